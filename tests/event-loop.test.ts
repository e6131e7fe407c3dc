import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROUTES } from '../packages/api/src/index.ts';
import { EXPERIMENT_DESIGN_ROUTES } from '../packages/experiments/src/index.ts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { testDatabase } from './database.ts';
import { ACCOUNT_TAGS, MAX_HOLD_MS } from './event-loop-limits.ts';

let api: ChildProcess;
let database: Awaited<ReturnType<typeof testDatabase>>;
let base: string;
/** Identifiers of what the tests ask for. */
const ids: Record<string, string> = {};

async function ask(method: string, path: string, body?: unknown, accepted = 300) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const init = { method, headers: { 'Content-Type': 'application/json' }, body: text ?? null };
  const answer = await fetch(base + path.replace(/\{(\w+)\}/g, (_, name) => ids[name]), init);
  const given = await answer.text();
  expect(answer.status, given.slice(0, 500)).toBeLessThan(accepted);
  return answer.headers.get('Content-Type')?.startsWith('application/json') ? JSON.parse(given) : given;
}
const refused = (method: string, path: string, body: unknown) => ask(method, path, body, 500);

/** The longest hold since the last call. */
async function longestHold(): Promise<number> {
  const reply = once(api, 'message');
  api.send('report');
  return ((await reply) as [{ longestMs: number }])[0].longestMs;
}

const long = 'n' + '+n'.repeat(499);
const entries = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    strategy: 'arthur',
    count: 1,
    name: 'x'.repeat(90) + index,
    params: { predictors: 3, forgetting: 0.5 },
  }));
const many = { rules: { kind: 'el-farol' }, agents: entries(10_000) };
const large = { rules: { kind: 'el-farol' }, agents: [{ strategy: 'bernoulli', count: 1_000_000 }] };
const curves = { kind: 'curves', go: long, stay: long };
const stretched = { rules: curves, agents: [{ strategy: 'always', count: 20_000 }] };
const design = {
  base: {
    rules: { kind: 'el-farol' },
    agents: Array.from({ length: 10 }, () => ({ strategy: 'bernoulli', count: 100 })),
    rounds: 1000,
  },
  factors: [{ path: 'rules.capacity', from: 0, to: 9999, step: 1 }],
  replicates: 10,
};
const fields = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`rulez${index}`, 1]));
/** A game that a test changes or deletes, in addition to those that are read. */
const another = async (config: object) => (ids['own'] = (await ask('POST', '/games', config)).id);

