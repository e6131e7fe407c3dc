import { PlayRefused } from '@farol/kernel';
import { problemSchema } from '@farol/api';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StartedBackend, startBackend } from '../testing.ts';
import { answerErrors } from './problems.ts';
import type { Env } from './router.ts';

let laboratory: StartedBackend;
beforeAll(async () => {
  laboratory = await startBackend();
});
afterAll(() => laboratory.stop());

/** The answer of a route that throws. */
async function answerTo(error: unknown, signal = new AbortController().signal): Promise<Response> {
  const { db, log } = laboratory.backend;
  const app = new Hono<Env>();
  app.get('/', () => {
    throw error;
  });
  app.onError(answerErrors(log, db));
  return app.request('/', { signal });
}

test('a refusal of the rules is told in its own words', async () => {
  const answer = await answerTo(new PlayRefused('round 7: the game has 4 agents and must have an odd number'));
  expect(answer.status).toBe(409);
  expect(problemSchema.parse(await answer.json())).toMatchObject({
    type: 'urn:farol:problem:unplayable',
    detail: 'round 7: the game has 4 agents and must have an odd number',
  });
});

test('any other error is answered without its words', async () => {
  const answer = await answerTo(new RangeError('Invalid count value: -1'));
  expect(answer.status).toBe(500);
  expect(JSON.stringify(problemSchema.parse(await answer.json()))).not.toContain('count');
});

test('a client that has gone gets no body', async () => {
  const answer = await answerTo(new Error('Client connection prematurely closed.'), AbortSignal.abort());
  expect([answer.status, await answer.text()]).toEqual([499, '']);
});
