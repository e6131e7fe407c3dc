import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { testDatabase } from './database.ts';
import { LEAKS } from './leaks.ts';

/** The real API in a process of its own, attacked over its socket: whatever comes, it says what is wrong and lives. */
let api: ChildProcess;
let database: Awaited<ReturnType<typeof testDatabase>>;
let port: number;
let logged = '';
/** Addresses of games in each state, for the placeholders in the tables below. */
const games: Record<string, string> = {};

async function ask(request: string, body?: string | Buffer | ReadableStream, headers: Record<string, string> = {}) {
  const [, method, address] = /^(\S+) (.*)$/s.exec(request)!;
  const path = address.replace(/\{(\w+)\}/g, (_, name) => games[name]);
  const type = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const init = { method, headers: { ...type, ...headers }, body: body ?? null, duplex: 'half' };
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, init as RequestInit);
  return { status: answer.status, type: answer.headers.get('Content-Type'), text: await answer.text() };
}

async function succeed(request: string, body: object = {}) {
  const { status, text } = await ask(request, JSON.stringify(body));
  expect(status, text).toBeLessThan(300);
  return JSON.parse(text);
}

const bar = { kind: 'el-farol' };
const ten = [{ strategy: 'bernoulli', count: 10 }];

beforeAll(async () => {
  database = await testDatabase();
  api = fork(join(import.meta.dirname, '../apps/backend/src/index.ts'), {
    env: { ...process.env, DATABASE_URL: database.url, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [api.stdout!, api.stderr!]) stream.on('data', (chunk) => (logged += String(chunk)));
  port = ((await once(api, 'message')) as [{ listening: number }])[0].listening;
  await vi.waitFor(async () => expect((await ask('GET /health/ready')).status).toBe(200), 30_000);
  for (const [name, config] of Object.entries({
    draft: { rules: bar, agents: ten },
    paused: { rules: bar, agents: ten, rounds: 10_000_000_000 },
    completed: { rules: bar, agents: ten, rounds: 3 },
    running: { rules: bar, agents: ten, rounds: 1000 },
    cancelled: { rules: bar, agents: ten },
    empty: { rules: bar },
    even: { rules: { kind: 'minority' }, agents: ten },
    holed: { rules: { kind: 'curves', go: '1 / (n - 3)' }, agents: ten },
    long: { rules: bar, agents: [{ strategy: 'always', count: 6000 }] },
    blind: { rules: bar, information: { kind: 'own-payoff' } },
  })) {
    games[name] = `/games/${(await succeed('POST /games', config)).id}`;
  }
  games['nowhere'] = '/games/01a1f800-f331-729d-b908-f535ff911864';
  await succeed('POST {paused}/rounds', { count: 5 });
  await succeed('POST {completed}/rounds', { count: 3 });
  await succeed('POST {long}/rounds', { count: 2500 });
  await succeed('PATCH {running}/status', { action: 'start' });
  await succeed('PATCH {cancelled}/status', { action: 'cancel' });
});

afterAll(async () => {
  const ended = once(api, 'exit');
  api.kill('SIGTERM');
  await ended;
  await database.drop();
});

/** Holds an answer to the one form that problems have; gives its detail. */
function expectProblem({ status, type, text }: Awaited<ReturnType<typeof ask>>): string {
  expect(status, text.slice(0, 500)).toBeGreaterThanOrEqual(400);
  expect(status, text.slice(0, 500)).toBeLessThan(500);
  expect(type).toBe('application/problem+json');
  const problem = JSON.parse(text);
  expect(problem).toMatchObject({ status, type: expect.stringMatching(/^urn:farol:problem:[a-z-]+$/) });
  expect(problem.title).toMatch(/\w{3,}/);
  expect(problem.requestId).toMatch(/^[\w.-]{1,100}$/);
  expect(problem.detail.length).toBeGreaterThanOrEqual(15);
  expect(text).not.toMatch(LEAKS);
  // An answer that grew with its request would be an amplifier.
  expect(text.length).toBeLessThan(12_000);
  return problem.detail;
}

const game = (fields: string) => `{"rules":{"kind":"el-farol"},${fields}}`;
const rules = (fields: string) => `{"rules":{"kind":"el-farol",${fields}}}`;
const entry = (fields: string) => game(`"agents":[{${fields}}]`);
const curve = (go: unknown) => JSON.stringify({ rules: { kind: 'curves', go }, agents: ten });
const design = (fields: string, replicates = 1) =>
  `{"base":{"rules":{"kind":"el-farol"},"agents":[{"strategy":"always"}],"rounds":5},"replicates":${replicates},${fields}}`;
const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const long = (length: number) => 'a'.repeat(length);
const points = (length: number) => Array.from({ length }, (_, n) => [n, 1]);

type Row = readonly [
  request: string,
  body: string | Buffer | undefined,
  status: number,
  words: string,
  headers?: Record<string, string>,
];

function titleOf([request, body, status, , headers]: Row): string {
  const parts = [request, body?.toString('latin1'), headers && JSON.stringify(headers)].filter((part) => part);
  // oxlint-disable-next-line no-control-regex
  const shown = parts.map((part) => part!.slice(0, 70).replaceAll(/[\0-\x1f%]/g, '·'));
  return `${shown.join(' ')} by ${status}`;
}

// oxfmt-ignore
const ROWS: readonly Row[] = [
  // What is not JSON, or not an object.
  ['POST /games', ' ', 400, 'cannot be read as JSON'],
  ['POST /games', '{', 400, 'cannot be read as JSON'],
  ['POST /games', "{'rules':1}", 400, 'cannot be read as JSON'],
  ['POST /games', '{"rules":{},}', 400, 'cannot be read as JSON'],
  ['POST /games', '\u0000', 400, 'cannot be read as JSON'],
  ['POST /games', game('"seed":NaN'), 400, 'cannot be read as JSON'],
  ['POST /games', game('"seed":01'), 400, 'cannot be read as JSON'],
  ['POST /games', game('"name":"a\nb"'), 400, 'cannot be read as JSON'],
  ['POST /games', '['.repeat(100_000), 400, 'cannot be read as JSON'],
  ['POST /games', Buffer.from(game('"name":"\xff\xfe"'), 'latin1'), 400, 'UTF-8'],
  ['POST /games', Buffer.from(game('"seed":1'), 'utf16le'), 400, 'JSON'],
  ['POST /games', deep(100_000), 422, 'body: must be an object'],
  ['POST /games', '[]', 422, 'body: must be an object'],
  ['POST /games', 'null', 422, 'body: must be an object'],
  ['POST /games', '"el-farol"', 422, 'body: must be an object'],
  ['POST /games', undefined, 422, 'rules: is missing'],
  ['POST /games', '{}', 422, 'rules: is missing'],
  ['PATCH {draft}', undefined, 422, 'must name what to change'],
  ['PATCH {draft}/status', undefined, 422, 'action: must be one of "start"'],
  ['POST {draft}/agents', undefined, 422, 'needs a "strategy": one of'],
  ['POST {draft}/rounds', '[]', 422, 'body: must be an object'],
  ['POST {draft}/simulate', '7', 422, 'body: must be an object'],
  // Sizes and types of bodies.
  ['POST /games', ' '.repeat(4 * 2 ** 20 + 1), 413, 'at most 4194304 bytes'],
  ['PATCH {draft}', ' '.repeat(5e6), 413, 'at most 4194304 bytes'],
  ['POST /games', game('"seed":1'), 415, '"Content-Type: application/json"', { 'Content-Type': 'text/plain' }],
  ['POST /games', game('"seed":1'), 415, 'application/json', { 'Content-Type': 'application/x-www-form-urlencoded' }],
  ['POST /games', game('"seed":1'), 415, 'application/json', { 'Content-Type': 'application/jsonp' }],
  ['POST /games', game('"seed":1'), 415, 'application/json', { 'Content-Type': 'multipart/form-data; boundary=x' }],
  ['POST /games', game('"seed":1'), 415, 'application/json', { 'Content-Type': 'application/json, text/plain' }],
  ['POST /games', '\x1f\x8b\x08', 400, 'cannot be read as JSON', { 'Content-Encoding': 'gzip' }],
  // Unknown and misspelt fields.
  ['POST /games', '{"rulez":{"kind":"el-farol"}}', 422, 'unknown field "rulez": did you mean "rules"?'],
  ['POST /games', game('"sede":1'), 422, 'did you mean "seed"?'],
  ['POST /games', rules('"capasity":60'), 422, 'rules: unknown field "capasity": did you mean "capacity"?'],
  ['POST /games', entry('"strategy":"tables","params":{"memroy":6}'), 422, 'agents[0].params: unknown field "memroy": did you mean "memory"?'],
  ['POST /games', entry('"strategy":"always","coutn":6'), 422, 'agents[0]: unknown field "coutn": did you mean "count"?'],
  ['POST /games', game('"information":{"kidn":"random"}'), 422, 'did you mean "kind"?'],
  ['PATCH {draft}', '{"nmae":"x"}', 422, 'did you mean "name"?'],
  ['PATCH {draft}', '{"name":"x","status":"running"}', 422, 'unknown field "status"'],
  ['PATCH {draft}/status', '{"acton":"start"}', 422, 'did you mean "action"?'],
  ['POST {draft}/rounds', '{"cuont":1}', 422, 'did you mean "count"?'],
  ['POST {draft}/rounds', '{"expectedround":1}', 422, 'did you mean "expectedRound"?'],
  ['POST {draft}/simulate', '{"round":1}', 422, 'did you mean "rounds"?'],
  ['POST {draft}/agents', '{"stratgy":"always"}', 422, 'needs a "strategy"'],
  ['POST /games', game(`"${long(1e6)}":1`), 422, 'unknown field "aaa'],
  ['POST /games', game(Array.from({ length: 50_000 }, (_, i) => `"rulez${i}":1`).join()), 422, '49995 more unknown fields'],
  // Names of the language's own.
  ['POST /games', game('"__proto__":{"name":"x"}'), 422, 'unknown field "__proto__"'],
  ['POST /games', game('"constructor":1,"hasOwnProperty":1,"toString":1'), 422, 'unknown field "hasOwnProperty"'],
  ['POST /games', rules('"__proto__":{"capacity":3}'), 422, 'rules: unknown field "__proto__"'],
  ['POST /games', entry('"strategy":"bernoulli","params":{"__proto__":{"probability":1}}'), 422, 'unknown field "__proto__"'],
  ['POST /games', '{"rules":{"kind":"__proto__"}}', 422, 'unknown kind "__proto__"'],
  ['POST /games', '{"rules":{"kind":"constructor"}}', 422, 'unknown kind "constructor"'],
  ['POST /games', entry('"strategy":"toString"'), 422, 'unknown strategy "toString"'],
  ['POST /games', entry('"strategy":"hasOwnProperty"'), 422, 'unknown strategy "hasOwnProperty"'],
  ['POST /games', game('"information":{"kind":"constructor"}'), 422, 'unknown kind of information'],
  ['PATCH {draft}/status', '{"action":"toString"}', 422, 'unknown "toString"'],
  ['GET /games?__proto__=1', undefined, 422, 'unknown field "__proto__"'],
  ['GET /games?status=constructor', undefined, 422, 'unknown "constructor"'],
  // Wrong types.
  ['POST /games', '{"manifest":{"engine":1,"agents":"x"},"rounds":"x","digest":7}', 422, 'manifest.agents: must be a list'],
  ['POST /games', '{"manifest":{"engine":1,"agents":[]},"rounds":"x","digest":7}', 422, 'rounds: must be a whole number from 1'],
  ['POST /games', '{"rules":[]}', 422, 'rules: must be an object'],
  ['POST /games', '{"rules":"el-farol"}', 422, 'rules: must be an object'],
  ['POST /games', `{"rules":${deep(100_000)}}`, 422, 'rules: must be an object'],
  ['POST /games', '{"rules":{}}', 422, 'needs a "kind": one of "el-farol"'],
  ['POST /games', '{"rules":{"kind":"el-faro"}}', 422, 'did you mean "el-farol"?'],
  ['POST /games', `{"rules":{"kind":"${long(1e6)}"}}`, 422, 'unknown kind "aaa'],
  ['POST /games', game('"agents":{}'), 422, 'agents: must be a list'],
  ['POST /games', game('"agents":[null]'), 422, 'agents[0]: must be an object'],
  ['POST /games', entry('"strategy":"alway"'), 422, 'did you mean "always"?'],
  ['POST /games', entry('"strategy":"always","params":[]'), 422, 'params: must be an object'],
  ['POST /games', entry('"strategy":"always","params":{"choice":"perhaps"}'), 422, 'must be one of "go", "stay"'],
  ['POST /games', entry('"strategy":"tables","params":{"memory":"6"}'), 422, 'must be a whole number from 1 to 20'],
  ['POST /games', entry('"strategy":"tables","params":{"memory":6.5}'), 422, 'must be a whole number from 1 to 20'],
  ['POST /games', entry('"strategy":"bernoulli","params":{"probability":1.01}'), 422, 'must be a number from 0 to 1'],
  ['POST /games', game('"information":"random"'), 422, 'information: must be an object'],
  ['POST /games', game('"information":{"kind":{"a":1}}'), 422, 'must be one of "attendance"'],
  ['POST /games', game('"information":{}'), 422, 'must be one of "attendance"'],
  ['PATCH {draft}/status', '{"action":["start"]}', 422, 'must be one of "start"'],
  ['PATCH {draft}/status', '{"action":"Start"}', 422, 'did you mean "start"?'],
  // Numbers.
  ['POST /games', game('"rounds":0'), 422, 'whole number from 1 to 10000000000'],
  ['POST /games', game('"rounds":-0'), 422, 'whole number from 1 to 10000000000'],
  ['POST /games', game('"rounds":1.5'), 422, 'whole number from 1 to 10000000000'],
  ['POST /games', game('"rounds":1e400'), 422, 'whole number from 1 to 10000000000'],
  ['POST /games', game('"rounds":9007199254740993'), 422, 'whole number from 1 to 10000000000'],
  ['POST /games', game('"rounds":"100"'), 422, 'whole number from 1 to 10000000000'],
  ['POST /games', rules('"capacity":-1'), 422, 'rules.capacity: must be a whole number from 0'],
  ['POST /games', rules('"crowded":1e400'), 422, 'rules.crowded: must be a number from -1000000'],
  ['POST /games', rules('"home":null'), 422, 'rules.home: must be a number from -1000000'],
  ['POST /games', game('"seed":-1'), 422, 'seed: must be a whole number from 0 to 18446744073709551615'],
  ['POST /games', game('"seed":1.5'), 422, 'seed: must be a whole number from 0 to 18446744073709551615'],
  ['POST /games', game('"seed":9007199254740993'), 422, 'as a decimal string'],
  ['POST /games', game('"seed":"18446744073709551616"'), 422, 'seed: must be a whole number'],
  ['POST /games', game('"seed":"0x10"'), 422, 'seed: must be a whole number'],
  ['POST /games', game('"seed":"１"'), 422, 'seed: must be a whole number'],
  ['POST /games', game(`"seed":"${'9'.repeat(100_000)}"`), 422, 'seed: must be a whole number'],
  ['POST {draft}/rounds', '{"count":0}', 422, 'whole number from 1 to 10000; for more use POST …/simulate'],
  ['POST {draft}/rounds', '{"count":10001}', 422, 'for more use POST …/simulate'],
  ['POST {draft}/rounds', `{"count":${deep(100_000)}}`, 422, 'whole number from 1 to 10000'],
  ['POST {draft}/simulate', '{"rounds":10000000001}', 422, 'whole number from 1 to 10000000000'],
  ['POST {paused}/simulate', '{"rounds":10000000000}', 422, 'rounds: must be at most 9999999995'],
  ['POST {draft}/agents', '{"strategy":"always","count":0}', 422, 'whole number from 1 to 10000000'],
  ['POST {draft}/agents', '{"strategy":"always","count":10000001}', 422, 'whole number from 1 to 10000000'],
  ['POST {draft}/agents', '{"strategy":"always","count":2.5}', 422, 'whole number from 1 to 10000000'],
  // Names.
  ['POST /games', game('"name":""'), 422, 'name: must not be empty'],
  ['POST /games', game('"name":"  "'), 422, 'name: must not be empty'],
  ['POST /games', game('"name":7'), 422, 'name: must be text'],
  ['POST /games', game(`"name":"${long(201)}"`), 422, 'at most 200 characters'],
  ['POST /games', game('"name":"a\\u0000b"'), 422, 'control characters'],
  ['POST /games', game('"name":"a\\ud800b"'), 422, 'surrogate'],
  ['PATCH {draft}', '{"name":"a\\u0000b"}', 422, 'control characters'],
  ['PATCH {draft}', '{"name":"\\udc00"}', 422, 'surrogate'],
  ['PATCH {draft}', '{"name":"a\\u0085b"}', 422, 'control characters'],
  ['PATCH {draft}', '{"name":"a\\r\\nX-Evil: 1"}', 422, 'control characters'],
  ['POST {draft}/agents', '{"strategy":"always","name":"\\u0000"}', 422, 'control characters'],
  ['POST {draft}/agents', '{"strategy":"always","name":"a\\ud800"}', 422, 'surrogate'],
  ['POST {draft}/agents', `{"strategy":"always","name":"${long(101)}"}`, 422, 'at most 100 characters'],
  // Populations and histories.
  ['POST /games', game(`"agents":[${Array(10_001).fill('{"strategy":"always"}').join()}]`), 422, 'at most 10000 entries of agents: use "count"'],
  ['POST /games', game(`"agents":[${Array(10_000).fill('{"strategy":"alway"}').join()}]`), 422, 'and 9980 more errors'],
  ['POST /games', entry('"strategy":"tables","params":{"memory":20,"tables":8},"count":10000'), 422, 'MiB while playing, the limit is 512: fewer agents'],
  ['POST {draft}/agents', '{"strategy":"arthur","count":10000000}', 422, 'MiB while playing, the limit is 512'],
  ['POST {blind}/agents', '{"strategy":"arthur"}', 422, '"arthur" needs to see attendance'],
  ['POST /games', game('"initialHistory":"none"'), 422, 'must be "random" or at most'],
  ['POST /games', game(`"initialHistory":[${Array(1000).fill(0).join()}]`), 422, 'at most 64 attendances'],
  ['POST /games', game('"initialHistory":[1.5]'), 422, 'each a whole number from 0'],
  ['POST /games', game('"initialHistory":[-1]'), 422, 'each a whole number from 0'],
  ['POST /games', game('"initialHistory":[1],"agents":[]'), 422, 'larger than the number of agents, 0'],
  // Curves.
  ['POST /games', curve(''), 422, 'at character 1: the expression ends here'],
  ['POST /games', curve('('.repeat(400) + 'n' + ')'.repeat(400)), 422, 'nested too deeply'],
  ['POST /games', curve('2^99999'), 422, 'an exponent must be a whole number from -64 to 64'],
  ['POST /games', curve('n^n'), 422, 'an exponent must be a whole number from -64 to 64'],
  ['POST /games', curve('9^64^64'), 422, 'an exponent must be a whole number from -64 to 64'],
  ['POST /games', curve('1e999'), 422, 'too large for a number'],
  ['POST /games', curve('constructor'), 422, '"constructor" is unknown'],
  ['POST /games', curve('n.constructor("x")()'), 422, '"." cannot stand here'],
  ['POST /games', curve(long(1001)), 422, 'at most 1000 are allowed'],
  ['POST /games', curve(7), 422, 'must be an expression over n and N such as'],
  ['POST /games', curve([]), 422, 'has 0 points'],
  ['POST /games', curve(points(10_000)), 422, 'has 10000 points; 1 to 1000 are allowed'],
  ['POST /games', curve([[2, 1], [1, 1]]), 422, 'point 2 must have a larger n'],
  ['POST /games', curve([[1, 2, 3]]), 422, 'point 1 must be two numbers'],
  ['POST /games', '{"rules":{"kind":"curves","go":[[0,1e400]]}}', 422, 'point 1 must be two numbers'],
  ['POST /games', `{"rules":{"kind":"curves","stay":${deep(100_000)}}}`, 422, 'rules.stay: point 1 must be two numbers'],
  ['POST {holed}/rounds', '{}', 409, 'that is Infinity at n = 3, N = 10'],
  // Queries.
  ['GET /games?limit=1&limit=2', undefined, 422, 'limit: must be given once'],
  ['GET /games?limit=', undefined, 422, 'whole number from 1 to 1000'],
  ['GET /games?limit=1e3', undefined, 422, 'whole number from 1 to 1000'],
  ['GET /games?limit=%zz', undefined, 422, 'whole number from 1 to 1000'],
  ['GET /games?limit=%00', undefined, 422, 'whole number from 1 to 1000'],
  ['GET /games?lmit=1', undefined, 422, 'did you mean "limit"?'],
  ['GET /games?%zz=1', undefined, 422, 'unknown field "%zz"'],
  ['GET /games?%00=1', undefined, 422, 'unknown field'],
  ['GET /games?status=Draft', undefined, 422, 'did you mean "draft"?'],
  ['GET /games?status=draft&status=paused', undefined, 422, 'must be one of "draft"'],
  ['GET /games?cursor=x', undefined, 422, 'the `next` of the page before'],
  ['GET /games?cursor=%00', undefined, 422, 'the `next` of the page before'],
  [`GET /games?cursor=${long(3000)}`, undefined, 422, 'the `next` of the page before'],
  ['GET /games?cursor=bnVsbA', undefined, 422, 'the `next` of the page before'],
  ['GET /games?cursor=0.1', undefined, 422, 'with the same sort and order'],
  ['GET /games?sort=Name', undefined, 422, 'did you mean "name"?'],
  ['GET /games?sort=id%20DESC;', undefined, 422, 'known: "created", "updated", "name", "rounds", "agents"'],
  ['GET /games?sort=name&sort=agents', undefined, 422, 'must be one of "created"'],
  ['GET /games?order=down', undefined, 422, 'known: "asc", "desc"'],
  ['GET /games?kind=el-farrol', undefined, 422, 'did you mean "el-farol"?'],
  ['GET /games?kind=', undefined, 422, 'unknown ""'],
  ['GET /games?search=%00', undefined, 422, 'search: must not contain control characters'],
  ['GET /games?search=a&search=b', undefined, 422, 'search: must be given once'],
  [`GET /games?search=${long(201)}`, undefined, 422, 'search: must be at most 200 characters'],
  ['GET /games?serach=a', undefined, 422, 'did you mean "search"?'],
  ['GET {draft}?verbose=1', undefined, 422, 'query: unknown field "verbose"'],
  ['GET /strategies?limit=1', undefined, 422, 'query: unknown field "limit"'],
  ['POST {draft}/rounds?count=2', '{}', 422, 'query: unknown field "count"'],
  ['DELETE {draft}?force=1', undefined, 422, 'query: unknown field "force"'],
  ['POST {draft}/simulate?wiat=1', '{"rounds":1}', 422, 'did you mean "wait"?'],
  ['POST {draft}/simulate?wait=61', '{"rounds":1}', 422, 'whole number from 0 to 60'],
  ['POST {draft}/simulate?wait=1&wait=1', '{"rounds":1}', 422, 'wait: must be given once'],
  ['GET {paused}/rounds?from=0', undefined, 422, 'whole number from 1'],
  ['GET {paused}/rounds?limit=1001', undefined, 422, 'whole number from 1 to 1000'],
  ['GET {paused}/rounds?from=99999999999999999999', undefined, 422, 'whole number from 1'],
  ['GET {paused}/stats?from=5&to=2', undefined, 422, 'from: must not be after to, 2'],
  ['GET {paused}/stats?form=1', undefined, 422, 'did you mean "from"?'],
  ['GET {paused}/history?points=1', undefined, 422, 'whole number from 2 to 10000'],
  ['GET {paused}/history?points=10001', undefined, 422, 'whole number from 2 to 10000'],
  ['GET /analytics{paused}/history?from=1&from=2', undefined, 422, 'from: must be given once'],
  ['GET {paused}/choices?from=5&to=2', undefined, 422, 'from: must not be after to, 2'],
  ['GET {paused}/choices?from=0', undefined, 422, 'whole number from 1'],
  ['GET {paused}/choices?to=-1', undefined, 422, 'whole number from 1'],
  ['GET {paused}/choices?sample=0', undefined, 422, 'sample: must be a whole number from 1 to 4000'],
  ['GET {paused}/choices?sample=1e3', undefined, 422, 'sample: must be a whole number from 1 to 4000'],
  ['GET {paused}/choices?agents=1', undefined, 422, 'unknown field "agents"'],
  ['GET {long}/choices?from=1&to=2001', undefined, 422, 'the most is 2000: ask for to=2000'],
  ['GET {long}/choices?from=1&to=1000', undefined, 422, 'ask for sample=4000, or for at most 666 rounds'],
  ['GET /analytics{nowhere}/choices', undefined, 404, 'GET /games lists yours'],
  ['GET {paused}/distributions?bins=1', undefined, 422, 'bins: must be a whole number from 2 to 200'],
  ['GET {paused}/distributions?bins=201', undefined, 422, 'bins: must be a whole number from 2 to 200'],
  ['GET {paused}/distributions?bin=4', undefined, 422, 'did you mean "bins"?'],
  ['GET {nowhere}/distributions', undefined, 404, 'GET /games lists yours'],
  ['POST {paused}/choices', '{}', 405, 'takes GET, not POST'],
  ['POST /experiments/preview', '{}', 422, 'base: is missing'],
  ['POST /experiments/preview', design('"factors":[]'), 422, 'a list of 1 to 6 factors'],
  ['POST /experiments/preview', design('"factors":[{"path":"rules.capcity","values":[1]}]'), 422, 'capacity'],
  ['POST /experiments/preview', design('"factors":[{"path":"rounds","from":1,"to":10000,"step":1}]', 100), 422, 'the limit is 100000'],
  ['POST /experiments/preview', '[', 400, 'cannot be read as JSON'],
  ['POST /experiments/preview?dry=1', '{}', 422, 'unknown field "dry"'],
  ['GET /experiments/preview', undefined, 404, 'the id of an experiment, a UUID'],
  ['DELETE /experiments/preview', undefined, 404, 'the id of an experiment, a UUID'],
  ['GET /operations?fresh=1', undefined, 422, 'unknown field "fresh"'],
  ['POST /operations', '{}', 405, '/operations takes GET, not POST'],
  ['GET /operation', undefined, 404, 'did you mean "/operations"?'],
  // Ids, and addresses that are none.
  ['GET /games/seven', undefined, 404, 'the id of a game, a UUID'],
  ['GET /games/%zz', undefined, 404, 'the id of a game, a UUID'],
  ['GET /games/%00/rounds', undefined, 404, 'the id of a game, a UUID'],
  ['GET /games/%ff%fe/stats', undefined, 404, 'the id of a game, a UUID'],
  ["GET /games/'%20OR%201=1--", undefined, 404, 'the id of a game, a UUID'],
  ['GET {draft}%20', undefined, 404, 'the id of a game, a UUID'],
  ['DELETE /games/__proto__', undefined, 404, 'the id of a game, a UUID'],
  [`PATCH /games/${long(5000)}`, '{"name":"x"}', 404, 'the id of a game, a UUID'],
  ['GET {nowhere}', undefined, 404, 'GET /games lists yours'],
  ['PATCH {nowhere}', '{"name":"x"}', 404, 'GET /games lists yours'],
  ['DELETE {nowhere}', undefined, 404, 'GET /games lists yours'],
  ['POST {nowhere}/rounds', '{}', 404, 'GET /games lists yours'],
  ['GET /agents{nowhere}/agents', undefined, 404, 'GET /games lists yours'],
  ['GET /api{nowhere}/manifest', undefined, 404, 'GET /games lists yours'],
  ['GET {paused}/rounds/6', undefined, 404, 'has 5 rounds: there is no round 6 yet'],
  ['GET {paused}/rounds/0', undefined, 404, 'round: must be a whole number from 1'],
  ['GET {paused}/rounds/1.5', undefined, 404, 'round: must be a whole number from 1'],
  ['GET {paused}/rounds/%00', undefined, 404, 'round: must be a whole number from 1'],
  ['DELETE {draft}/agents/99', undefined, 404, 'there are: 0'],
  ['DELETE {draft}/agents/-1', undefined, 404, 'agentId: must be a whole number from 0 to 9999'],
  ['DELETE {draft}/agents/1e1', undefined, 404, 'agentId: must be a whole number from 0 to 9999'],
  ['GET /gamse', undefined, 404, 'did you mean "/games"?'],
  ['GET //games', undefined, 404, 'did you mean "/games"?'],
  ['GET {paused}/statz', undefined, 404, '/stats"?'],
  ['GET /nothing', undefined, 404, 'GET /docs lists all'],
  ['GET /%zz', undefined, 404, 'GET /docs lists all'],
  ['GET /__proto__', undefined, 404, 'GET /docs lists all'],
  [`GET /${long(10_000)}`, undefined, 404, 'GET /docs lists all'],
  ['GET /docs/%2e%2e%2fpackage.json', undefined, 404, 'there is no route'],
  ['PUT /games', '{}', 405, '/games takes GET, POST, not PUT'],
  ['DELETE /games', undefined, 405, '/games takes GET, POST, not DELETE'],
  ['GET {draft}/status', undefined, 405, '/status takes PATCH, not GET'],
  ['GET {draft}/simulate', undefined, 405, '/simulate takes POST, not GET'],
  ['PATCH {draft}/agents/0', '{}', 405, 'takes DELETE, not PATCH'],
  ['POST /health', '{}', 405, '/health takes GET, not POST'],
  ['PROPFIND /games', undefined, 405, 'not PROPFIND'],
  // What a game cannot do now.
  ['PATCH {draft}/status', '{"action":"resume"}', 409, 'possible: start, cancel'],
  ['PATCH {draft}/status', '{"action":"start"}', 409, 'no rounds are planned'],
  ['PATCH {completed}/status', '{"action":"start"}', 409, '/simulate with {"rounds": 1000}'],
  ['PATCH {cancelled}/status', '{"action":"start"}', 409, 'POST /games makes another'],
  ['POST {cancelled}/rounds', '{}', 409, 'plays no more: POST /games makes another'],
  ['POST {cancelled}/simulate', '{"rounds":1}', 409, 'plays no more: POST /games makes another'],
  ['POST {cancelled}/agents', '{"strategy":"always"}', 409, 'keeps the agents it had'],
  ['POST {completed}/simulate', '{}', 409, 'say how many more'],
  ['POST {running}/rounds', '{}', 409, 'pause it before you play'],
  ['POST {running}/simulate', '{}', 409, 'pause it before you simulate more'],
  ['DELETE {running}', undefined, 409, 'pause it before you remove it'],
  ['DELETE {running}/agents/0', undefined, 409, 'pause it before you change its agents'],
  ['POST {empty}/rounds', '{}', 409, 'has no agents: add some'],
  ['POST {even}/rounds', '{}', 409, 'add or remove one'],
  ['POST {paused}/rounds', '{"expectedRound":1}', 409, 'the next round is 6, not 1'],
  ['POST {paused}/rounds', '{"expectedRound":7}', 409, 'the next round is 6, not 7'],
  ['POST {paused}/rounds', '{"expectedRound":0}', 422, "must be a round's number"],
  // Headers.
  ['POST /games', game('"seed":1'), 422, 'must be 1 to 200 visible characters', { 'Idempotency-Key': '' }],
  ['POST /games', game('"seed":1'), 422, 'must be 1 to 200 visible characters', { 'Idempotency-Key': 'a b' }],
  ['POST /games', game('"seed":1'), 422, 'must be 1 to 200 visible characters', { 'Idempotency-Key': '\xe9' }],
  ['POST {paused}/rounds', '{}', 422, 'must be 1 to 200 visible characters', { 'Idempotency-Key': long(201) }],
  ['POST /games', game('"seed":1'), 403, 'CORS_ORIGINS', { Origin: 'https://evil.example' }],
  ['DELETE {draft}', undefined, 403, 'CORS_ORIGINS', { Origin: 'null' }],
  ['POST /games', '{}', 422, 'rules: is missing', { 'X-Request-Id': '<script>' }],
  ['POST /games', '{}', 422, 'rules: is missing', { 'X-Request-Id': long(9000) }],
];

/** Written to the socket as it is; `cut`: the sender ends there. */
async function send(head: string, body = '', cut = false) {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  socket.write(Buffer.from(`${head}\r\n\r\n${body}`, 'latin1'));
  if (cut) socket.end();
  let answer = '';
  for await (const chunk of socket) answer += chunk;
  socket.destroy();
  const [, status] = /^HTTP\/1\.1 (\d+)/.exec(answer)!;
  const [headers, text] = answer.split('\r\n\r\n', 2);
  return { status: Number(status), type: /content-type: (.*)/i.exec(headers)?.[1] ?? null, text };
}

const post = (headers: string) =>
  `POST /games HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n${headers}`;
const get = (path: string, headers = 'Host: localhost') => `GET ${path} HTTP/1.1\r\n${headers}\r\nConnection: close`;

// oxfmt-ignore
const UNLIKE_BROWSERS: readonly (readonly [head: string, status: number, words: string])[] = [
  [get('/games', 'Host: evil.example'), 403, 'under the host name "evil.example": add the name to ALLOWED_HOSTS'],
  [get('/games', 'Host:'), 403, 'under the host name ""'],
  [get('/games', 'Host: localhost\r\nHost: evil.example'), 403, 'under the host name "localhost, evil.example"'],
  [get(`/games/${'%'.repeat(100)}`), 404, 'a UUID'],
  ['TRACE /games HTTP/1.1\r\nHost: localhost\r\nConnection: close', 405, 'not TRACE'],
  [post('Content-Length: 5000000'), 413, 'at most 4194304 bytes'],
];

// oxfmt-ignore
const NOT_HTTP: readonly (readonly [what: string, head: string, body: string, cut: boolean])[] = [
  ['a body cut short',         post('Content-Length: 100'),                            '{"rules":',             true],
  ['a chunked body cut short', post('Transfer-Encoding: chunked'),                     '5\r\n{"ru',             true],
  ['a chunk of no size',       post('Transfer-Encoding: chunked'),                     'zz\r\n{}\r\n0\r\n\r\n', false],
  ['a length in words',        post('Content-Length: two'),                            '{}',                    false],
  ['two framings',             post('Content-Length: 2\r\nTransfer-Encoding: chunked'), '0\r\n\r\n',            false],
  ['two lengths',              post('Content-Length: 2\r\nContent-Length: 3'),         '{}',                    false],
  ['a bare CR in a header',    post('X-Request-Id: a\rSet-Cookie: b'),                 '',                      false],
  ['a NUL in a header',        post('X-Request-Id: a\0b'),                             '',                      false],
  ['a NUL in the path',        get('/games/\0'),                                       '',                      false],
  ['bytes in the path',        get('/games/\xff'),                                     '',                      false],
  ['a header of 20 kB',        post(`X-Long: ${long(20_000)}`),                        '',                      false],
  ['an unknown method',        'BREW /games HTTP/1.1\r\nHost: localhost',              '',                      false],
  ['HTTP/9.9',                 'GET /games HTTP/9.9\r\nHost: localhost',               '',                      false],
  ['no host',                  'GET /games HTTP/1.1\r\nConnection: close',             '',                      false],
  ['a host of signs',          get('/games', 'Host: a b<>'),                           '',                      false],
  ['TLS',                      '\x16\x03\x01\x02\x00\x01\x00\x01',                     '',                      false],
];

/** Requests in order, each from a valid one by changing one of its fields. */
const VALID = [
  ['POST /games', { name: 'x', rules: { kind: 'el-farol', capacity: 6 }, agents: ten, seed: '1', rounds: 5 }],
  ['POST /games', { rules: { kind: 'curves', go: '1 - n / N', stay: [[0, 1]] }, initialHistory: [1], agents: ten }],
  [
    'POST /games',
    { rules: bar, information: { kind: 'random' }, agents: [{ strategy: 'tables', params: { memory: 3, tables: 2 } }] },
  ],
  ['POST {paused}/rounds', { count: 2, expectedRound: 6 }],
  ['POST {empty}/agents', { strategy: 'arthur', params: {}, count: 3, name: 'x' }],
  ['PATCH {even}', { name: 'y' }],
  ['PATCH {even}/status', { action: 'pause' }],
  ['POST {even}/simulate', { rounds: 7 }],
] as const;

type Json = { [key: string]: unknown };

/** Every place in a JSON value, as the object or array that holds it and its key there. */
function placesIn(value: unknown): [Json, string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key): [Json, string][] => [
    [value as Json, key],
    ...placesIn((value as Json)[key]),
  ]);
}

