import { parentPort } from 'node:worker_threads';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { Game, type Manifest } from '@farol/kernel';
import { describeGame, type GameWindow } from '../analytics/statistics.ts';
import { type Block, BLOCK_ROUNDS, cutBlocks, unpackAttendances } from './blocks.ts';

/** Opens a game where it stands; the open block's attendances are those stored since the last full one. */
export interface OpenGame {
  open: { manifest: Manifest; snapshot: Uint8Array | null; openBlock: Uint8Array | null };
}
/** Plays up to `rounds`, and no longer than about `budgetMs`. */
export interface PlayRounds {
  play: { rounds: number; budgetMs: number };
}
/** Plays on to a round and tells who chose what in it; nothing is stored of this. */
export interface ReplayRound {
  replay: { round: number };
}
/** A round played again: each cohort's choices by its number in the manifest. */
export interface ReplayedRound {
  attendance: number;
  choices: Map<number, Uint8Array>;
}
/** What a slice of play led to, ready to be stored. */
export interface Slice {
  from: number;
  to: number;
  attendances: Uint32Array;
  blocks: Block[];
  snapshot: Uint8Array;
  digest: string;
  playedMs: number;
}

/** Statistics of a window; the thread's open game is left alone. */
export interface DescribeGame {
  describe: GameWindow;
}
export type ThreadRequest = OpenGame | PlayRounds | ReplayRound | DescribeGame;

let game: Game;
/** Attendances of the open block, in front of what is played next. */
let open: Uint32Array = new Uint32Array();

function openGame({ manifest, snapshot, openBlock }: OpenGame['open']) {
  game = new Game(manifest, snapshot ? zstdDecompressSync(snapshot) : undefined);
  open = openBlock ? unpackAttendances(openBlock) : new Uint32Array();
}

/** Plays in pieces of a few milliseconds each, so that a budget is kept whatever a round costs. */
function playPieces(rounds: number, budgetMs: number): Uint32Array[] {
  const start = performance.now();
  const pieces: Uint32Array[] = [];
  let piece = 1,
    left = rounds;
  while (left > 0 && performance.now() - start < budgetMs) {
    const began = performance.now();
    pieces.push(game.play(Math.min(piece, left)));
    left -= Math.min(piece, left);
    const tookMs = performance.now() - began;
    if (tookMs < 5) piece *= 2;
    else if (tookMs > 20) piece = Math.max(1, piece >> 1);
  }
  return pieces;
}

function playSlice({ rounds, budgetMs }: PlayRounds['play']): Slice {
  const from = game.round;
  const start = performance.now();
  const pieces = playPieces(rounds, budgetMs);
  const playedMs = performance.now() - start;
  const all = new Uint32Array(open.length + game.round - from);
  all.set(open);
  let offset = open.length;
  for (const piece of pieces) {
    all.set(piece, offset);
    offset += piece.length;
  }
  const blocks = cutBlocks(game.manifest, from - open.length, all);
  const attendances = all.slice(open.length);
  open = all.slice(all.length - (game.round % BLOCK_ROUNDS));
  return {
    from,
    to: game.round,
    attendances,
    blocks,
    snapshot: zstdCompressSync(game.snapshot()),
    digest: game.digest,
    playedMs,
  };
}

function replayRound({ round }: ReplayRound['replay']): ReplayedRound {
  while (game.round < round - 1) game.play(Math.min(1000, round - 1 - game.round));
  const [attendance] = game.play(1);
  const choices = new Map(Array.from(game.agents(), ([index, agents]) => [index, agents.choices]));
  return { attendance: attendance, choices };
}

function answer(request: ThreadRequest): unknown {
  if ('open' in request) return openGame(request.open);
  if ('play' in request) return playSlice(request.play);
  if ('replay' in request) return replayRound(request.replay);
  const { snapshot, ...window } = request.describe;
  return describeGame({ ...window, snapshot: snapshot && zstdDecompressSync(snapshot) });
}

parentPort!.on('message', (request: ThreadRequest) => {
  try {
    parentPort!.postMessage({ done: answer(request) });
  } catch (error) {
    parentPort!.postMessage({ failed: error instanceof Error ? error.message : String(error) });
  }
});
