import { parentPort, workerData } from 'node:worker_threads';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { Game, type Manifest } from '@farol/kernel';
import { describeDistributions, type Standings } from '../analytics/distributions.ts';
import { describeGame, type GameWindow } from '../analytics/statistics.ts';
import { playEnsemble, type ReplicateTask } from '../experiments/play-ensemble.ts';
import { type Trial, tryCells } from '../experiments/try-cells.ts';
import type { Block } from './blocks.ts';
import { growSeries, openSeries, type SeriesEnd, type StoredEnd } from './grow-series.ts';
import { type Chunk, countBuckets } from './pyramid.ts';
import { recordChoices, type RecordedEntry } from './record-choices.ts';

/** A game at a version: two that are equal stand at the same round with the same manifest. */
export interface GameAt {
  id: string;
  version: number;
}
/** A game at some round, which the snapshot knows; without one, before the first. */
export interface GameStart {
  manifest: Manifest;
  snapshot: Uint8Array | null;
}
/** A game where it stands, with the end of what is stored of it. */
export type OpenGame = GameStart & StoredEnd;
/** What a slice of play led to, ready to be stored. */
export interface Slice {
  from: number;
  to: number;
  attendances: Uint32Array;
  blocks: Block[];
  chunks: Chunk[];
  snapshot: Uint8Array;
  digest: string;
  playedMs: number;
  /** What making it ready to be stored took. */
  packedMs: number;
}
/** A round played again: each cohort's choices by its number in the manifest. */
export interface ReplayedRound {
  attendance: number;
  choices: Map<number, Uint8Array>;
}

/** A game's state after some round. */
export interface Standing {
  snapshot: Uint8Array;
  digest: string;
}

/** What a thread is asked; `keep` alone has no answer. */
export type Request =
  | { open: OpenGame & { game: GameAt } }
  | { play: { game: GameAt; rounds: number; budgetMs: number } }
  | { keep: GameAt }
  | { replay: GameStart & { round: number } }
  | { advance: GameStart & { round: number } }
  | { record: GameStart & { entries: readonly RecordedEntry[] } }
  | { describe: GameWindow }
  | { distribute: Standings }
  | { ensemble: readonly ReplicateTask[] }
  | { try: { trials: readonly Trial[]; budgetMs: number } };
export type Answer = { done: unknown } | { failed: string };

interface HeldGame {
  game: Game;
  /** The version that what was played is stored under; undefined while it is not. */
  version: number | undefined;
  /** What is played next is stored behind it. */
  end: SeriesEnd;
  bytes: number;
}

/** Games held open, the one that was longest not played first. */
const held = new Map<string, HeldGame>();
const MAX_HELD_BYTES = 64 * 2 ** 20;
const interruption = workerData as Int32Array;

function restoreGame({ manifest, snapshot }: GameStart): Game {
  return new Game(manifest, snapshot ? zstdDecompressSync(snapshot) : undefined);
}

function unpackSnapshot<T extends { snapshot: Uint8Array | null }>(at: T): T {
  return { ...at, snapshot: at.snapshot && zstdDecompressSync(at.snapshot) };
}

function openGame(open: OpenGame): Omit<HeldGame, 'version'> {
  const game = restoreGame(open);
  const end = openSeries(game.round, open);
  return { game, end, bytes: game.snapshot().length + bytesOf(end) };
}

function bytesOf({ openBlock, openBuckets }: SeriesEnd): number {
  // Ten numbers of eight bytes for each bucket.
  return openBuckets.reduce((sum, buckets) => sum + 80 * countBuckets(buckets), openBlock.byteLength);
}

/** Puts a game last in line to be let go, and lets go of the first ones beyond the limit. */
function hold(id: string, entry: HeldGame): void {
  held.delete(id);
  held.set(id, entry);
  let bytes = [...held.values()].reduce((sum, other) => sum + other.bytes, 0);
  for (const [otherId, other] of held) {
    if (bytes <= MAX_HELD_BYTES || otherId === id) break;
    held.delete(otherId);
    bytes -= other.bytes;
  }
}