const junk = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    '',
    [],
    {},
    -1,
    0,
    1.5,
    2 ** 53,
    1e308,
    '\0',
    '\ud800',
    '1e400',
    [[]],
    '__proto__',
  ),
  fc.string({ unit: 'binary' }),
  fc.jsonValue({ maxDepth: 2 }),
  fc.double({ min: -1e6, max: 1000 }),
);
const keys = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toString', 'kind', 'params', ''), fc.string());

describe('the API', () => {
  test('has enough rows to be attacked with', () => {
    expect(ROWS.length).toBeGreaterThanOrEqual(120);
  });

  test.each(ROWS.map((row) => [titleOf(row), ...row] as const))('answers %s', async (_, ...row) => {
    const [request, body, status, words, headers] = row;
    const answer = await ask(request, body, headers);
    const detail = expectProblem(answer);
    expect(detail).toContain(words);
    expect(answer.status).toBe(status);
  });

  test.each(UNLIKE_BROWSERS)('answers what no browser sends, %j', async (head, status, words) => {
    const answer = await send(head);
    expect(expectProblem(answer)).toContain(words);
    expect(answer.status).toBe(status);
  });

  test.each(NOT_HTTP)('refuses %s before it is a request, and says nothing of itself', async (_, head, body, cut) => {
    const { status, text } = await send(head, body, cut);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(text).not.toMatch(LEAKS);
  });

  test('takes no more of a chunked body than a body may have', async () => {
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        if (sent++ < 60) controller.enqueue(new Uint8Array(100_000).fill(0x20));
        else controller.close();
      },
    });
    const answer = await ask('POST /games', body);
    expect(answer.status).toBe(413);
    expectProblem(answer);
  });

  test('refuses another request with a key that was used', async () => {
    const headers = { 'Idempotency-Key': 'once' };
    expect((await ask('POST /games', game('"seed":1'), headers)).status).toBe(201);
    expect(expectProblem(await ask('POST /games', game('"seed":2'), headers))).toContain('a new Idempotency-Key');
  });

  test('answers a sender who breaks off by nothing, and does not take it for a fault', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.write(`${post('Content-Length: 100')}\r\n\r\n{"rules":`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(logged).toBe('');
  });

  test('answers whatever one changes in a valid request', async () => {
    const mutation = fc.record({
      template: fc.nat(VALID.length - 1),
      place: fc.nat(1000),
      change: fc.constantFrom('replace', 'remove', 'rename', 'add'),
      value: junk,
      key: keys,
    });
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(mutation, async ({ template, place, change, value, key }) => {
        const [request, valid] = VALID[template];
        const body = structuredClone(valid) as unknown as Json;
        const places = placesIn(body);
        const [holder, own] = places[place % places.length];
        const put = (name: string, what: unknown) =>
          Object.defineProperty(holder, name, { value: what, enumerable: true, configurable: true, writable: true });
        if (change === 'replace') put(own, value);
        else if (change === 'add') put(key, value);
        else {
          const before = holder[own];
          delete holder[own];
          if (change === 'rename') put(key, before);
        }
        const answer = await ask(request, JSON.stringify(body));
        if (answer.status < 300) return;
        refused++;
        expectProblem(answer);
      }),
      { seed: 1994, numRuns: 300 },
    );
    expect(refused).toBeGreaterThan(150);
  });

  test('is alive after all of it, has logged no fault, and plays a sound game', async () => {
    expect((await ask('GET /health/ready')).status).toBe(200);
    const { id } = await succeed('POST /games', { rules: bar, agents: ten, seed: '1' });
    const { rounds } = await succeed(`POST /games/${id}/rounds`, { count: 10 });
    const seventh = JSON.parse((await ask(`GET /games/${id}/rounds/7`)).text);
    expect(rounds).toHaveLength(10);
    expect(seventh.attendance).toBe(rounds[6].attendance);
    expect(JSON.parse((await ask(`GET /games/${id}/stats`)).text).window).toEqual({ from: 1, to: 10, rounds: 10 });
    expect(logged).toBe('');
  });
});
