import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Embedded, startEmbedded } from '../apps/launcher/src/postgres/embedded.ts';
import { migrate } from '../apps/backend/src/database/migrations.ts';
import { runSql } from '../apps/backend/src/database/run-sql.ts';
import { drive, type Load } from './load.ts';
import { processorMs } from './processor-time.ts';
import { median, printTable, quantile, showRatio } from './statistics.ts';

const CONNECTIONS = 10;
const ROUNDS = 7;
const ROUND_MS = 2000;

const ROUTES = [
  { method: 'GET', pathOf: (id: string) => `/games/${id}`, status: 200 },
  { method: 'POST', pathOf: (id: string) => `/games/${id}/rounds`, status: 201 },
  { method: 'GET', pathOf: () => '/health', status: 200 },
] as const;

interface Server {
  child: ChildProcess;
  port: number;
  /** One game for each connection. */
  games: string[];
}

async function startServer(file: string, databaseUrl: string, log: number): Promise<Server> {
  const child = fork(resolve(import.meta.dirname, file), {
    env: { ...process.env, DATABASE_URL: databaseUrl, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'info' },
    stdio: ['ignore', log, log, 'ipc'],
  });
  const [message] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  const port: unknown = message?.listening;
  if (typeof port !== 'number') throw new Error(`${file} did not start`);
  return { child, port, games: [] };
}

async function stopServer({ child }: Server): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

/** Arthur's game of a hundred agents; each connection has its own, because the rounds of a game are sequential. */
async function createGame(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/games`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ rules: { kind: 'el-farol' }, agents: [{ strategy: 'arthur', count: 100 }] }),
  });
  if (!answer.ok) throw new Error(`POST /games: ${answer.status} ${await answer.text()}`);
  return ((await answer.json()) as { id: string }).id;
}

interface Measured {
  perSecond: number[];
  microseconds: number[];
  tookMs: number[];
}

async function measure(server: Server, route: (typeof ROUTES)[number], into: Measured): Promise<void> {
  const { method, status } = route;
  const load: Load = { port: server.port, method, status, paths: server.games.map(route.pathOf), forMs: ROUND_MS };
  const usedMs = processorMs(server.child);
  const start = performance.now();
  const tookMs = await drive(load);
  into.perSecond.push((1000 * tookMs.length) / (performance.now() - start));
  into.microseconds.push((1000 * (processorMs(server.child) - usedMs)) / tookMs.length);
  into.tookMs.push(...tookMs);
}

async function compare(api: Server, bare: Server): Promise<void> {
  const table = [['', 'requests/s', 'p50 ms', 'p99 ms', 'CPU µs/request', 'API / bare', 'bare / API, CPU']];
  for (const route of ROUTES) {
    const servers = { API: api, bare };
    const results = { API: newMeasured(), bare: newMeasured() };
    for (const server of [api, bare]) await measure(server, route, newMeasured());
    for (let round = 0; round < ROUNDS; round++) {
      for (const name of ['API', 'bare'] as const) await measure(servers[name], route, results[name]);
    }
    const rates = results.API.perSecond.map((rate, round) => rate / results.bare.perSecond[round]);
    const costs = results.bare.microseconds.map((cost, round) => cost / results.API.microseconds[round]);
    for (const name of ['API', 'bare'] as const) {
      const { perSecond, microseconds, tookMs } = results[name];
      const sorted = tookMs.toSorted((a, b) => a - b);
      table.push([
        `${route.method} ${route.pathOf(':id')}, ${name}`,
        median(perSecond).toFixed(0),
        quantile(sorted, 0.5).toFixed(2),
        quantile(sorted, 0.99).toFixed(2),
        median(microseconds).toFixed(0),
        name === 'API' ? showRatio(rates) : '',
        name === 'API' ? showRatio(costs) : '',
      ]);
    }
  }
  printTable(table);
}

function newMeasured(): Measured {
  return { perSecond: [], microseconds: [], tookMs: [] };
}

/** The API, as in production, and the bare server take turns under the same load on the same PostgreSQL. */
export async function benchApi(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'farol-bench-'));
  // As root, the server runs as another user, who needs access.
  await chmod(directory, 0o711);
  const log = openSync(join(directory, 'servers.log'), 'a');
  const servers: Server[] = [];
  let database: Embedded | undefined;
  try {
    database = await startEmbedded({ dataDir: join(directory, 'data') });
    await migrate(database.url);
    await runSql(database.url, 'CREATE TABLE bare_snapshots (game_id uuid PRIMARY KEY, snapshot bytea NOT NULL)');
    for (const file of ['../apps/backend/src/index.ts', 'bare-server.ts']) {
      servers.push(await startServer(file, database.url, log));
    }
    const [api, bare] = servers;
    for (const server of servers) {
      while (server.games.length < CONNECTIONS) server.games.push(await createGame(api.port));
    }
    console.log(
      `${availableParallelism()} cores (${cpus()[0]?.model}) shared with the load, PostgreSQL and whatever else runs; Node ${process.version};`,
    );
    console.log(
      `${CONNECTIONS} connections, ${ROUNDS} rounds of ${ROUND_MS / 1000} s each in turn; ratios are medians of neighbours (least–most)\n`,
    );
    await compare(api, bare);
  } finally {
    await Promise.all(servers.map(stopServer));
    await database?.stop();
    closeSync(log);
    await rm(directory, { recursive: true, force: true });
  }
}
