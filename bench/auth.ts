import type { ChildProcess } from 'node:child_process';
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, clientAddress, createPeople, signIn } from './auth-people.ts';
import { withDatabase } from './laboratory.ts';
import { drive } from './load.ts';
import { processorMs } from './processor-time.ts';
import { median, printTable, quantile, showRatio } from './statistics.ts';

const CONNECTIONS = 10;
/** Short rounds, so that the neighbours of a pair have the same share of a busy machine. */
const ROUNDS = 40;
const ROUND_MS = 500;
/** The pace of the reads beside sign-ins: 500 a second. */
const EVERY_MS = 20;
/** More than the requests of a run need, at 200 a second for each address. */
const ADDRESSES = 300;

const ACCOUNTS = {
  AUTH: 'accounts',
  PUBLIC_URL: 'http://localhost:3000',
  AUTH_SECRET: 'b1a7f3c94e5ad27086b1f3c94e5ad270',
};
const GAME = { rules: { kind: 'el-farol' }, agents: [{ strategy: 'arthur', count: 100 }] };

interface Api {
  child: ChildProcess;
  port: number;
}
interface Reader {
  name: string;
  api: Api;
  /** The line that authenticates. */
  credential: string;
}
interface Measured {
  perSecond: number[];
  microseconds: number[];
  tookMs: number[];
}
const newMeasured = (): Measured => ({ perSecond: [], microseconds: [], tookMs: [] });

async function read(
  { api, credential }: Reader,
  games: string[],
  into: Measured,
  pace: { forMs: number; everyMs?: number } = { forMs: ROUND_MS },
): Promise<void> {
  const headers = Array.from(
    { length: ADDRESSES },
    (_, index) => `X-Forwarded-For: ${clientAddress(index)}\r\n${credential}`,
  );
  const usedMs = processorMs(api.child);
  const start = performance.now();
  const paths = games.map((id) => `/games/${id}`);
  const tookMs = await drive({ port: api.port, method: 'GET', paths, headers, status: 200, ...pace });
  into.perSecond.push((1000 * tookMs.length) / (performance.now() - start));
  into.microseconds.push((1000 * (processorMs(api.child) - usedMs)) / tookMs.length);
  for (const took of tookMs) into.tookMs.push(took);
}

/** Reads without accounts and with them take turns, in another order each round. */
async function compareReads(readers: Reader[], games: string[]): Promise<void> {
  const results = new Map(readers.map((reader) => [reader, newMeasured()]));
  for (const reader of readers) await read(reader, games, newMeasured());
  for (let round = 0; round < ROUNDS; round++) {
    const order = readers.map((_, place) => readers[(place + round) % readers.length]);
    for (const reader of order) await read(reader, games, results.get(reader)!);
  }
  const table = [['GET /games/:id', 'requests/s', 'p50 ms', 'p99 ms', 'CPU µs/request', 'ratio', 'ratio, CPU']];
  const base = results.get(readers[0])!;
  for (const [{ name }, { perSecond, microseconds, tookMs }] of results) {
    const sorted = tookMs.toSorted((a, b) => a - b);
    const isBase = name === readers[0].name;
    table.push([
      name,
      median(perSecond).toFixed(0),
      quantile(sorted, 0.5).toFixed(2),
      quantile(sorted, 0.99).toFixed(2),
      median(microseconds).toFixed(0),
      isBase ? '' : showRatio(perSecond.map((rate, round) => rate / base.perSecond[round])),
      isBase ? '' : showRatio(microseconds.map((cost, round) => base.microseconds[round] / cost)),
    ]);
  }
  printTable(table);
}

const SIGN_INS_PER_SECOND = 20;
const SIGN_IN_MS = 30_000;

/** Signs in at a fixed rate, however long each takes; returns the milliseconds of each. */
async function keepSigningIn(port: number): Promise<number[]> {
  const under: Promise<number>[] = [];
  const start = performance.now();
  for (let index = 0; index < (SIGN_INS_PER_SECOND * SIGN_IN_MS) / 1000; index++) {
    await sleep(Math.max(0, start + (1000 * index) / SIGN_INS_PER_SECOND - performance.now()));
    const sent = performance.now();
    under.push(signIn(port, index).then(() => performance.now() - sent));
  }
  return Promise.all(under);
}

function describe(name: string, ...measured: Measured[]) {
  const sorted = measured.flatMap(({ tookMs }) => tookMs).toSorted((a, b) => a - b);
  const p99 = quantile(sorted, 0.99);
  const rate = median(measured.flatMap(({ perSecond }) => perSecond));
  return { p99, cells: [name, rate.toFixed(0), quantile(sorted, 0.5).toFixed(2), p99.toFixed(2)] };
}

