import { setTimeout as sleep } from 'node:timers/promises';
import { STRATEGIES } from '../../packages/kernel/src/index.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Laboratory, startLaboratory, VICTIMS } from './laboratory.ts';

const kills = Number(process.env['CHAOS_KILLS'] ?? 200);

let laboratory: Laboratory;
beforeAll(async () => {
  laboratory = await startLaboratory();
});
afterAll(() => laboratory.stop());

/** A game of every family of strategies, one of several, one whose agents come and go, one on a random history. */
const configurations = [
  ...STRATEGIES.map(({ id }) => ({ name: id, agents: [{ strategy: id, count: 50 }] })),
  { name: 'a mixture', agents: STRATEGIES.map(({ id }) => ({ strategy: id, count: 7 })) },
  { name: 'a random history', information: { kind: 'random' }, agents: [{ strategy: 'tables', count: 51 }] },
  { name: 'a large one', agents: [{ strategy: 'tables', count: 20_001, params: { memory: 4 } }] },
];

/** Watches how far each game is known to be: what was once shown as played must never be less again. */
async function watchProgress(ids: string[], isOver: () => boolean): Promise<{ steps: number; longestStillMs: number }> {
  const seen = new Map(ids.map((id) => [id, { played: 0, since: performance.now() }]));
  let steps = 0,
    longestStillMs = 0;
  while (!isOver()) {
    for (const id of ids) {
      const { rounds } = await laboratory.readGame(id);
      const before = seen.get(id)!;
      expect(rounds.played, `${id} has lost rounds`).toBeGreaterThanOrEqual(before.played);
      if (rounds.played > before.played) {
        steps++;
        longestStillMs = Math.max(longestStillMs, performance.now() - before.since);
        seen.set(id, { played: rounds.played, since: performance.now() });
      }
    }
    await sleep(200);
  }
  return { steps, longestStillMs };
}

const pick = () => VICTIMS[Math.floor(Math.random() * VICTIMS.length)];

/** Kills processes at random moments, alone and together. */
async function killAtRandom(): Promise<Record<string, number>> {
  const killed: Record<string, number> = Object.fromEntries(VICTIMS.map((victim) => [victim, 0]));
  for (let count = 0; count < kills;) {
    await sleep(100 + 2500 * Math.random() ** 2);
    const together = Math.random() < 0.3 ? [pick(), pick()] : [pick()];
    for (const victim of new Set(together)) {
      if (!laboratory.kill(victim)) continue;
      killed[victim]++;
      count++;
    }
  }
  return killed;
}

test(`after ${kills} kills every acknowledged round is there, every game goes on, and no digest differs`, async () => {
  const ids: string[] = [];
  for (const configuration of configurations) ids.push(await laboratory.startGame(configuration));
  let isOver = false;
  const over = () => isOver;
  const stepping = laboratory.stepUntil(over);
  const watching = watchProgress(ids, over);
  const killed = await killAtRandom();
  // Each of them has to get on by itself once nobody is killed any more.
  const standing = new Map<string, number>();
  for (const id of ids) standing.set(id, (await laboratory.readGame(id)).rounds.played);
  const healing = performance.now();
  for (const id of ids) {
    await expect
      .poll(async () => (await laboratory.readGame(id)).rounds.played, { timeout: 90_000 })
      .toBeGreaterThan(standing.get(id)!);
  }
  const healedMs = performance.now() - healing;
  isOver = true;
  const stepped = await stepping;
  const { steps, longestStillMs } = await watching;

  const { rounds, differing } = await laboratory.compareWithUndisturbed([...ids, stepped.id]);
  expect(differing).toBe(0);
  for (const id of ids) expect(await laboratory.readGame(id)).toMatchObject({ status: 'paused', fault: null });
  expect(await laboratory.differingOf(stepped)).toEqual([]);

  const total = Object.values(killed).reduce((sum, count) => sum + count, 0);
  console.log(
    `${total} kills (${Object.entries(killed)
      .map(([victim, count]) => `${victim} ${count}`)
      .join(', ')}); ` +
      `${ids.length + 1} games, ${rounds} rounds stored, ${stepped.acknowledged.length} acknowledged one by one, ${steps} sightings; ` +
      `0 rounds lost, 0 digests differ; longest without progress ${(longestStillMs / 1000).toFixed(1)} s, ` +
      `all games going again ${(healedMs / 1000).toFixed(1)} s after the last kill`,
  );
});
