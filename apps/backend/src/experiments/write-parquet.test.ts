import { zstdDecompressSync } from 'node:zlib';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { experimentSchema } from '@farol/experiments';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type StartedBackend, startBackend } from '../testing.ts';

const CURVES = {
  name: 'Café: "go" or stay',
  base: { rules: { kind: 'curves' }, agents: [{ strategy: 'bernoulli', count: 4 }], rounds: 50 },
  factors: [
    { path: 'rules.go', values: ['n < 3 ? 1 : 0', [[0, 0.5]]] },
    { path: 'agents[0].count', values: [4, 5] },
    { path: 'agents[0].params.probability', values: [0.1, 1 / 3] },
    { path: 'rounds', values: [50, 60] },
  ],
  replicates: 3,
  statistics: ['volatility', 'entropy', 'predictability'],
  seed: '1',
};
const SUMMARY = 'count mean standardDeviation low high min q05 q25 median q75 q95 max'.split(' ');

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
beforeAll(async () => {
  laboratory = await startBackend();
  ({ ask } = laboratory);
  await laboratory.playJobs();
});
afterAll(() => laboratory.stop());

async function create(design: object): Promise<string> {
  const { status, body } = await ask('POST', '/experiments', design);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

async function play(id: string): Promise<void> {
  expect((await ask('PATCH', `/experiments/${id}/status`, { action: 'start' })).status).toBe(200);
  const completed = async () =>
    expect((await ask('GET', `/experiments/${id}`)).body).toMatchObject({ status: 'completed' });
  await vi.waitFor(completed, { timeout: 25_000, interval: 30 });
}

const compressors = { ZSTD: (bytes: Uint8Array) => new Uint8Array(zstdDecompressSync(bytes)) };
async function takeParquet(id: string) {
  const answer = await laboratory.app.request(`/experiments/${id}/results?format=parquet`);
  expect(answer.status).toBe(200);
  const file = await answer.arrayBuffer();
  const metadata = parquetMetadata(file);
  return {
    headers: answer.headers,
    metadata,
    columns: metadata.schema.slice(1).map(({ name, type, converted_type: text }) => `${name} ${text ?? type}`),
    rows: await parquetReadObjects({ file, compressors }),
  };
}

interface CellShown {
  levels: Record<string, unknown>;
  statistics: Record<string, Record<string, number | null>>;
  [field: string]: unknown;
}

/** The rows that the JSON results come to, given which factors are texts. */
async function listRows(id: string, texts: string[]) {
  const { body } = await ask('GET', `/experiments/${id}/results`);
  return (body.cells as CellShown[]).flatMap(({ levels, statistics, ...counts }) => {
    delete counts['failure'];
    const shown = Object.entries(levels).map(([path, level]) => {
      if (!texts.includes(path)) return [path, level];
      return [path, typeof level === 'string' ? level : JSON.stringify(level)];
    });
    return Object.entries(statistics).map(([statistic, summary]) => ({
      ...Object.fromEntries(shown),
      ...counts,
      statistic,
      ...summary,
    }));
  });
}

test('results as Parquet are those as JSON, number by number, with factors of texts and of numbers', async () => {
  const id = await create(CURVES);
  await play(id);
  const { headers, metadata, columns, rows } = await takeParquet(id);
  expect(rows).toHaveLength(2 * 2 * 2 * 2 * 3);
  expect(rows).toEqual(await listRows(id, ['rules.go']));
  expect(new Set(rows.map((row) => row['rules.go']))).toEqual(new Set(['n < 3 ? 1 : 0', '[[0,0.5]]']));
  expect(columns).toEqual([
    'cell INT32',
    'rules.go UTF8',
    'agents[0].count INT32',
    'agents[0].params.probability DOUBLE',
    ...['rounds', 'transient', 'replicates', 'failed'].map((name) => `${name} INT32`),
    'statistic UTF8',
    ...SUMMARY.map((name) => `${name} ${name === 'count' ? 'INT32' : 'DOUBLE'}`),
    'planned INT32',
  ]);
  expect(headers.get('Content-Type')).toBe('application/vnd.apache.parquet');
  expect(headers.get('Content-Disposition')).toBe(`attachment; filename="cafe-go-or-stay-${id.slice(-8)}.parquet"`);
  const [{ key, value }] = metadata.key_value_metadata!;
  expect([key, JSON.parse(value!)]).toEqual(['farol.experiment', (await ask('GET', `/experiments/${id}`)).body.design]);
});

test('results as Parquet have the columns and lines of those as CSV', async () => {
  const id = await create({ ...CURVES, seed: '2', factors: CURVES.factors.slice(1) });
  await play(id);
  const { rows } = await takeParquet(id);
  const { body: text } = await ask('GET', `/experiments/${id}/results?format=csv`);
  const lines = [Object.keys(rows[0]), ...rows.map((row) => Object.values(row))];
  expect(lines.map((fields) => `${fields.map((field) => field ?? '').join(',')}\r\n`).join('')).toBe(text);
});

test('an experiment without results yet is a Parquet file without rows, and with its columns', async () => {
  const id = await create({ ...CURVES, name: '酒吧' });
  const { headers, metadata, columns, rows } = await takeParquet(id);
  expect([rows, metadata.num_rows]).toEqual([[], 0n]);
  expect(columns).toHaveLength(1 + 3 + 4 + 1 + SUMMARY.length + 1);
  expect(experimentSchema.parse(JSON.parse(metadata.key_value_metadata![0].value!)).name).toBe('酒吧');
  expect(headers.get('Content-Disposition')).toBe(
    `attachment; filename="experiment-${id.slice(-8)}-0-of-48-games.parquet"`,
  );
});

test('results of an unfinished experiment say how many games they are of, in each cell and in all', async () => {
  const stopRule = { statistic: 'volatility', halfWidth: 0.1, maxReplicates: 5 };
  const id = await create({ ...CURVES, name: 'Part', factors: [CURVES.factors[1]], stopRule });
  const { db } = laboratory.backend;
  // Cell 0 is complete after 3 of 5 games; of cell 1, 2 are played and 1 failed.
  const statistics = sql`jsonb_build_object('volatility', replicate, 'entropy', 1, 'predictability', null)`;
  await sql`UPDATE replicates SET status = 'not-needed' WHERE experiment_id = ${id} AND cell = 0 AND replicate > 2`.execute(
    db,
  );
  await sql`UPDATE replicates SET status = 'done', statistics = ${statistics}
    WHERE experiment_id = ${id} AND replicate < 3 - cell`.execute(db);
  await sql`UPDATE replicates SET status = 'failed', fault = 'no memory'
    WHERE experiment_id = ${id} AND cell = 1 AND replicate = 2`.execute(db);
  await db
    .updateTable('experiments')
    .set({ games_done: 5, games_failed: 1, games_not_needed: 2 })
    .where('id', '=', id)
    .execute();

  const { headers, metadata, rows } = await takeParquet(id);
  const counts = rows.map(({ cell, replicates, failed, planned }) => [cell, replicates, failed, planned]);
  expect(counts).toEqual([0, 0, 0, 1, 1, 1].map((cell) => (cell === 0 ? [0, 3, 0, 3] : [1, 2, 1, 5])));
  expect(rows).toEqual(await listRows(id, []));
  const note = metadata.key_value_metadata!.find(({ key }) => key === 'farol.games');
  expect(JSON.parse(note!.value!)).toEqual({ finished: 6, needed: 8 });
  const csv = await laboratory.app.request(`/experiments/${id}/results?format=csv`);
  const name = `part-${id.slice(-8)}-6-of-8-games`;
  expect(headers.get('Content-Disposition')).toBe(`attachment; filename="${name}.parquet"`);
  expect(csv.headers.get('Content-Disposition')).toBe(`attachment; filename="${name}.csv"`);
  const json = await laboratory.app.request(`/experiments/${id}/results`);
  for (const answer of [headers, csv.headers, json.headers]) expect(answer.get('X-Farol-Games')).toBe('6/8');
});

test('what is undefined is null in Parquet, and a factor of texts and numbers is one of texts', async () => {
  const factor = { path: 'agents[0].params.probability', scale: 'linear' } as const;
  const id = await create({ ...CURVES, factors: [{ path: factor.path, values: [0.25, 0.5] }] });
  const { db } = laboratory.backend;
  // A design from a version that allowed more, in one cell.
  const damaged = { ...experimentSchema.parse(CURVES), factors: [{ ...factor, values: [0.25, 'often'] }] };
  await db.updateTable('experiments').set({ design: damaged }).where('id', '=', id).execute();
  await play(id);
  const { rows } = await takeParquet(id);
  expect(rows).toEqual(await listRows(id, [factor.path]));
  expect(rows[0]).toMatchObject({ [factor.path]: '0.25', failed: 0, count: 3 });
  const undefinedOnes = Object.fromEntries(SUMMARY.slice(1).map((name) => [name, null]));
  expect(rows[3]).toMatchObject({ [factor.path]: 'often', failed: 3, count: 0, ...undefinedOnes });
});

test('results of many cells are in several row groups, without a gap', async () => {
  const id = await create({
    ...CURVES,
    factors: [{ path: 'rounds', from: 50, to: 3049, step: 1 }],
    replicates: 1,
  });
  // Invented: to play them would take longer than all else here.
  const statistics = sql`jsonb_build_object('volatility', cell / 7.0, 'entropy', -cell, 'predictability', null)`;
  await sql`UPDATE replicates SET status = 'done', statistics = ${statistics} WHERE experiment_id = ${id}`.execute(
    laboratory.backend.db,
  );
  const { metadata, rows } = await takeParquet(id);
  expect(metadata.row_groups.length).toBeGreaterThan(2);
  expect(rows).toHaveLength(9000);
  expect(rows).toEqual(await listRows(id, []));
});
