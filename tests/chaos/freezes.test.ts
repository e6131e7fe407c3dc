import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Laboratory, startLaboratory } from './laboratory.ts';

/** Processes that stand still for a minute, as on a machine that is suspended, in the middle of their transactions. */

const FROZEN_MS = 60_000;
/** Longest answer while another process stands still: a statement's limit for the API, and what a busy machine adds. */
const ANSWER_MS = 20_000;

let laboratory: Laboratory;
let ids: string[];
/** Games that a client played round by round. */
const stepped: string[] = [];
beforeAll(async () => {
  laboratory = await startLaboratory();
  ids = [];
  for (const strategy of ['tables', 'arthur', 'bernoulli']) {
    const id = await laboratory.startGame({ agents: [{ strategy, count: 101 }] });
    await laboratory.ask('PATCH', `/games/${id}`, { roundsPerSecond: 500 });
    ids.push(id);
  }
});
afterAll(() => laboratory.stop());

const playedOf = async (id: string) => (await laboratory.readGame(id)).rounds.played;

/** Seconds until each game has more rounds than now. */
async function untilAllGoOn(): Promise<string> {
  const start = performance.now();
  for (const id of ids) {
    const played = await playedOf(id);
    await expect.poll(() => playedOf(id), { timeout: 90_000, interval: 100 }).toBeGreaterThan(played);
  }
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

/** Asks once; says the status, and how long the answer took. */
async function askOnce(method: string, path: string, body?: unknown) {
  const start = performance.now();
  const answer = await fetch(laboratory.address + path, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  await answer.text();
  return { status: answer.status, ms: performance.now() - start };
}

test('a frozen worker holds nobody: its games are paused and edited meanwhile', async () => {
  await untilAllGoOn();
  const thaw = laboratory.freeze('worker');
  const start = performance.now();
  for (const id of ids) {
    for (const [method, path, body] of [
      ['GET', `/games/${id}/history?points=100`, undefined],
      ['PATCH', `/games/${id}`, { name: 'renamed' }],
      ['PATCH', `/games/${id}/status`, { action: 'pause' }],
      ['PATCH', `/games/${id}/status`, { action: 'resume' }],
    ] as const) {
      const { status, ms } = await askOnce(method, path, body);
      expect([method, path, status]).toEqual([method, path, 200]);
      expect(ms).toBeLessThan(ANSWER_MS);
    }
  }
  await sleep(FROZEN_MS - (performance.now() - start));
  thaw();
  console.log(`a worker frozen for 60 s: all games going on after ${await untilAllGoOn()}`);
});

test('a frozen API keeps no game from playing', async () => {
  let isOver = false;
  const stepping = laboratory.stepUntil(() => isOver);
  await sleep(2000);
  const before = await Promise.all(ids.map(playedOf));
  const thaw = laboratory.freeze('API');
  await sleep(FROZEN_MS);
  thaw();
  const start = performance.now();
  const after = await Promise.all(ids.map(playedOf));
  const answered = `${((performance.now() - start) / 1000).toFixed(1)} s`;
  for (const [index, id] of ids.entries()) expect(after[index], id).toBeGreaterThan(before[index]);
  isOver = true;
  const steps = await stepping;
  expect(await laboratory.differingOf(steps)).toEqual([]);
  stepped.push(steps.id);
  console.log(
    `an API frozen for 60 s: it answers after ${answered}; ${steps.acknowledged.length} rounds acknowledged, 0 lost`,
  );
});

test('while PostgreSQL is frozen every request is answered within seconds, and all goes on afterwards', async () => {
  let isOver = false;
  const stepping = laboratory.stepUntil(() => isOver);
  await sleep(2000);
  const thaw = laboratory.freeze('PostgreSQL');
  const start = performance.now();
  let answers = 0,
    longestMs = 0;
  while (performance.now() - start < FROZEN_MS) {
    const asked = await Promise.all([
      askOnce('GET', '/health'),
      askOnce('GET', '/health/ready'),
      askOnce('GET', `/games/${ids[0]}`),
      askOnce('POST', `/games/${ids[0]}/fork`, {}),
    ]);
    for (const { status, ms } of asked) {
      expect(status).toBe(503);
      longestMs = Math.max(longestMs, ms);
      answers++;
    }
  }
  thaw();
  expect(longestMs).toBeLessThan(ANSWER_MS);
  const goingOn = await untilAllGoOn();
  isOver = true;
  const steps = await stepping;
  expect(await laboratory.differingOf(steps)).toEqual([]);
  stepped.push(steps.id);
  console.log(
    `PostgreSQL frozen for 60 s: ${answers} requests answered 503, the slowest after ${(longestMs / 1000).toFixed(1)} s; ` +
      `all games going on after ${goingOn}; ${steps.acknowledged.length} rounds acknowledged, 0 lost`,
  );
});

test('every game was played as if nothing had happened', async () => {
  const { rounds, differing } = await laboratory.compareWithUndisturbed([...ids, ...stepped]);
  console.log(`${ids.length + stepped.length} games, ${rounds} rounds, ${differing} digests differ`);
  expect(differing).toBe(0);
});
