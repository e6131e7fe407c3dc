import { deserialize, serialize } from 'node:v8';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { Game, type Manifest, PlayRefused, type Totals } from '@farol/kernel';
import { type StatisticName } from '@farol/api';
import { collectStatistics, describeReplicate, type ReplicateOutcome } from '@farol/experiments';
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

/** What was played of a game that is not finished, ready to be stored. */
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
  const game = new Game(manifest, standing ? zstdDecompressSync(standing.snapshot) : undefined);
  const window = new Window(game, transient, standing?.before ?? null);
  if (standing?.attendances) return describe(task, game, window, join(standing.attendances.map(unpackAttendances)));
  const pieces: Uint32Array[] = [];
  // Pieces of a few milliseconds, so that the time is kept and an interruption heard, whatever a round costs.
  let piece = 1;
  while (game.round < rounds && !(isOver() && window.maySplit)) {
    const began = performance.now();
    const from = game.round;
    const attendances = game.play(Math.min(piece, rounds - from, window.untilMark));
    if (from >= transient) pieces.push(attendances);
    window.look();
    const tookMs = performance.now() - began;
    if (tookMs < 5) piece *= 2;
    else if (tookMs > 20) piece = Math.max(1, piece >> 1);
  }
  const attendances = join(pieces);
  // What was stored in slices is read, and described, when all of it is there.
  if (game.round === rounds && !standing) return describe(task, game, window, attendances);
  const slice: ReplicateSlice = {
    to: game.round,
    snapshot: zstdCompressSync(game.snapshot()),
    before: window.pack(),
    attendances: attendances.length > 0 ? packAttendances(attendances) : null,
  };
  return { slice };
}

function describe({ manifest, statistics }: ReplicateTask, game: Game, window: Window, attendances: Uint32Array) {
  const found = describeReplicate(manifest, attendances, window.totals());
  return { digest: game.digest, outcome: collectStatistics(statistics, found) };
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

const TOTALS = ['visits', 'benefit', 'switches', 'alwaysGo', 'alwaysStay'] as const satisfies (keyof Totals)[];
const mapTotals = (compute: (name: keyof Totals) => Float64Array) =>
  Object.fromEntries(TOTALS.map((name) => [name, compute(name)])) as unknown as Totals;

/** What the agents did after the transient, in a game that may be stored and opened again on the way. */
class Window {
  private readonly game: Game;
  private readonly transient: number;
  private before: Totals[] | null;

  constructor(game: Game, transient: number, before: Uint8Array | null) {
    this.game = game;
    this.transient = transient;
    this.before = before && (deserialize(zstdDecompressSync(before)) as Totals[]);
  }

  /** A switch into the window's first round is not one of the window's: these two marks are of one slice. */
  get maySplit(): boolean {
    return this.transient === 0 || this.game.round !== this.transient;
  }

  /** Rounds until the totals must be looked at. */
  get untilMark(): number {
    const { round } = this.game;
    if (this.transient === 0 || round > this.transient) return Infinity;
    return round === this.transient ? 1 : this.transient - round;
  }

  look(): void {
    const { game, transient } = this;
    if (transient === 0) return;
    if (game.round === transient) this.before = this.copy();
    if (game.round === transient + 1) {
      const switched = this.copy();
      this.before = this.before!.map((totals, index) => ({ ...totals, switches: switched[index].switches }));
    }
  }

  totals(): Totals[] {
    const { before } = this;
    const now = this.copy();
    if (!before) return now;
    return now.map((totals, index) =>
      mapTotals((name) => totals[name].map((value, agent) => value - before[index][name][agent])),
    );
  }

  pack(): Uint8Array | null {
    return this.before && zstdCompressSync(serialize(this.before));
  }

  private copy(): Totals[] {
    const cohorts = this.game.agents();
    return this.game.manifest.agents.map((_, index) => mapTotals((name) => cohorts.get(index)![name].slice()));
  }
}
