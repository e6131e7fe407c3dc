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
    const notNeeded = design.stopRule ? await countNotNeeded(db, id, first, first + atOnce) : new Map<number, number>();
    const outcomes = new Map<number, ReplicateOutcome[]>();
    for (const row of rows) {
      const known = outcomes.get(row.cell) ?? [];
      known.push(outcomeOf(row));
      outcomes.set(row.cell, known);
    }
    for (const [number, found] of outcomes) {
      const cell = cellOf(design, number);
      // Where the stop rule ends a cell was decided when its games were stored: those beyond are not among its outcomes.
      const needed = mostReplicates(design) - (notNeeded.get(number) ?? 0);
      yield describeCell(design, cell, transientOf(design, cell.rounds), found, needed);
    }
  }
}

/** Games without which the stop rule was content, by cell, for the cells from `first` up to `end`. */
async function countNotNeeded(db: Queryable, id: string, first: number, end: number): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('replicates')
    .select(['cell', (eb) => eb.fn.countAll<number>().as('games')])
    .where('experiment_id', '=', id)
    .where('cell', '>=', first)
    .where('cell', '<', end)
    .where('status', '=', 'not-needed')
    .groupBy('cell')
    .execute();
  return new Map(rows.map(({ cell, games }) => [cell, games]));
}

/** How far an experiment is, for the readers of its results: it is complete when `finished` has come to `needed`. */
export function progressOf({ games, games_done: done, games_failed: failed, games_not_needed: not }: ExperimentRow) {
  return { finished: done + failed, needed: games - not };
}

export async function writeCsv(db: Queryable, experiment: ExperimentRow): Promise<string> {
  let text = csvHeader(experiment.design);
  for await (const cell of describeCells(db, experiment)) text += csvRows(experiment.design, cell);
  return text;
}
