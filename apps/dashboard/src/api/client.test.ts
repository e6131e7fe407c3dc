import { afterEach, expect, test, vi } from 'vitest';
import { ApiAway, ApiProblem, change } from './client.ts';

afterEach(() => vi.unstubAllGlobals());

/** A network that gives these answers one after the other, null for none, and keeps the keys that it was sent. */
function answerWith(...answers: (Response | null)[]): (string | null)[] {
  const keys: (string | null)[] = [];
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    keys.push(new Headers(init.headers).get('idempotency-key'));
    const answer = answers.shift() ?? null;
    if (answer === null) throw new TypeError('Failed to fetch');
    return answer;
  });
  return keys;
}

test('a POST to which no answer came carries the same key when it is asked for again, and no other does', async () => {
  const keys = answerWith(null, null, Response.json({ id: 'other' }), Response.json({ id: 'made' }));
  await expect(change('POST', '/games', { name: 'a' })).rejects.toThrow(ApiAway);
  await expect(change('POST', '/games', { name: 'a' })).rejects.toThrow(ApiAway);
  await change('POST', '/games', { name: 'b' });
  expect(await change('POST', '/games', { name: 'a' })).toEqual({ id: 'made' });
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
  expect(keys[3]).toBe(keys[0]);
});

test('an answer that breaks off is none; one that refuses is one', async () => {
  const broken = new Response('{"id": "ma', { status: 201 });
  const refused = Response.json({ type: 'about:blank', title: 'Refused', status: 409 }, { status: 409 });
  const keys = answerWith(broken, refused, Response.json({}), Response.json({}));
  await expect(change('POST', '/games/1/fork', { round: 3 })).rejects.toThrow();
  await expect(change('POST', '/games/1/fork', { round: 3 })).rejects.toThrow(ApiProblem);
  await change('POST', '/games/1/fork', { round: 3 });
  await change('POST', '/games/1/fork', { round: 3 });
  expect(keys[1]).toBe(keys[0]);
  expect(new Set(keys).size).toBe(3);
});

test('what may be done twice carries no key', async () => {
  const keys = answerWith(null, new Response(null, { status: 204 }));
  await expect(change('PATCH', '/games/1', { name: 'a' })).rejects.toThrow(ApiAway);
  await change('DELETE', '/games/1');
  expect(keys).toEqual([null, null]);
});
