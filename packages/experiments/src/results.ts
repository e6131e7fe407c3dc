import { type Experiment, type Level, type ReplicateStatistics, type StatisticName, writeCsvRow } from '@farol/api';
import { type Cell, mostReplicates } from './cells.ts';
import { isWholeAt } from './paths.ts';
import { CONFIDENCE, halfWidthOf, summarise, type Summary } from './summaries.ts';
import { type VariedPath, variedPathsOf } from './varied-paths.ts';

/** Result of one replicate: its statistics, or the reason why it has none. */
export type ReplicateOutcome = { readonly statistics: Partial<ReplicateStatistics> } | { readonly failure: string };

/** The outcome of a replicate that was played: of its statistics those that the experiment collects. */
export function collectStatistics(names: readonly StatisticName[], found: ReplicateStatistics): ReplicateOutcome {
  return { statistics: Object.fromEntries(names.map((name) => [name, found[name]])) };
}

/** Result of a cell. */
export interface CellResult extends Cell {
  transient: number;
  /** Replicates played to their end. */
  replicates: number;
  /** Replicates that could not be, for whatever reason; they are in no statistic. */
  failed: number;
  /** Why the first of them could not be; null if none failed. */
  failure: string | null;
  /** Replicates that the cell is to have; with a stop rule that still decides, the most. */
  planned: number;
  statistics: Partial<Record<StatisticName, Summary>>;
}

const valuesOf = (outcomes: readonly ReplicateOutcome[], name: StatisticName) =>
  outcomes.flatMap((outcome) => ('failure' in outcome ? [] : [outcome.statistics[name] ?? null]));

/**
 * How many of a cell's replicates count, given the outcomes of the first ones in order; null while more are needed.
 * With a stop rule it is the fewest, from minReplicates on, whose mean is known well enough, else maxReplicates: so
 * what was played beyond changes nothing. Looking at every replicate makes the interval cover a little less often
 * than its confidence says. `seen`: the first outcomes with which it was asked before, and said null.
 */
export function countNeeded(experiment: Experiment, outcomes: readonly ReplicateOutcome[], seen = 0): number | null {
  const { replicates, stopRule } = experiment;
  if (!stopRule) return outcomes.length >= replicates ? replicates : null;
  const { statistic, halfWidth, confidence, minReplicates, maxReplicates } = stopRule;
  for (let count = Math.max(minReplicates, seen + 1); count <= Math.min(outcomes.length, maxReplicates); count++) {
    const reached = halfWidthOf(valuesOf(outcomes.slice(0, count), statistic), confidence);
    if (reached !== null && reached <= halfWidth) return count;
  }
  return outcomes.length >= maxReplicates ? maxReplicates : null;
}

/** A cell's row of results, from the outcomes of its replicates in order; `needed` as countNeeded counts them. */
export function describeCell(
  experiment: Experiment,
  cell: Cell,
  transient: number,
  outcomes: readonly ReplicateOutcome[],
  needed = countNeeded(experiment, outcomes),
): CellResult {
  const counted = outcomes.slice(0, needed ?? outcomes.length);
  const failures = counted.flatMap((outcome) => ('failure' in outcome ? [outcome.failure] : []));
  const confidence = experiment.stopRule?.confidence ?? CONFIDENCE;
  const summaries = experiment.statistics.map((name) => [name, summarise(valuesOf(counted, name), confidence)]);
  return {
    ...cell,
    transient,
    replicates: counted.length - failures.length,
    failed: failures.length,
    failure: failures[0] ?? null,
    planned: needed ?? mostReplicates(experiment),
    statistics: Object.fromEntries(summaries) as CellResult['statistics'],
  };
}

const SUMMARY_COLUMNS = [
  'count',
  'mean',
  'standardDeviation',
  'low',
  'high',
  'min',
  'q05',
  'q25',
  'median',
  'q75',
  'q95',
  'max',
] as const satisfies (keyof Summary)[];

/** A column of the table of results. */
export interface ResultColumn {
  name: string;
  /** Whole numbers fit into 32 bits. A factor's column has numbers if all its levels are numbers. */
  type: 'whole' | 'number' | 'text';
}
/** A field of the table; null is what is undefined. */
export type ResultField = number | string | null;

const MAX_WHOLE = 2 ** 31 - 1;

/** `rounds` has a column in any case. */
const factorColumns = (experiment: Experiment) => variedPathsOf(experiment).filter(({ path }) => path !== 'rounds');

function factorType({ base }: Experiment, { path, levels }: VariedPath): ResultColumn['type'] {
  if (levels.some((level) => typeof level !== 'number')) return 'text';
  const areWhole = levels.every((level) => Number.isInteger(level) && Math.abs(Number(level)) <= MAX_WHOLE);
  return areWhole && isWholeAt(base, path) ? 'whole' : 'number';
}

const whole = (name: string): ResultColumn => ({ name, type: 'whole' });

/**
 * The table's columns: one for each factor's path between the cell's number and the fixed columns. A later version adds
 * columns at the end only: readers may go by position.
 */
export function resultColumns(experiment: Experiment): ResultColumn[] {
  return [
    whole('cell'),
    ...factorColumns(experiment).map((column): ResultColumn => {
      return { name: column.path, type: factorType(experiment, column) };
    }),
    ...['rounds', 'transient', 'replicates', 'failed'].map(whole),
    { name: 'statistic', type: 'text' },
    ...SUMMARY_COLUMNS.map((name): ResultColumn => ({ name, type: name === 'count' ? 'whole' : 'number' })),
    whole('planned'),
  ];
}

const fieldOf = (level: Level): ResultField => (typeof level === 'object' ? JSON.stringify(level) : level);

/** A cell's rows of the table: one for each statistic. */
export function resultRows(experiment: Experiment, result: CellResult): ResultField[][] {
  const { cell, levels, rounds, transient, replicates, failed, planned, statistics } = result;
  const fields = factorColumns(experiment).map(({ path }) => fieldOf(levels[path]));
  const start = [cell, ...fields, rounds, transient, replicates, failed];
  return experiment.statistics.map((name) => [
    ...start,
    name,
    ...SUMMARY_COLUMNS.map((column) => statistics[name]?.[column] ?? null),
    planned,
  ]);
}

/** The first line of the CSV. */
export function csvHeader(experiment: Experiment): string {
  return writeCsvRow(resultColumns(experiment).map(({ name }) => name));
}

/** A cell's lines of the CSV. */
export function csvRows(experiment: Experiment, result: CellResult): string {
  return resultRows(experiment, result).map(writeCsvRow).join('');
}
