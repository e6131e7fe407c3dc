import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Game, type Manifest, STRATEGIES } from '../../packages/kernel/src/index.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Laboratory, startLaboratory, VICTIMS } from './laboratory.ts';

const kills = Number(process.env['CHAOS_KILLS'] ?? 200);

interface Round {
  round: number;
  attendance: number;
}
interface GameShown {
  id: string;
  status: string;
  fault: string | null;
  rounds: { played: number; planned: number };
}

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

/** Rounds enough for a game to be under way while everything is being killed. */
const endless = 10_000_000_000;

async function startGame(configuration: object): Promise<string> {
  const request = { rules: { kind: 'el-farol' }, seed: '7', rounds: endless, ...configuration };
  const { id } = await laboratory.ask<GameShown>('POST', '/games', request, { 'Idempotency-Key': randomUUID() });
  await laboratory.ask('POST', `/games/${id}/simulate`, {}, { 'Idempotency-Key': randomUUID() });
  return id;
}

/** Plays one game round by round, as a client that repeats what was not answered; gives every acknowledged round. */
async function stepUntil(isOver: () => boolean): Promise<{ id: string; acknowledged: Round[] }> {
  const request = { rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 101 }], seed: '11' };
  const { id } = await laboratory.ask<GameShown>('POST', '/games', request, { 'Idempotency-Key': randomUUID() });
  const acknowledged: Round[] = [];
  while (!isOver()) {
    const step = { count: 3, expectedRound: acknowledged.length + 1 };
    const headers = { 'Idempotency-Key': randomUUID() };
    const { rounds } = await laboratory.ask<{ rounds: Round[] }>('POST', `/games/${id}/rounds`, step, headers);
    acknowledged.push(...rounds);
  }
  return { id, acknowledged };
}

/** Watches how far each game is known to be: what was once shown as played must never be less again. */
async function watchProgress(ids: string[], isOver: () => boolean): Promise<{ steps: number; longestStillMs: number }> {
  const seen = new Map(ids.map((id) => [id, { played: 0, since: performance.now() }]));
  let steps = 0,
    longestStillMs = 0;
  while (!isOver()) {
    for (const id of ids) {
      const { rounds } = await laboratory.ask<GameShown>('GET', `/games/${id}`);
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

async function play(manifest: Manifest, rounds: number): Promise<Game> {
  const game = new Game(manifest);
  while (game.round < rounds) {
    game.play(Math.min(10_000, rounds - game.round));
    await sleep(0);
  }
  return game;
}

test(`after ${kills} kills every acknowledged round is there, every game goes on, and no digest differs`, async () => {
  const ids: string[] = [];
  for (const configuration of configurations) ids.push(await startGame(configuration));
  let isOver = false;
  const over = () => isOver;
  const stepping = stepUntil(over);
  const watching = watchProgress(ids, over);
  const killed = await killAtRandom();
  // Each of them has to get on by itself once nobody is killed any more.
  const standing = new Map<string, number>();
  for (const id of ids) standing.set(id, (await laboratory.ask<GameShown>('GET', `/games/${id}`)).rounds.played);
  const healing = performance.now();
  for (const id of ids) {
    await expect
      .poll(async () => (await laboratory.ask<GameShown>('GET', `/games/${id}`)).rounds.played, { timeout: 90_000 })
      .toBeGreaterThan(standing.get(id)!);
  }
  const healedMs = performance.now() - healing;
  isOver = true;
  const { id: stepped, acknowledged } = await stepping;
  const { steps, longestStillMs } = await watching;

  let rounds = 0;
  for (const id of ids) {
    await laboratory.ask('PATCH', `/games/${id}/status`, { action: 'pause' });
    const game = await laboratory.ask<GameShown>('GET', `/games/${id}`);
    expect(game).toMatchObject({ status: 'paused', fault: null });
  }
  for (const id of [...ids, stepped]) {
    const cited = await laboratory.ask<{ manifest: Manifest; rounds: number; digest: string }>(
      'GET',
      `/games/${id}/manifest`,
    );
    const undisturbed = await play(cited.manifest, cited.rounds);
    expect(cited.digest, `${id} differs`).toBe(undisturbed.digest);
    rounds += cited.rounds;
  }
  const { manifest } = await laboratory.ask<{ manifest: Manifest }>('GET', `/games/${stepped}/manifest`);
  const attendances = [...new Game(manifest).play(acknowledged.length)];
  expect(acknowledged.map(({ attendance }) => attendance)).toEqual(attendances);
  expect(acknowledged.map(({ round }) => round)).toEqual(attendances.map((_, index) => index + 1));

  const total = Object.values(killed).reduce((sum, count) => sum + count, 0);
  console.log(
    `${total} kills (${Object.entries(killed)
      .map(([victim, count]) => `${victim} ${count}`)
      .join(', ')}); ` +
      `${ids.length + 1} games, ${rounds} rounds stored, ${acknowledged.length} acknowledged one by one, ${steps} sightings; ` +
      `0 rounds lost, 0 digests differ; longest without progress ${(longestStillMs / 1000).toFixed(1)} s, ` +
      `all games going again ${(healedMs / 1000).toFixed(1)} s after the last kill`,
  );
});