beforeAll(async () => {
  database = await testDatabase();
  api = fork(join(import.meta.dirname, '../apps/backend/src/index.ts'), {
    execArgv: ['--import', join(import.meta.dirname, 'probe-event-loop.ts')],
    env: { ...process.env, DATABASE_URL: database.url, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  base = `http://127.0.0.1:${((await once(api, 'message')) as [{ listening: number }])[0].listening}`;
  await vi.waitFor(() => ask('GET', '/health/ready'), 30_000);
  for (const [name, config] of Object.entries({ many, large, stretched })) {
    ids[name] = (await ask('POST', '/games', config)).id;
    await ask('POST', `/games/{${name}}/rounds`, { count: 1 });
  }
  for (let change = 0; change < 12; change++) {
    await ask('POST', '/games/{stretched}/agents', { strategy: 'always' });
    await ask('POST', '/games/{stretched}/rounds', { count: 1 });
  }
  ids['played'] = (
    await ask('POST', '/games', { rules: { kind: 'el-farol' }, agents: [{ strategy: 'arthur', count: 100 }] })
  ).id;
  for (let turn = 0; turn < 20; turn++) await ask('POST', '/games/{played}/rounds', { count: 10_000 });
  ids['experiment'] = (await ask('POST', '/experiments', design)).id;
  for (let copy = 0; copy < 20; copy++) await ask('POST', '/games/{many}/fork', {});
});

afterAll(async () => {
  const ended = once(api, 'exit');
  api.kill('SIGTERM');
  await ended;
  await database.drop();
});

/** The most expensive requests of each route that are legal, and some that are refused. */
const REQUESTS: Record<string, (() => Promise<unknown>)[]> = {
  createGame: [
    () => ask('POST', '/games', many),
    () => ask('POST', '/games', large),
    () => ask('POST', '/games', stretched),
    () => ask('POST', '/games', { ...many, rules: curves }),
    async () => ask('POST', '/games', await ask('GET', '/games/{many}/manifest')),
    () => refused('POST', '/games', fields(200_000)),
    () => refused('POST', '/games', '['.repeat(500_000) + ']'.repeat(500_000)),
    () => refused('POST', '/games', `{"agents":[${'1,'.repeat(2_000_000)}1]}`),
    () => refused('POST', '/games', { ...many, agents: many.agents.map((entry) => ({ ...entry, strategy: 'artur' })) }),
    () => refused('POST', '/games', { ['a'.repeat(4_000_000)]: 1 }),
    () => refused('POST', '/games', `{"rounds":${'9'.repeat(4_000_000)}}`),
  ],
  listGames: [() => ask('GET', '/games?limit=100'), () => ask('GET', `/games?limit=100&search=${'x'.repeat(100)}`)],
  readGame: [
    () => ask('GET', '/games/{many}'),
    () => ask('GET', '/games/{large}'),
    () => ask('GET', '/games/{stretched}'),
  ],
  updateGame: [
    async () => ask('PATCH', `/games/${await another(many)}`, { agents: many.agents }),
    async () =>
      ask('PATCH', `/games/${await another(stretched)}`, { rules: { ...stretched.rules, go: `${long.slice(2)}+1` } }),
  ],
  deleteGame: [async () => ask('DELETE', `/games/${await another(many)}`)],
  changeGameStatus: [
    async () => {
      await another({ ...many, rounds: 10_000_000_000 });
      await ask('PATCH', '/games/{own}/status', { action: 'start' });
      await ask('PATCH', '/games/{own}/status', { action: 'cancel' });
    },
  ],
  forkGame: [() => ask('POST', '/games/{many}/fork', {}), () => ask('POST', '/games/{played}/fork', {})],
  simulateGame: [
    async () => ask('POST', `/games/${await another(large)}/simulate`, { rounds: 10_000_000_000 }),
    async () => ask('PATCH', '/games/{own}/status', { action: 'cancel' }),
  ],
  citeGame: [() => ask('GET', '/games/{many}/manifest'), () => ask('GET', '/games/{stretched}/manifest')],
  playRounds: [
    () => ask('POST', '/games/{played}/rounds', { count: 10_000 }),
    () => ask('POST', '/games/{stretched}/rounds', { count: 10_000 }),
    () => ask('POST', '/games/{many}/rounds', { count: 10 }),
    () => ask('POST', '/games/{large}/rounds', { count: 1 }),
  ],
  listRounds: [
    () => ask('GET', '/games/{played}/rounds?limit=1000&from=100000'),
    () => ask('GET', '/games/{stretched}/rounds?limit=1000'),
    () => Promise.all(Array.from({ length: 20 }, () => ask('GET', '/games/{stretched}/rounds'))),
    () => ask('GET', '/games/{large}/rounds'),
  ],
  readRound: [
    () => ask('GET', '/games/{large}/rounds/1'),
    () => ask('GET', '/games/{many}/rounds/1'),
    () => ask('GET', '/games/{stretched}/rounds/1'),
  ],
  listenToGame: [
    async () => {
      const leaving = new AbortController();

      const { signal } = leaving;
      const ears = Array.from({ length: 20 }, () => fetch(`${base}/games/${ids['stretched']}/events`, { signal }));
      for (const { body } of await Promise.all(ears)) await body!.getReader().read();
      leaving.abort();
    },
  ],
  exportRounds: [
    () => ask('GET', '/games/{played}/export?format=csv'),
    () => ask('GET', '/games/{played}/export?format=ndjson'),
    () => ask('GET', '/games/{played}/export?format=parquet'),
    () => ask('GET', '/games/{stretched}/export?format=csv'),
    () => ask('GET', '/games/{large}/export?format=parquet'),
    () => ask('GET', '/games/{many}/export?format=parquet'),
  ],
  readStats: [
    () => ask('GET', '/games/{played}/stats'),
    () => ask('GET', '/games/{stretched}/stats'),
    () => ask('GET', '/games/{many}/stats'),
    () => ask('GET', '/games/{large}/stats'),
  ],
  readHistory: [
    () => ask('GET', '/games/{played}/history?points=10000'),
    () => ask('GET', '/games/{stretched}/history?points=10000'),
    () => ask('GET', '/games/{large}/history'),
  ],
  readChoices: [
    () => ask('GET', '/games/{played}/choices?from=1&to=1000'),
    () => ask('GET', '/games/{many}/choices'),
    () => ask('GET', '/games/{stretched}/choices?from=1&to=1000&sample=1000'),
  ],
  readDistributions: [
    () => ask('GET', '/games/{played}/distributions'),
    () => ask('GET', '/games/{stretched}/distributions'),
    () => ask('GET', '/games/{many}/distributions'),
  ],
  listAgents: [() => ask('GET', '/games/{many}/agents'), () => ask('GET', '/games/{large}/agents')],
  addAgents: [
    () => ask('POST', '/games/{stretched}/agents', { strategy: 'always' }),
    async () =>
      ask('POST', `/games/${await another({ ...many, agents: entries(9999) })}/agents`, { strategy: 'always' }),
  ],
  removeAgents: [async () => ask('DELETE', `/games/${await another(many)}/agents/0`)],
  createExperiment: [() => ask('POST', '/experiments', design)],
  previewExperiment: [() => ask('POST', '/experiments/preview', design)],
  listExperiments: [() => ask('GET', '/experiments?limit=100')],
  readExperiment: [() => ask('GET', '/experiments/{experiment}')],
  changeExperimentStatus: [
    () => ask('PATCH', '/experiments/{experiment}/status', { action: 'start' }),
    () => ask('PATCH', '/experiments/{experiment}/status', { action: 'pause' }),
  ],
  readResults: [
    () => ask('GET', '/experiments/{experiment}/results'),
    () => ask('GET', '/experiments/{experiment}/results?format=csv'),
    () => ask('GET', '/experiments/{experiment}/results?format=parquet'),
  ],
  listReplicates: [() => ask('GET', '/experiments/{experiment}/games?limit=100')],
  makeGame: [() => ask('POST', '/experiments/{experiment}/games', { cell: 9999, replicate: 9 })],
  deleteExperiment: [async () => ask('DELETE', `/experiments/${(await ask('POST', '/experiments', design)).id}`)],
  listRules: [() => ask('GET', '/rules')],
  listStrategies: [() => ask('GET', '/strategies')],
  readOperations: [() => ask('GET', '/operations')],
  checkHealth: [() => ask('GET', '/health')],
  checkReadiness: [() => ask('GET', '/health/ready')],
};
const cases = Object.entries(REQUESTS).flatMap(([operation, requests]) =>
  requests.map((request, index) => ({ operation, number: index + 1, request })),
);

test('every route has its most expensive requests here', () => {
  // Those of accounts are in event-loop-accounts.test.ts.
  const operations = [...ROUTES, ...EXPERIMENT_DESIGN_ROUTES]
    .filter(({ tags }) => !tags.some((tag) => ACCOUNT_TAGS.includes(tag)))
    .map(({ operationId }) => operationId);
  expect(Object.keys(REQUESTS).toSorted()).toEqual(operations.toSorted());
});

// Twice again, because a collection of garbage may fall into one of them; a hold of the request itself comes each time.
test.each(cases)('$operation $number leaves the event loop to others', { retry: 2 }, async ({ request }) => {
  await longestHold();
  await request();
  await sleep(20);
  expect(await longestHold()).toBeLessThanOrEqual(MAX_HOLD_MS);
});
