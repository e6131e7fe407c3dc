import { afterEach, expect, test, vi } from 'vitest';
import { ApiAway, ApiProblem, change, linkTo, read } from './client.ts';
import { subscribeToSignedOut } from './signed-out.ts';

afterEach(() => vi.unstubAllGlobals());

const BAR = { rules: { kind: 'el-farol', capacity: 60 } };
const params = { id: '1' };

const create = (name: string) => change('POST', '/games', { body: { ...BAR, name } });
const fork = () => change('POST', '/games/{id}/fork', { params, body: { round: 3 } });

/** A network that gives these answers one after the other, null for none, and keeps the requests that it was sent. */
function answerWith(...answers: (Response | null)[]) {
  const sent: { path: string; method: string | undefined; headers: Headers; body: unknown }[] = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    sent.push({ path, method: init.method, headers: new Headers(init.headers), body: init.body });
    const answer = answers.shift() ?? null;
    if (answer === null) throw new TypeError('Failed to fetch');
    return answer;
  });
  return { sent, keys: () => sent.map(({ headers }) => headers.get('idempotency-key')) };
}

test('a write that got no answer carries the same key when it is repeated, and no other write does', async () => {
  const { keys } = answerWith(null, null, Response.json({ id: 'other' }), Response.json({ id: 'made' }));
  await expect(create('a')).rejects.toThrow(ApiAway);
  await expect(create('a')).rejects.toThrow(ApiAway);
  await create('b');
  expect(await create('a')).toEqual({ id: 'made' });
  const [first, second, other, fourth] = keys();
  expect(second).toBe(first);
  expect(other).not.toBe(first);
  expect(fourth).toBe(first);
});

test('an interrupted answer counts as none; a refusal is an answer', async () => {
  const broken = new Response('{"id": "ma', { status: 201 });
  const refused = Response.json({ type: 'about:blank', title: 'Refused', status: 409 }, { status: 409 });
  const { keys } = answerWith(broken, refused, Response.json({}), Response.json({}));
  await expect(fork()).rejects.toThrow();
  await expect(fork()).rejects.toThrow(ApiProblem);
  await fork();
  await fork();
  expect(keys()[1]).toBe(keys()[0]);
  expect(new Set(keys()).size).toBe(3);
});

test('PATCH and DELETE carry a key too: repeated with an old revision, they would be refused', async () => {
  const { keys } = answerWith(null, null, new Response(null, { status: 204 }));
  const rename = () => change('PATCH', '/games/{id}', { params, body: { name: 'a' }, revision: 7 });
  await expect(rename()).rejects.toThrow(ApiAway);
  await expect(rename()).rejects.toThrow(ApiAway);
  expect(await change('DELETE', '/games/{id}', { params })).toBeUndefined();
  expect(keys()[0]).toMatch(/^\d+-\d+$/);
  expect(keys()[1]).toBe(keys()[0]);
  expect(keys()[2]).not.toBe(keys()[0]);
});

test('a request has the path, query, body and headers of its route', async () => {
  const { sent } = answerWith(Response.json({}), Response.json({}));
  await read('/games/{gameId}/history', { params: { gameId: 'a/b' }, query: { from: 3, to: undefined, points: 9 } });
  expect(sent[0]).toMatchObject({ path: '/api/games/a%2Fb/history?from=3&points=9', method: 'GET', body: null });
  expect(sent[0].headers.has('idempotency-key')).toBe(false);
  await change('PATCH', '/games/{id}', { params, body: { name: 'new' }, revision: 7 });
  expect(sent[1]).toMatchObject({ path: '/api/games/1', method: 'PATCH', body: '{"name":"new"}' });
  expect(sent[1].headers.get('if-match')).toBe('"7"');
  expect(sent[1].headers.get('content-type')).toBe('application/json');
  expect(linkTo('/games/{id}/export', { params, query: { format: 'csv' } })).toBe('/api/games/1/export?format=csv');
});

const refuse = (name: string) =>
  Response.json({ type: `urn:farol:problem:${name}`, title: 'Refused', status: 401 }, { status: 401 });

test('a session that has ended is announced, wrong credentials are not', async () => {
  answerWith(refuse('wrong-credentials'), refuse('not-signed-in'));
  const hear = vi.fn<() => void>();
  const stop = subscribeToSignedOut(hear);
  await expect(create('a')).rejects.toThrow(ApiProblem);
  expect(hear).not.toHaveBeenCalled();
  await expect(create('a')).rejects.toThrow(ApiProblem);
  expect(hear).toHaveBeenCalledTimes(1);
  stop();
});
