import { rulesOf } from '@farol/kernel';
import { type Experiment, type StatisticName } from '@farol/api';
import { type CellResult, CONFIDENCE, type Summary, variedPathsOf } from '@farol/experiments';
import { SOME_FAILED } from './exit-codes.ts';
import { writeCount, writeNumber } from './numbers.ts';
import { nameOf } from './vary.ts';

const MOST_DIGITS = 10;
const GAP = '  ';

/** 0.2236 ± 0.0018: the mean to where its half-width has two digits. */
export function writeEstimate({ mean, low, high }: Summary): string {
  if (mean === null) return '–';
  if (low === null || high === null) return writeNumber(mean);
  const half = (high - low) / 2;
  const digits = half > 0 ? Math.max(0, Math.min(MOST_DIGITS, 1 - Math.floor(Math.log10(half)))) : 0;
  return half > 0 ? `${mean.toFixed(digits)} ± ${half.toFixed(digits)}` : `${writeNumber(mean)} ± 0`;
}

/** A level as a column shows it. */
export function writeLevel(level: unknown): string {
  const text = typeof level === 'string' ? level : JSON.stringify(level);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** Rows of texts as aligned lines, all to the right. */
function align(rows: readonly string[][]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => row.map((text, column) => text.padStart(widths[column])).join(GAP));
}

/** As many statistics side by side as the width allows; at least one. */
function groupBy(width: number, start: readonly string[], columns: readonly string[]): number[][] {
  const groups: number[][] = [];
  let left = 0;
  for (const [index, column] of columns.entries()) {
    left -= column.length + GAP.length;
    if (left < 0 || groups.length === 0) {
      groups.push([]);
      left = width - Math.max(...start.map(({ length }) => length)) - column.length - GAP.length;
    }
    groups.at(-1)!.push(index);
  }
  return groups;
}

/** Mean and half-width of every statistic by cell, in tables no wider than the terminal. */
export function writeTable(experiment: Experiment, results: readonly CellResult[], width: number): string {
  const paths = variedPathsOf(experiment).map(({ path }) => path);
  const hasRounds = !paths.includes('rounds') && new Set(results.map(({ rounds }) => rounds)).size > 1;
  const hasFailed = results.some(({ failed }) => failed > 0);
  const start = align([
    [
      ...paths.map((path) => nameOf(path, paths)),
      ...(hasRounds ? ['rounds'] : []),
      'n',
      ...(hasFailed ? ['failed'] : []),
    ],
    ...results.map(({ levels, rounds, replicates, failed }) => [
      ...paths.map((path) => writeLevel(levels[path])),
      ...(hasRounds ? [writeCount(rounds)] : []),
      writeCount(replicates),
      ...(hasFailed ? [failed > 0 ? writeCount(failed) : ''] : []),
    ]),
  ]);
  const columns = experiment.statistics.map((name: StatisticName) =>
    align([[name], ...results.map(({ statistics }) => [writeEstimate(statistics[name]!)])]),
  );
  const tables = groupBy(
    width,
    start,
    columns.map(([header]) => header),
  ).map((group) => start.map((text, row) => [text, ...group.map((index) => columns[index][row])].join(GAP)).join('\n'));
  return `${[writeTitle(experiment), ...tables, ...writeFailures(results)].join('\n\n')}\n`;
}

/** How many games a cell has: 8 replicates, or with a stop rule 8 to 100 replicates. */
export function writeReplicates({ replicates, stopRule }: Experiment, noun: string): string {
  const most = stopRule?.maxReplicates ?? replicates;
  const range = stopRule ? `${writeCount(stopRule.minReplicates)} to ${writeCount(most)}` : writeCount(most);
  return `${range} ${noun}${most === 1 ? '' : 's'}`;
}

function writeTitle(experiment: Experiment): string {
  const { base, transient, seed, stopRule } = experiment;
  const left = transient === 'half' ? 'the first half of the rounds' : `the first ${writeCount(transient)} rounds`;
  const games = writeReplicates(experiment, 'replicate');
  const confidence = writeNumber(100 * (stopRule?.confidence ?? CONFIDENCE));
  return `${rulesOf(base.rules.kind).title}, ${games} of each cell, without ${left}: mean ± ${confidence} % confidence; seed ${seed}`;
}

function writeFailures(results: readonly CellResult[]): string[] {
  const failures = results.flatMap(({ cell, failed, failure }) =>
    failure === null ? [] : [`cell ${cell}: ${failed} failed: ${failure}`],
  );
  return failures.length > 0 ? [failures.join('\n')] : [];
}

export function exitCodeOf(results: readonly CellResult[]): number {
  return results.some(({ failed }) => failed > 0) ? SOME_FAILED : 0;
}
