import { setTimeout as sleep } from 'node:timers/promises';
import { runSql } from '../apps/backend/src/database/run-sql.ts';
import { askApi } from '../apps/launcher/src/ask-api.ts';
import { type BenchLaboratory, withLaboratory } from './laboratory.ts';
import { printTable, quantile } from './statistics.ts';

const GAMES = [10_000, 100_000];
const REPEATS = 40;
const LIMIT = 50;

const CONFIG = {
  rules: { kind: 'el-farol' },
  agents: [
    { strategy: 'arthur', count: 100 },
    { strategy: 'tables', params: { memory: 6 }, count: 101 },
  ],
  seed: '1',
};

type Bench = Pick<BenchLaboratory, 'url' | 'databaseUrl'>;

/** Copies a game up to this number; 2 % of the copies have an additional word in their name. */
async function inventGames({ databaseUrl }: Bench, id: string, count: number): Promise<void> {
  await runSql(
    databaseUrl,
    `INSERT INTO games (id, owner_id, name, status, manifest, kind, agents, rounds_played, digest, created_at, updated_at)
    SELECT gen_random_uuid(), owner_id,
      (ARRAY['el-farol', 'Thursday', 'Übung', 'sweep'])[1 + i % 4] || ' ' || md5(i::text) ||
        CASE WHEN i % 50 = 0 THEN ', rare' ELSE '' END,
      (ARRAY['draft', 'paused', 'completed', 'completed', 'cancelled'])[1 + i * 7 % 5]::game_status, manifest,
      (ARRAY['el-farol', 'minority', 'curves'])[1 + i % 3], 1 + i::bigint * 7919 % 1000, i::bigint * 7919 % 1000000,
      digest, now() - i * interval '1 minute', now() - (i::bigint * 31 % 100000) * interval '1 minute'
    FROM games, generate_series(1, ${count} - (SELECT count(*) FROM games)) AS i WHERE id = '${id}'`,
  );
  await runSql(databaseUrl, 'VACUUM ANALYZE games');
}

/** Sequential HTTP requests; returns a table row: p50 and p95 in milliseconds, and kB of the answer. */
async function timeReads({ url }: Bench, what: string, repeats: number, ...paths: string[]): Promise<string[]> {
  const tookMs: number[] = [];
  let bytes = 0;
  for (let repeat = 0; repeat < repeats; repeat++) {
    const path = paths[repeat % paths.length];
    const start = performance.now();
    const answer = await fetch(`${url}${path}`);
    bytes = (await answer.arrayBuffer()).byteLength;
    tookMs.push(performance.now() - start);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  }
  const sorted = tookMs.toSorted((a, b) => a - b);
  return [what, quantile(sorted, 0.5).toFixed(1), quantile(sorted, 0.95).toFixed(1), (bytes / 1000).toFixed(1)];
}

const HEADING = ['p50 ms', 'p95 ms', 'kB'];

async function timeLists(bench: Bench, games: number): Promise<void> {
  const table = [[`${games} games, ${LIMIT} a page`, ...HEADING]];
  const lists = [
    ...['created', 'updated', 'name', 'rounds', 'agents'].flatMap((sort) => [
      `sort=${sort}&order=desc`,
      `sort=${sort}&order=asc`,
    ]),
    'status=paused',
    'kind=minority',
    'status=paused&kind=minority&sort=updated',
    ...['thursday', 'RARE', 'nothing of the kind'].flatMap((search) =>
      ['created', 'updated', 'name'].map((sort) => `search=${encodeURIComponent(search)}&sort=${sort}`),
    ),
    'search=01a1f800-f331',
  ];
  for (const query of lists)
    table.push(await timeReads(bench, decodeURIComponent(query), REPEATS, `/games?${query}&limit=${LIMIT}`));
  for (const sort of ['created', 'updated', 'name']) {
    let path = `/games?sort=${sort}&limit=1000`;
    for (let page = 0; page < games / 2000; page++) {
      const { next } = await askApi<{ next: string }>(bench.url, 'GET', path);
      path = `/games?sort=${sort}&limit=1000&cursor=${next}`;
    }
    table.push(
      await timeReads(bench, `sort=${sort}, from the middle`, REPEATS, path.replace('limit=1000', `limit=${LIMIT}`)),
    );
  }
  printTable(table);
  console.log();
}

/** Longer than the API caches the state of the laboratory. */
const FRESH_MS = 2100;

async function timeOperations(bench: Bench, games: number): Promise<void> {
  const table = [[`${games} games`, ...HEADING]];
  const fresh: string[][] = [];
  for (let repeat = 0; repeat < 10; repeat++) {
    await sleep(FRESH_MS);
    fresh.push(await timeReads(bench, 'operations, read anew', 1, '/operations'));
  }
  table.push(fresh.toSorted((a, b) => Number(a[1]) - Number(b[1]))[5]);
  table.push(await timeReads(bench, 'operations, as read before', REPEATS, '/operations'));
  printTable(table);
  console.log();
}

const CHOICES = { agents: 1000, rounds: 1000, played: 1_000_000, windows: 20 };

/** Choices of a game that the worker has played, replayed from the checkpoint before the window. */
async function timeChoices(bench: Bench): Promise<void> {
  const { agents, rounds, played, windows } = CHOICES;
  const table = [[`choices of ${agents} agents × ${rounds} rounds`, ...HEADING]];
  for (const [strategy, params] of [
    ['bernoulli', {}],
    ['tables', { memory: 6 }],
  ] as const) {
    const config = {
      rules: { kind: 'el-farol' },
      agents: [{ strategy, params, count: agents }],
      seed: '1',
      rounds: played,
    };
    const { id } = await askApi(bench.url, 'POST', '/games', config);
    await askApi(bench.url, 'POST', `/games/${id}/simulate`, {});
    while ((await askApi(bench.url, 'GET', `/games/${id}`)).status === 'running') await sleep(500);
    const [{ checkpoints }] = await runSql(
      bench.databaseUrl,
      `SELECT count(*)::int AS checkpoints FROM checkpoints WHERE game_id = '${id}'`,
    );
    const paths = Array.from({ length: windows }, (_, window) => {
      const from = played - 100_000 + Math.floor((99_000 * window) / windows);
      return `/games/${id}/choices?from=${from}&to=${from + rounds - 1}`;
    });
    table.push(
      await timeReads(bench, `${strategy}, ${checkpoints} checkpoints, 20 windows near round 10⁶`, REPEATS, ...paths),
    );
    table.push(
      await timeReads(bench, `${strategy}, the first rounds`, REPEATS, `/games/${id}/choices?from=1&to=${rounds}`),
    );
    table.push(await timeReads(bench, `${strategy}, distributions`, REPEATS, `/games/${id}/distributions`));
  }
  printTable(table);
  console.log();
}

/** The requests of a page to a laboratory with many games, over HTTP. */
export async function benchReads(): Promise<void> {
  await withLaboratory(async (bench) => {
    await timeChoices(bench);
    const { id } = await askApi(bench.url, 'POST', '/games', CONFIG);
    for (const games of GAMES) {
      await inventGames(bench, id, games);
      await timeLists(bench, games);
      await timeOperations(bench, games);
    }
  });
}
