import type { StatisticName } from '@farol/api';
import { collectStatistics } from '@farol/experiments';
import {
  describeWindow,
  Game,
  lastStretch,
  type Manifest,
  numbersOf,
  playingBytesOf,
  PlayRefused,
} from '@farol/kernel';
import { defineTask } from '../threads/task.ts';

/** A game of a cell, to be played for a moment. */
export interface Trial {
  manifest: Manifest;
  rounds: number;
  statistics: readonly StatisticName[];
}

/** Cost of a game and of each round, or the reason why it cannot be played; neither if it is too large for a trial. */
export type TrialOutcome = { gameMs: number; roundMs: number } | { failure: string } | { tooLarge: true };

/** To set up more than this takes longer than the trial may. */
const MAX_TRIAL_BYTES = 16 * 2 ** 20;

/** Unless they take far too long: a machine that is busy may stand still in one piece, hardly in all. */
const FEWEST_PIECES = 6;

/** The first game is played beforehand for this share of the time: all code is slow at first. */
const WARMING = 0.4;

/** Plays each game for its share of the time. */
export function tryCells(trials: readonly Trial[], budgetMs: number): TrialOutcome[] {
  const [first] = trials;
  if (first) tryCell(first, WARMING * budgetMs);
  return trials.map((trial) => tryCell(trial, ((1 - WARMING) * budgetMs) / trials.length));
}

export const tryCellsTask = defineTask(
  'try-cells',
  ({ trials, budgetMs }: { trials: readonly Trial[]; budgetMs: number }) => tryCells(trials, budgetMs),
);

function tryCell(trial: Trial, shareMs: number): TrialOutcome {
  const { agents } = trial.manifest;
  if (agents.reduce((sum, entry) => sum + playingBytesOf(entry), 0) > MAX_TRIAL_BYTES) return { tooLarge: true };
  try {
    return playTrial(trial, shareMs);
  } catch (error) {
    if (!(error instanceof PlayRefused)) throw error;
    return { failure: error.message };
  }
}

function playTrial({ manifest, rounds, statistics }: Trial, shareMs: number): TrialOutcome {
  const began = performance.now();
  const game = new Game(manifest);
  const attendances: number[] = [...game.play(1)];
  const setUp = performance.now();
  const playedMs: number[] = [];
  const lasts = () => performance.now() - setUp < (playedMs.length < FEWEST_PIECES ? 4 * shareMs : shareMs / 2);
  // A piece takes about as long as all before it.
  for (let piece = 1; game.round < rounds && lasts(); piece *= 2) {
    const start = performance.now();
    const played = game.play(Math.min(piece, rounds - game.round));
    playedMs.push((performance.now() - start) / played.length);
    for (const attendance of played) attendances.push(attendance);
  }
  const describe = (count: number) => {
    const start = performance.now();
    const window = Uint32Array.from(attendances.slice(0, count));
    const stretch = lastStretch(manifest, 0, count)!;
    collectStatistics(statistics, numbersOf(describeWindow(manifest, stretch, window, game.agents())));
    return performance.now() - start;
  };
  // Of few rounds and of all: what of it grows with the rounds.
  const few = Math.ceil(game.round / 4);
  const fewMs = Math.min(describe(few), describe(few)),
    allMs = Math.min(describe(game.round), describe(game.round));
  const describedRoundMs = game.round > few ? Math.max(0, (allMs - fewMs) / (game.round - few)) : 0;
  // The last pieces are the longest and the fastest; who else uses the machine makes one slower, never faster.
  const roundMs = Math.min(setUp - began, ...playedMs.slice(-2)) + describedRoundMs;
  return { gameMs: setUp - began + Math.max(0, allMs - describedRoundMs * game.round), roundMs };
}
