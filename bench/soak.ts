import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import * as fc from 'fast-check';
import { withLaboratory } from './laboratory.ts';
import { type GeneratedRequest, type OpenApiDocument, requestsOfAll } from '../tests/requests-from-document.ts';

/** Duration; an hour is what docs/performance.md reports. */
const MINUTES = Number(process.env['SOAK_MINUTES'] ?? 60);
const SAMPLE_MS = 15_000;
/** Requests at once from the document, and large ones beside them. */
const FUZZERS = 4;
const LARGE = 4;
const MEBIBYTE = 2 ** 20;

/** No request may take longer: what does hangs. */
const PATIENCE_MS = 120_000;

interface Tally {
  statuses: Map<number | string, number>;
  faults: string[];
}

/** A request: method, path, body and headers. */
type Sent = [method: string, path: string, body?: string, headers?: Record<string, string>];

async function ask(tally: Tally, url: string, ...[method, path, body, given]: Sent): Promise<unknown> {
  const headers = given ?? (body === undefined ? {} : { 'Content-Type': 'application/json' });
  const init = { method, headers, signal: AbortSignal.timeout(PATIENCE_MS), ...(body === undefined ? {} : { body }) };
  const answer = await fetch(url + path, init).catch((error: Error) => error);
  const status = answer instanceof Error ? `${answer.message} ${inspect(answer.cause, { depth: 0 })}` : answer.status;
  tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + 1);
  const isFault = typeof status === 'string' || (status >= 500 && status !== 503);
  if (isFault && tally.faults.length < 20) tally.faults.push(`${status} ${method} ${path.slice(0, 200)}`);
  if (answer instanceof Error) return undefined;
  const isStream = answer.headers.get('Content-Type')?.startsWith('text/event-stream') ?? false;
  if (isStream) {
    await answer.body?.cancel();
    return undefined;
  }
  const text = await answer.text().catch(() => '');
  const isJson = answer.headers.get('Content-Type')?.startsWith('application/json') ?? false;
  return isJson && text.length < MEBIBYTE ? JSON.parse(text) : undefined;
}

/** The largest legal requests: games near the memory limit, bodies of 4 MiB, rounds of a million agents, exports. */
async function prepareLarge(create: (config: object) => Promise<string>): Promise<(() => [string, string, string?])[]> {
  const rules = { kind: 'el-farol' };
  const tables = await create({ rules, agents: [{ strategy: 'tables', count: 200_000, params: { memory: 8 } }] });
  const crowd = await create({ rules, agents: [{ strategy: 'bernoulli', count: 1_000_000 }] });
  const long = await create({ rules, agents: [{ strategy: 'arthur', count: 100 }] });
  const entries = Array.from({ length: 9999 }, () => ({ strategy: 'always', count: 1, name: 'x'.repeat(100) }));
  const manyEntries = JSON.stringify({ rules, agents: entries });
  const unknown = JSON.stringify(Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`u${index}`, 1])));
  const padded = JSON.stringify({ name: 'x'.repeat(4 * MEBIBYTE - 100) });
  return [
    () => ['POST', `/games/${tables}/rounds`, '{"count":1}'],
    () => ['POST', `/games/${crowd}/rounds`, '{"count":1}'],
    () => ['POST', `/games/${long}/rounds`, '{"count":1000}'],
    ...[tables, crowd].flatMap((id): (() => [string, string, string?])[] => [
      () => ['GET', `/games/${id}/rounds/1`],
      () => ['GET', `/games/${id}/stats`],
      () => ['GET', `/games/${id}/distributions`],
      () => ['GET', `/games/${id}/choices?sample=1000`],
    ]),
    () => ['GET', `/games/${long}/export?format=parquet`],
    () => ['GET', `/games/${long}/export?format=csv`],
    () => ['GET', `/games/${crowd}/export?format=ndjson`],
    () => ['GET', `/games/${long}/history?points=10000`],
    () => ['POST', '/games', manyEntries],
    () => ['POST', '/games', unknown],
    () => ['POST', '/games', padded],
    () => ['GET', '/games?limit=1000'],
  ];
}

