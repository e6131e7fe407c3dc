import { deserialize, serialize } from 'node:v8';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { StatisticName } from '@farol/api';
import { collectStatistics, type ReplicateOutcome } from '@farol/experiments';
import { type CohortTotals, type Manifest, MeasuredGame, numbersOf, PlayRefused, type Totals } from '@farol/kernel';
import { packAttendances, unpackAttendances } from '../series/blocks.ts';
import { defineTask, type Run } from '../threads/task.ts';

/** Games one after the other until this is over; the last one may go on up to `SLICE_MS`, so that few are cut. */
const BUNDLE_MS = 1000;
const SLICE_MS = 2500;

/** Where a game that takes many slices stands. */
export interface ReplicateStanding {
  snapshot: Uint8Array;
  /** The agents' totals when the window began, packed; null before that. */
  before: Uint8Array | null;
  /** All stored attendances of the window, once all rounds are played: then only the statistics are missing. */
  attendances: Uint8Array[] | null;
}

/** A game of an experiment, to be played whole or on from where it stands. */
export interface ReplicateTask {
  cell: number;
  replicate: number;
  manifest: Manifest;
  rounds: number;
  transient: number;
  statistics: readonly StatisticName[];
  standing: ReplicateStanding | null;
}

/** The played part of an unfinished game, ready to be stored. */
export interface ReplicateSlice {
  to: number;
  snapshot: Uint8Array;
  before: Uint8Array | null;
  /** Those of the window, packed; null if none are. */
  attendances: Uint8Array | null;
}

export type PlayedReplicate = { playedMs: number } & (
  | { slice: ReplicateSlice }
  | { digest: string; outcome: ReplicateOutcome }
  | { digest: null; failure: string }
);

type IsOver = () => boolean;

/**
 * Plays games one after the other. The answer is in their order, and shorter than the list if the time was up or
 * `isInterrupted`; a game that cannot be played is an outcome like others.
 */
export function playEnsemble(tasks: readonly ReplicateTask[], isInterrupted: IsOver): PlayedReplicate[] {
  const played: PlayedReplicate[] = [];
  const start = performance.now();
  const lasts = (ms: number) => isInterrupted() || performance.now() - start >= ms;
  for (const task of tasks) {
    if (lasts(BUNDLE_MS)) break;
    const began = performance.now();
    try {
      const result = playReplicate(task, () => lasts(SLICE_MS));
      played.push({ ...result, playedMs: performance.now() - began });
    } catch (error) {
      if (!(error instanceof PlayRefused)) throw error;
      played.push({ digest: null, failure: error.message, playedMs: performance.now() - began });
    }
  }
  return played;
}

export const playEnsembleTask = defineTask('play-ensemble', (tasks: readonly ReplicateTask[], run: Run) =>
  playEnsemble(tasks, run.isInterrupted),
);

function playReplicate(task: ReplicateTask, isOver: IsOver) {
  const { manifest, rounds, transient, standing } = task;
  const game = new MeasuredGame(
    manifest,
    { from: transient, to: rounds },
    standing ? { snapshot: zstdDecompressSync(standing.snapshot), opening: unpackOpening(standing.before) } : {},
  );
  if (standing?.attendances) return describe(task, game, join(standing.attendances.map(unpackAttendances)));
  const pieces = playPieces(game, task, isOver);
  const attendances = join(pieces.filter(({ from }) => from >= transient).map((piece) => piece.attendances));
  // The attendances of earlier slices are in the database: a game of several slices is described once all are read.
  if (game.round === rounds && !standing) return describe(task, game, attendances);
  const slice: ReplicateSlice = {
    to: game.round,
    snapshot: zstdCompressSync(game.snapshot()),
    before: packOpening(game.opening),
    attendances: attendances.length > 0 ? packAttendances(attendances) : null,
  };
  return { slice };
}

/** Plays pieces of a few milliseconds each, so that the budget holds and an interruption takes effect at once. */
function playPieces(game: MeasuredGame, { rounds, transient }: ReplicateTask, isOver: IsOver) {
  const pieces: { from: number; attendances: Uint32Array }[] = [];
  let piece = 1;
  while (game.round < rounds && !isOver()) {
    const began = performance.now();
    const from = game.round;
    // No piece lies on both sides of the transient's end.
    const until = from < transient ? transient : rounds;
    pieces.push({ from, attendances: game.play(Math.min(piece, until - from)) });
    const tookMs = performance.now() - began;
    if (tookMs < 5) piece *= 2;
    else if (tookMs > 20) piece = Math.max(1, piece >> 1);
  }
  return pieces;
}

function describe({ statistics }: ReplicateTask, game: MeasuredGame, attendances: Uint32Array) {
  return { digest: game.digest, outcome: collectStatistics(statistics, numbersOf(game.describe(attendances))) };
}

function join(parts: readonly Uint32Array[]): Uint32Array {
  const whole = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** The totals of an experiment's agents, who all play from the first round to the last, in the manifest's order. */
function packOpening(opening: CohortTotals | undefined): Uint8Array | null {
  return opening ? zstdCompressSync(serialize([...opening.values()])) : null;
}

function unpackOpening(packed: Uint8Array | null): CohortTotals | undefined {
  if (!packed) return undefined;
  const totals = deserialize(zstdDecompressSync(packed)) as Totals[];
  return new Map(totals.entries());
}
