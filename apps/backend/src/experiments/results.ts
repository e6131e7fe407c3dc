import { type Experiment } from '@farol/api';
import {
  type CellResult,
  cellOf,
  countCells,
  csvHeader,
  csvRows,
  describeCell,
  mostReplicates,
  type ReplicateOutcome,
  transientOf,
} from '@farol/experiments';
import type { Queryable } from '../database/connection.ts';
import type { ExperimentRow } from './queries.ts';
import { outcomeOf } from './store-bundle.ts';

/** Rows are read so many at a time; other requests are answered in between. */
const ROWS_AT_ONCE = 5000;

/** Results of the cells so far, in order; cells without a finished game are left out. */
export async function* describeCells(db: Queryable, { id, design }: ExperimentRow): AsyncGenerator<CellResult> {
  const count = countCells(design);
  const atOnce = Math.max(1, Math.floor(ROWS_AT_ONCE / mostReplicates(design)));
  const settled = withoutLooking(design);
  for (let first = 0; first < count; first += atOnce) {
    const rows = await db
      .selectFrom('replicates')
      .select(['cell', 'statistics', 'fault'])
      .where('experiment_id', '=', id)
      .where('cell', '>=', first)
      .where('cell', '<', first + atOnce)
      .where('status', 'in', ['done', 'failed'])
      .orderBy('cell')
      .orderBy('replicate')
      .execute();
    const outcomes = new Map<number, ReplicateOutcome[]>();
    for (const row of rows) {
      const known = outcomes.get(row.cell) ?? [];
      known.push(outcomeOf(row));
      outcomes.set(row.cell, known);
    }
    for (const [number, found] of outcomes) {
      const cell = cellOf(design, number);
      yield describeCell(settled, cell, transientOf(design, cell.rounds), found);
    }
  }
}

/** Where the stop rule ends a cell was decided when its games were stored: those beyond are not among its outcomes. */
function withoutLooking(design: Experiment): Experiment {
  const { stopRule } = design;
  return stopRule ? { ...design, stopRule: { ...stopRule, minReplicates: stopRule.maxReplicates } } : design;
}

export async function writeCsv(db: Queryable, experiment: ExperimentRow): Promise<string> {
  let text = csvHeader(experiment.design);
  for await (const cell of describeCells(db, experiment)) text += csvRows(experiment.design, cell);
  return text;
}
