import { setImmediate } from 'node:timers/promises';
import { type ResultColumn, resultColumns, type ResultField, resultRows } from '@farol/experiments';
import type { SchemaElement } from 'hyparquet-writer';
import type { Queryable } from '../database/connection.ts';
import { openParquet } from '../exports/open-parquet.ts';
import type { ExperimentRow } from './queries.ts';
import { describeCells, progressOf } from './results.ts';

/** Rows of a row group, or a cell's few more; other requests are answered between groups. */
const GROUP_ROWS = 4096;

const TYPES: Record<ResultColumn['type'], Pick<SchemaElement, 'type' | 'converted_type'>> = {
  whole: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
};
const elementOf = ({ name, type }: ResultColumn): SchemaElement => ({
  name,
  ...TYPES[type],
  repetition_type: 'OPTIONAL',
});

/** The table of results as a Parquet file, with the design within, and how many of its games the results are of. */
export async function writeParquet(db: Queryable, experiment: ExperimentRow): Promise<Uint8Array<ArrayBuffer>> {
  const { design } = experiment;
  const columns = resultColumns(design);
  const schema = [{ name: 'results', num_children: columns.length }, ...columns.map(elementOf)];
  const { parquet, takeBytes } = openParquet(schema, {
    'farol.experiment': JSON.stringify(design),
    'farol.games': JSON.stringify(progressOf(experiment)),
  });
  let rows: ResultField[][] = [];
  function writeGroup(): void {
    const columnData = columns.map(({ name, type }, index) => {
      const fields = rows.map((row) => row[index]);
      // A factor may have numbers among its texts.
      return { name, data: type === 'text' ? fields.map((field) => field?.toString() ?? null) : fields };
    });
    void parquet.write({ rowGroupSize: rows.length, columnData });
    rows = [];
  }

  for await (const cell of describeCells(db, experiment)) {
    rows.push(...resultRows(design, cell));
    if (rows.length < GROUP_ROWS) continue;
    writeGroup();
    await setImmediate();
  }
  if (rows.length > 0) writeGroup();
  void parquet.finish();
  return takeBytes();
}
