import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { ROUTES } from '../packages/api/src/index.ts';
import { EXPERIMENT_DESIGN_ROUTES } from '../packages/experiments/src/index.ts';
import { RECIPES } from './authorization-requests.ts';
import { CLIENTS, EXPECTED } from './authorization-table.ts';
import { badCredentials } from './credentials.ts';
import { addressOf, type LaboratoryOfPeople, startLaboratoryOfPeople, type Thing } from './laboratory-of-people.ts';
import { addSession, linkCookie } from './people.ts';

let laboratory: LaboratoryOfPeople;
/** A game that requests only read. */
let still: Thing;
beforeAll(async () => {
  laboratory = await startLaboratoryOfPeople();
  still = await laboratory.playedGame();
});
afterAll(() => laboratory.stop());

const routes = [...ROUTES, ...EXPERIMENT_DESIGN_ROUTES];
const routeOf = (operation: string) => routes.find(({ operationId }) => operationId === operation);

/** Method, path and body of an operation's request, and the thing that it is about. */
async function prepare(operation: string) {
  const { method, path } = routeOf(operation) ?? { method: 'get', path: operation };
  const { thing: make, params, query = '', body } = RECIPES[operation] ?? {};
  const thing = (await make?.(laboratory)) ?? still;
  const given = (await params?.(laboratory, thing)) ?? { id: thing.id, gameId: thing.id };
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => given[name]);
  return {
    thing,
    method: method.toUpperCase(),
    address: `${address}${query}`,
    body: typeof body === 'function' ? body() : body,
  };
}

async function send(
  { method, address, body }: { method: string; address: string; body?: unknown },
  headers: Record<string, string>,
) {
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await laboratory.app.request(address, {
    method,
    ...init,
    headers: { 'Content-Type': 'application/json', ...headers },
  });
  const isProblem = answer.headers.get('Content-Type') === 'application/problem+json';
  const problem = isProblem ? ((await answer.json()) as { type: string }).type.split(':').at(-1)! : undefined;
  // A stream of events has no end.
  await answer.body?.cancel().catch(() => {});
  return { status: answer.status, problem };
}

/** The answer in the words of the table. */
function wordOf({ status, problem }: Awaited<ReturnType<typeof send>>): string {
  if (status < 300) return 'ok';
  if (problem === 'not-signed-in' || problem === 'not-allowed' || problem === 'not-found') return String(status);
  return status < 500 ? '+' : `${status} ${problem}`;
}

