import type { Experiment, ExperimentShown, ReplicateShown, StatisticName } from '@farol/api';
import { cellsOf, countCells, type Summary } from '@farol/experiments';
import type { CellOfResults } from '../reads.ts';

/** A summary of eight replicates around a mean, with an interval of ± half. */
export const summary = (mean: number | null, half: number | null = 0.1): Summary => ({
  count: 8,
  mean,
  standardDeviation: 0.1,
  low: mean === null || half === null ? null : mean - half,
  high: mean === null || half === null ? null : mean + half,
  min: mean,
  q05: mean,
  q25: mean,
  median: mean,
  q75: mean,
  q95: mean,
  max: mean,
});

/** A result for each cell of a design; unless said otherwise, its mean is the cell's number. */
export function resultsOf(
  design: Experiment,
  statistic: StatisticName = 'volatility',
  meanOf: (cell: number) => number | null = (cell) => cell,
): CellOfResults[] {
  return cellsOf(design).map((cell) => ({
    ...cell,
    transient: 0,
    replicates: 8,
    failed: 0,
    failure: null,
    planned: 8,
    statistics: { [statistic]: summary(meanOf(cell.cell)) },
  }));
}

/** An experiment as the API shows it: a draft of which nothing is played. */
export function shownOf(design: Experiment, changes: Partial<ExperimentShown> = {}): ExperimentShown {
  const cells = countCells(design);
  return {
    id: '5',
    name: design.name ?? 'Experiment',
    status: 'draft',
    design,
    cells,
    games: { total: cells * design.replicates, done: 0, failed: 0, running: 0, notNeeded: 0 },
    roundsPlayed: 0,
    gamesPerSecond: null,
    expectedEnd: null,
    createdAt: '2026-11-20T10:35:00Z',
    updatedAt: '2026-11-20T10:35:00Z',
    revision: 1,
    ...changes,
  };
}

export const replicate = (changes: Partial<ReplicateShown> = {}): ReplicateShown => ({
  cell: 3,
  replicate: 0,
  seed: '17',
  status: 'done',
  rounds: { played: 100, planned: 100 },
  manifestDigest: null,
  digest: null,
  statistics: null,
  fault: null,
  gameId: null,
  ...changes,
});