/** Plays in pieces of a few milliseconds each, so that a budget is kept, and an interruption heard, whatever a round costs. */
function playPieces(game: Game, rounds: number, budgetMs: number): Uint32Array[] {
  const start = performance.now();
  const pieces: Uint32Array[] = [];
  let piece = 1,
    left = rounds;
  while (left > 0 && performance.now() - start < budgetMs && Atomics.load(interruption, 0) === 0) {
    const began = performance.now();
    pieces.push(game.play(Math.min(piece, left)));
    left -= Math.min(piece, left);
    const tookMs = performance.now() - began;
    if (tookMs < 5) piece *= 2;
    else if (tookMs > 20) piece = Math.max(1, piece >> 1);
  }
  return pieces;
}

function playSlice(id: string, entry: HeldGame, rounds: number, budgetMs: number): Slice {
  const { game } = entry;
  const from = game.round;
  const start = performance.now();
  // What is played now is nobody's until it is stored.
  entry.version = undefined;
  const pieces = playPieces(game, rounds, budgetMs);
  const played = performance.now();
  const attendances = new Uint32Array(game.round - from);
  let offset = 0;
  for (const piece of pieces) {
    attendances.set(piece, offset);
    offset += piece.length;
  }
  const { blocks, chunks, end } = growSeries(game.manifest, entry.end, attendances);
  const snapshot = game.snapshot();
  hold(id, { ...entry, end, bytes: snapshot.length + bytesOf(end) });
  return {
    from,
    to: game.round,
    attendances,
    blocks,
    chunks,
    snapshot: zstdCompressSync(snapshot),
    digest: game.digest,
    playedMs: played - start,
    packedMs: performance.now() - played,
  };
}

function replayRound({ round, ...at }: GameStart & { round: number }): ReplayedRound {
  const game = restoreGame(at);
  while (game.round < round - 1) game.play(Math.min(1000, round - 1 - game.round));
  const [attendance] = game.play(1);
  const choices = new Map(Array.from(game.agents(), ([index, agents]) => [index, agents.choices]));
  return { attendance, choices };
}

/** The game as it stood after `round` rounds. */
function advance({ round, ...at }: GameStart & { round: number }): Standing {
  const game = restoreGame(at);
  while (game.round < round) game.play(Math.min(1000, round - game.round));
  return { snapshot: zstdCompressSync(game.snapshot()), digest: game.digest };
}

function answer(request: Exclude<Request, { keep: GameAt }>): unknown {
  if ('open' in request) {
    const { game, ...at } = request.open;
    return hold(game.id, { ...openGame(at), version: game.version });
  }
  if ('play' in request) {
    const { game, rounds, budgetMs } = request.play;
    const entry = held.get(game.id);
    return entry?.version === game.version ? playSlice(game.id, entry, rounds, budgetMs) : 'not open';
  }
  if ('replay' in request) return replayRound(request.replay);
  if ('advance' in request) return advance(request.advance);
  if ('record' in request) return recordChoices(restoreGame(request.record), request.record.entries);
  if ('ensemble' in request) return playEnsemble(request.ensemble, () => Atomics.load(interruption, 0) !== 0);
  if ('try' in request) return tryCells(request.try.trials, request.try.budgetMs);
  if ('distribute' in request) return describeDistributions(unpackSnapshot(request.distribute));
  return describeGame(unpackSnapshot(request.describe));
}

parentPort!.on('message', (request: Request) => {
  if ('keep' in request) {
    const entry = held.get(request.keep.id);
    if (entry) entry.version = request.keep.version;
    return;
  }
  try {
    parentPort!.postMessage({ done: answer(request) } satisfies Answer);
  } catch (error) {
    parentPort!.postMessage({ failed: error instanceof Error ? error.message : String(error) } satisfies Answer);
  }
});