describe('the authorization table', () => {
  test('has a line for every operation of the OpenAPI document, and for every other page', async () => {
    const headers = await laboratory.headersOf('admin', still);
    const { body } = await laboratory.ask('GET', '/openapi.json', undefined, headers);
    const paths = body.paths as Record<string, Record<string, { operationId: string }>>;
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method} ${path}`),
    );
    const declared = routes.map(({ operationId, method, path }) => `${operationId} ${method} ${path}`);
    expect([...new Set(documented)].toSorted()).toEqual(declared.toSorted());

    const known = routes.map(({ method, path }) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`);
    const pages = laboratory.app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replace(/^\/api(?=\/)/, '')}`)
      .filter((page) => !known.includes(page.replace(/ \/(agents|analytics)(?=\/games\/)/, ' ')));
    const lines = [...EXPECTED.keys()];
    expect(lines.toSorted()).toEqual(
      [...routes.map(({ operationId }) => operationId), ...new Set(pages.map((page) => page.split(' ')[1]))].toSorted(),
    );
    expect(lines.filter((line) => EXPECTED.get(line)!.length !== CLIENTS.length)).toEqual([]);
  });

  test.each([...EXPECTED.keys()])('holds for %s', async (operation) => {
    const answers: string[] = [];
    for (const client of CLIENTS) {
      const request = await prepare(operation);
      answers.push(wordOf(await send(request, await laboratory.headersOf(client, request.thing))));
    }
    expect(Object.fromEntries(CLIENTS.map((client, index) => [client, answers[index]]))).toEqual(
      Object.fromEntries(CLIENTS.map((client, index) => [client, EXPECTED.get(operation)![index]])),
    );
  });
});

describe('a credential that is not valid', () => {
  let bad: [what: string, headers: Record<string, string>][];
  beforeAll(async () => {
    const { owner } = laboratory.people;
    const secrets = await badCredentials(laboratory, owner.id);
    bad = Object.entries(secrets).map(([what, secret]) => [what, { Authorization: `Bearer ${secret}` }]);
    const session = await addSession(laboratory.db, owner.id);
    bad.push(
      ['a password', { Authorization: 'Basic b3duZXI6cGFzc3dvcmQ=' }],
      ['a session as a key', { Authorization: `Bearer ${decodeURIComponent(session.split('=')[1])}` }],
    );
  });

  test.each([...EXPECTED.keys()].filter((operation) => !operation.startsWith('/docs')))(
    'gets no answer from %s, whatever a valid one would get',
    async (operation) => {
      const request = await prepare(operation);
      for (const [what, headers] of bad) {
        const { status, problem } = await send(request, { ...headers, 'X-Forwarded-For': addressOf(what) });
        expect([what, status, problem]).toEqual([what, 401, 'not-signed-in']);
      }
    },
  );
});

describe('a cookie that is not valid', () => {
  test('is that of nobody: cut off, changed, unsigned, ended, or of a link that was withdrawn', async () => {
    const { db, people, playedGame } = laboratory;
    const session = await addSession(db, people.owner.id);
    const [name, value] = session.split('=');
    const token = value.split('.')[0];
    const ended = await addSession(db, people.owner.id);
    await db
      .updateTable('sessions')
      .set({ expires_at: new Date(0) })
      .where('token_hash', '!=', '')
      .execute();
    const live = await addSession(db, people.owner.id);
    const game = await playedGame();
    await db.deleteFrom('shares').where('id', '=', game.shareId).execute();
    const cookies = [
      `${name}=${token}`,
      `${name}=${token}.`,
      `${name}=${value.slice(0, -6)}`,
      `${name}=${live.split('=')[1].split('.')[0]}.${value.split('.')[1]}`,
      `${name}=%zz`,
      `${name}=${'%00'.repeat(50)}`,
      ended,
      linkCookie(game.linkToken),
      linkCookie('nothing'),
    ];
    for (const Cookie of cookies) {
      const answer = await send({ method: 'GET', address: `/games/${game.id}` }, { Cookie });
      expect([Cookie, answer.status]).toEqual([Cookie, 401]);
    }
    expect((await send({ method: 'GET', address: `/games/${game.id}` }, { Cookie: live })).status).toBe(200);
  });

  test('of one kind does not work as another, though a look-up of it is cached', async () => {
    const { db, people, headersOf } = laboratory;
    const live = await addSession(db, people.owner.id);
    const read = { method: 'GET', address: `/games/${still.id}` };
    expect((await send(read, { Cookie: live })).status).toBe(200);
    const token = decodeURIComponent(live.split('=')[1]).split('.')[0];
    expect((await send(read, { Cookie: linkCookie(token) })).status).toBe(401);
    expect((await send(read, { Authorization: `Bearer ${token}` })).status).toBe(401);
    const { Authorization: key } = await headersOf('k:play', still);
    expect((await send(read, { Authorization: key })).status).toBe(200);
    expect((await send(read, { Cookie: linkCookie(key.replace('Bearer ', '')) })).status).toBe(401);
  });

  test('of a link that is withdrawn while a look-up of it is cached works for less than a second', async () => {
    const game = await laboratory.playedGame();
    const Cookie = linkCookie(game.linkToken);
    const read = { method: 'GET', address: `/games/${game.id}` };
    expect((await send(read, { Cookie })).status).toBe(200);
    await laboratory.db.deleteFrom('shares').where('id', '=', game.shareId).execute();
    // The game itself is not shown from the next request on: shares are part of its query.
    expect((await send(read, { Cookie })).status).not.toBe(200);
    await vi.waitFor(async () => expect((await send(read, { Cookie })).status).toBe(401), 1000);
  });
});
