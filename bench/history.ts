import { setTimeout as sleep } from 'node:timers/promises';
import { readHistory } from '../apps/backend/src/analytics/history.ts';
import { connect, type Database } from '../apps/backend/src/database/connection.ts';
import { runSql } from '../apps/backend/src/database/run-sql.ts';
import { countRows, storeInvented } from '../apps/backend/src/testing/synthetic-rounds.ts';
import { askApi } from '../apps/launcher/src/ask-api.ts';
import { withLaboratory } from './laboratory.ts';
import { median, printTable, quantile } from './statistics.ts';
import { measureStorage, type Storage } from './storage.ts';

const ROUNDS = 100_000_000;
const SLICE_ROUNDS = 2 ** 20;
const PLAYED_ROUNDS = 1_000_000;
const ROW_ROUNDS = 1_000_000;
const POINTS = 1000;
const WINDOWS = 10;
const REPEATS = 9;

const MINORITY = { rules: { kind: 'minority' }, agents: [{ strategy: 'tables', params: { memory: 6 }, count: 101 }] };
const PLAYED = [
  { what: 'minority, N = 101, m = 6', config: MINORITY },
  {
    what: 'El Farol, arthur, N = 100',
    config: { rules: { kind: 'el-farol' }, agents: [{ strategy: 'arthur', count: 100 }] },
  },
];

interface Bench {
  url: string;
  db: Database;
  databaseUrl: string;
}

/** Plays a game with the worker, and reports the stored bytes. */
async function playGame(bench: Bench, config: object): Promise<Storage> {
  const before = await measureStorage(bench.databaseUrl);
  const { id } = await askApi(bench.url, 'POST', '/games', { ...config, seed: '1', rounds: PLAYED_ROUNDS });
  await askApi(bench.url, 'POST', `/games/${id}/simulate`, {});
  while ((await askApi(bench.url, 'GET', `/games/${id}`)).status === 'running') await sleep(500);
  const { rounds } = await askApi<{ rounds: number }>(bench.url, 'GET', `/games/${id}/manifest`);
  if (rounds !== PLAYED_ROUNDS) throw new Error(`the game has ${rounds} rounds`);
  return measureStorage(bench.databaseUrl, before);
}

function storageRow(what: string, rounds: number, { bytes, disk }: Storage): string[] {
  const { series, pyramid, checkpoints } = bytes;
  const perRound = [series, pyramid, checkpoints, series + pyramid + checkpoints, disk];
  return [what, rounds.toExponential(0), ...perRound.map((size) => (size / rounds).toFixed(3))];
}

/** The same windows in every run; the logarithms of their widths are evenly spaced. */
function drawWindows(): { from: number; to: number }[] {
  let state = 1994;
  const draw = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  return Array.from({ length: WINDOWS }, (_, index) => {
    const width = Math.floor(ROUNDS / 10 ** ((3 * (index + draw())) / WINDOWS));
    const from = 1 + Math.floor(draw() * (ROUNDS - width));
    return { from, to: from + width - 1 };
  });
}

async function timeWindows(bench: Bench, id: string): Promise<void> {
  const { db, count } = countRows(bench.db);
  const game = await db.selectFrom('games').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const table = [['window', 'rounds', 'rows read', 'points', 'median ms']];
  const all: number[] = [];
  for (const { from, to } of [{ from: 1, to: ROUNDS }, ...drawWindows()]) {
    const before = count();
    await readHistory(db, game, from - 1, to, POINTS);
    const rows = count() - before;
    const tookMs: number[] = [];
    let points = 0;
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      const start = performance.now();
      const history = await askApi<{ fromRound: number[] }>(
        bench.url,
        'GET',
        `/games/${id}/history?from=${from}&to=${to}&points=${POINTS}`,
      );
      tookMs.push(performance.now() - start);
      points = history.fromRound.length;
    }
    all.push(...tookMs);
    table.push([`${from}…${to}`, String(to - from + 1), String(rows), String(points), median(tookMs).toFixed(1)]);
  }
  printTable(table);
  const sorted = all.toSorted((a, b) => a - b);
  console.log(`over HTTP: p50 ${quantile(sorted, 0.5).toFixed(1)} ms, p95 ${quantile(sorted, 0.95).toFixed(1)} ms\n`);
}

/** The same query on a table with a row for each round: the server's time, without first and last. */
async function timeRows({ databaseUrl }: Bench): Promise<void> {
  await runSql(
    databaseUrl,
    `CREATE TABLE rounds_as_rows (game_id integer, round integer, attendance integer, benefit double precision,
      PRIMARY KEY (game_id, round));
    INSERT INTO rounds_as_rows SELECT 1, round, 30 + 40 * random(), random() FROM generate_series(1, ${ROW_ROUNDS}) AS round`,
  );
  await runSql(databaseUrl, 'VACUUM ANALYZE rounds_as_rows');
  const tookMs: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const [answer] = await runSql(
      databaseUrl,
      `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON)
      SELECT (round - 1) / ${ROW_ROUNDS / POINTS} AS point, min(attendance), max(attendance), avg(attendance),
        min(benefit), max(benefit), avg(benefit) FROM rounds_as_rows WHERE game_id = 1 GROUP BY 1 ORDER BY 1`,
    );
    tookMs.push(answer['QUERY PLAN'][0]['Execution Time']);
  }
  const sorted = tookMs.toSorted((a, b) => a - b);
  const [{ bytes }] = await runSql(databaseUrl, `SELECT pg_total_relation_size('rounds_as_rows')::float8 AS bytes`);
  console.log(
    `one row a round, ${ROW_ROUNDS.toExponential(0)} rounds: ` +
      `p50 ${quantile(sorted, 0.5).toFixed(1)} ms, p95 ${quantile(sorted, 0.95).toFixed(1)} ms in the server alone, ` +
      `${ROW_ROUNDS} rows read, ${(bytes / ROW_ROUNDS).toFixed(1)} bytes a round on disk`,
  );
}

/** History of a game of 10⁸ rounds over HTTP, and what a round takes in the database. */
export async function benchHistory(): Promise<void> {
  await withLaboratory(async ({ url, databaseUrl }) => {
    const db = connect(databaseUrl);
    try {
      await measureHistory({ url, db, databaseUrl });
    } finally {
      await db.destroy();
    }
  });
}

async function measureHistory(bench: Bench): Promise<void> {
  const table = [['bytes a round', 'rounds', 'series', 'pyramid', 'checkpoints', 'together', 'on disk']];
  for (const { what, config } of PLAYED) {
    table.push(storageRow(what, PLAYED_ROUNDS, await playGame(bench, config)));
  }
  const before = await measureStorage(bench.databaseUrl);
  const { id } = await askApi(bench.url, 'POST', '/games', { ...MINORITY, seed: '1' });
  const start = performance.now();
  await storeInvented(bench.db, id, ROUNDS, SLICE_ROUNDS);
  const seconds = (performance.now() - start) / 1000;
  table.push(storageRow('invented, N = 101', ROUNDS, await measureStorage(bench.databaseUrl, before)));
  printTable(table);
  console.log(`\n${ROUNDS.toExponential(0)} invented rounds were packed and stored in ${seconds.toFixed(0)} s\n`);

  await timeWindows(bench, id);
  await timeRows(bench);
}