/** Reads while people sign in, between reads while nobody does. */
async function readDuringSignIns(reader: Reader, games: string[]): Promise<void> {
  const [before, during, after] = [newMeasured(), newMeasured(), newMeasured()];
  await read(reader, games, before, { forMs: SIGN_IN_MS / 2, everyMs: EVERY_MS });
  const [signInMs] = await Promise.all([
    keepSigningIn(reader.api.port),
    read(reader, games, during, { forMs: SIGN_IN_MS, everyMs: EVERY_MS }),
  ]);
  await read(reader, games, after, { forMs: SIGN_IN_MS / 2, everyMs: EVERY_MS });
  const alone = describe('reads alone', before, after);
  const busy = describe(`${SIGN_INS_PER_SECOND} sign-ins a second`, during);
  const ratio = (busy.p99 / alone.p99).toFixed(2);
  printTable([
    [`reads, ${reader.name}`, 'requests/s', 'p50 ms', 'p99 ms', 'p99, ratio'],
    [...alone.cells, ''],
    [...busy.cells, ratio],
  ]);
  const sorted = signInMs.toSorted((a, b) => a - b);
  const [p50, p99] = [quantile(sorted, 0.5), quantile(sorted, 0.99)].map((value) => value.toFixed(0));
  console.log(`${sorted.length} sign-ins, each right: p50 ${p50} ms, p99 ${p99} ms\n`);
}

const REVOCATIONS = 20;

/** Milliseconds from the request that revokes a session at one API until another API refuses the session. */
async function timeRevocations(revoking: Api, other: Api, cookie: string, game: string): Promise<void> {
  const tookMs: number[] = [];
  for (let index = 0; index < REVOCATIONS; index++) {
    const session = await signIn(revoking.port, 0);
    const headers = { Cookie: session };
    await ask(other.port, 'GET', `/games/${game}`, { status: 200, headers });
    const { body } = await ask(revoking.port, 'GET', '/account/devices', { status: 200, headers });
    const devices = body['devices'] as unknown as { id: string; isThis: boolean }[];
    const { id } = devices.find(({ isThis }) => isThis)!;
    const start = performance.now();
    await ask(revoking.port, 'DELETE', `/account/devices/${id}`, { status: 204, headers: { Cookie: cookie } });
    for (;;) {
      const { status } = await fetch(`http://127.0.0.1:${other.port}/games/${game}`, { headers });
      if (status === 401) break;
      await sleep(1);
    }
    tookMs.push(performance.now() - start);
  }
  const sorted = tookMs.toSorted((a, b) => a - b);
  console.log(
    `${REVOCATIONS} revocations until another API refuses the session: ` +
      `median ${median(sorted).toFixed(0)} ms, longest ${sorted.at(-1)!.toFixed(0)} ms`,
  );
}

const load = () => `load average ${loadavg()[0].toFixed(1)}`;

/** Reads with accounts beside reads without, on one database; sign-ins while people read; revocation. */
export async function benchAuth(): Promise<void> {
  await withDatabase(async ({ databaseUrl, start }) => {
    await createPeople(databaseUrl);
    const proxies = { TRUSTED_PROXIES: '127.0.0.1' };
    const local = await start('index.ts', proxies);
    const accounts = await start('index.ts', { ...proxies, ...ACCOUNTS });
    const other = await start('index.ts', { ...proxies, ...ACCOUNTS });
    const games: string[] = [];
    while (games.length < CONNECTIONS) {
      games.push((await ask(local.port, 'POST', '/games', { body: GAME, status: 201 })).body['id']);
    }
    const cookie = await signIn(accounts.port, 0);
    const body = { name: 'bench', scope: 'read' };
    const { key } = (
      await ask(accounts.port, 'POST', '/account/keys', { body, status: 201, headers: { Cookie: cookie } })
    ).body;
    const withCookie = { name: 'session cookie', api: accounts, credential: `Cookie: ${cookie}\r\n` };
    console.log(`${CONNECTIONS} connections, ${ROUNDS} rounds of ${ROUND_MS} ms each in turn; ${load()}`);
    await compareReads(
      [
        { name: 'without accounts', api: local, credential: '' },
        withCookie,
        { name: 'API key', api: accounts, credential: `Authorization: Bearer ${key}\r\n` },
      ],
      games,
    );
    console.log(`${load()}\n`);
    await readDuringSignIns(withCookie, games);
    await timeRevocations(accounts, other, cookie, games[0]);
    console.log(load());
  });
}