async function readMemory(url: string): Promise<{ rss: number; heap: number; external: number }> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const valueOf = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? NaN) / MEBIBYTE;
  return {
    rss: valueOf('process_resident_memory_bytes'),
    heap: valueOf('nodejs_heap_size_used_bytes'),
    external: valueOf('nodejs_external_memory_bytes'),
  };
}

/** Stands for the id of a game in generated requests. */
const ANY_ID = '01a1f800-f331-729d-b908-f535ff911864';
const BATCH = 1000;

/** Requests of every operation at random, without end: mostly valid. Equal seeds give equal requests. */
function* requestsFrom(document: OpenApiDocument, seed: number): Generator<GeneratedRequest, never> {
  const requests = fc.oneof(...requestsOfAll(document, () => [ANY_ID]));
  for (let batch = 0; ; batch++) yield* fc.sample(requests, { seed: seed + 1000 * batch, numRuns: BATCH });
}

/** Sends requests until `ends`, some at once. Games that they make are removed again. */
async function sendAll(url: string, tally: Tally, ends: number): Promise<void> {
  const ids: string[] = [];
  const remember = (value: unknown) => {
    if (typeof value !== 'object' || value === null || !('id' in value) || typeof value.id !== 'string') return;
    ids.push(value.id);
    return value.id;
  };
  const create = async (config: object) => {
    const made = await ask(tally, url, 'POST', '/games', JSON.stringify(config));
    const id = remember(made);
    ids.pop();
    if (id === undefined) throw new Error(`no game: ${JSON.stringify(made)}`);
    return id;
  };
  const large = await prepareLarge(create);
  for (let count = 0; count < 2; count++) for (const make of large) await ask(tally, url, ...make());
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as OpenApiDocument;
  const run = async (send: () => Promise<unknown>) => {
    while (performance.now() < ends) {
      remember(await send());
      if (ids.length > 200) await ask(tally, url, 'DELETE', `/games/${ids.shift()}`);
    }
  };
  await Promise.all([
    ...Array.from({ length: FUZZERS }, (_, index) => {
      const requests = requestsFrom(document, 1 + index);
      return run(() => {
        const { method, path, body, headers } = requests.next().value;
        // The other headers hold bytes that fetch does not send.
        const type = { 'Content-Type': headers['Content-Type'] };
        const latest = ids.at(-1 - Math.floor(Math.random() * Math.min(20, ids.length))) ?? ANY_ID;
        return ask(tally, url, method, path.replaceAll(ANY_ID, latest), body?.replaceAll(ANY_ID, latest), type);
      });
    }),
    ...Array.from({ length: LARGE }, (_, index) => {
      let turn = index * 5;
      return run(() => ask(tally, url, ...large[turn++ % large.length]()));
    }),
  ]);
}

/** Memory of the API while generated and very large requests come, for SOAK_MINUTES. */
export async function benchSoak(): Promise<void> {
  await withLaboratory(async ({ url }) => {
    const tally: Tally = { statuses: new Map(), faults: [] };
    const start = performance.now();
    const ends = start + MINUTES * 60_000;
    const over = new AbortController();
    const sending = sendAll(url, tally, ends).finally(() => over.abort());
    console.log(' minute   RSS MiB  heap MiB  external MiB  answers');
    const sample = async () => {
      const { rss, heap, external } = await readMemory(url);
      const answers = [...tally.statuses.values()].reduce((sum, count) => sum + count, 0);
      const minute = (performance.now() - start) / 60_000;
      const cells = [
        minute.toFixed(2).padStart(7),
        ...[rss, heap, external].map((value) => value.toFixed(0).padStart(9)),
      ];
      console.log(`${cells.join(' ')} ${String(answers).padStart(9)}`);
    };
    while (!over.signal.aborted) {
      await sample().catch((error: Error) => console.log(`no sample: ${error.message}`));
      await sleep(SAMPLE_MS);
    }
    await sending;
    // At rest for two minutes: memory that stays now is not in use.
    await sleep(Math.min(120_000, MINUTES * 30_000));
    await sample();
    console.log(`\nanswers by status: ${JSON.stringify(Object.fromEntries(tally.statuses))}`);
    for (const fault of tally.faults) console.log(`fault: ${fault}`);
  });
}
