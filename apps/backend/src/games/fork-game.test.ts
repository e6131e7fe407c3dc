import { Game } from '@farol/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { copyBlocks, readAttendances } from '../series/queries.ts';
import { type StartedBackend, startBackend } from '../testing.ts';

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
beforeAll(async () => {
  laboratory = await startBackend();
  ({ ask } = laboratory);
});
afterAll(() => laboratory.stop());

async function playedGame(rounds: number): Promise<string> {
  const { body } = await ask('POST', '/games', {
    rules: { kind: 'el-farol', capacity: 6 },
    agents: [{ strategy: 'arthur', count: 10 }],
    seed: '8',
  });
  for (let left = rounds; left > 0; left -= 10_000) {
    await ask('POST', `/games/${body.id}/rounds`, { count: Math.min(left, 10_000) });
  }
  return body.id;
}

/** All stored data of a game equal a replay of its manifest from the first round. */
async function expectUndisturbed(id: string): Promise<void> {
  const { manifest, rounds, digest } = (await ask('GET', `/games/${id}/manifest`)).body;
  const game = new Game(manifest);
  const attendances = [...game.play(rounds)];
  expect(digest).toBe(game.digest);
  expect([...(await readAttendances(laboratory.backend.db, id, 0, rounds))]).toEqual(attendances);
}

test.each([0, 1, 100, 4095, 4096, 4097, 8999, 9000])(
  'forked after round %i it shares that past and goes on',
  async (round) => {
    const id = await playedGame(9000);
    const before = (await ask('GET', `/games/${id}`)).body;
    const { status, headers, body: fork } = await ask('POST', `/games/${id}/fork`, { round });
    expect(status).toBe(201);
    expect(headers.get('Location')).toBe(`/games/${fork.id}`);
    expect(fork).toMatchObject({
      status: round === 0 ? 'draft' : 'paused',
      rounds: { played: round },
      seed: before.seed,
    });
    await expectUndisturbed(fork.id);

    await ask('POST', `/games/${fork.id}/agents`, { strategy: 'always', count: 2 });
    await ask('POST', `/games/${fork.id}/rounds`, { count: 50 });
    await expectUndisturbed(fork.id);
    const history = (await ask('GET', `/games/${fork.id}/history?points=20`)).body;
    expect([history.from, history.to]).toEqual([1, round + 50]);
    expect((await ask('GET', `/games/${id}`)).body).toEqual(before);
  },
);

test('forks and steps of one game at the same time wait for each other, not for ever', async () => {
  const id = await playedGame(4000);
  const requests = Array.from({ length: 12 }, (_, index) =>
    index % 2 === 0 ? ask('POST', `/games/${id}/fork`, {}) : ask('POST', `/games/${id}/rounds`, { count: 1 }),
  );
  expect((await Promise.all(requests)).map(({ status }) => status)).toEqual(requests.map(() => 201));
});

test('a past of more blocks than one statement copies or deletes is copied whole, and deleted whole', async () => {
  const { db } = laboratory.backend;
  const [long, copy] = [await playedGame(4096), await playedGame(0)];
  const blocks = 45_001;
  await sql`INSERT INTO series SELECT game_id, added, rounds, attendances FROM series, generate_series(1, ${blocks - 1}) AS added
    WHERE game_id = ${long} AND block = 0`.execute(db);
  await copyBlocks(db, long, copy, blocks);
  await db
    .updateTable('games')
    .set({ rounds_played: 4096 * blocks, status: 'paused' })
    .where('id', 'in', [long, copy])
    .execute();
  const stored = () =>
    sql<{ game_id: string; count: string }>`SELECT game_id, count(*), max(block) FROM series
    WHERE game_id IN (${long}, ${copy}) GROUP BY 1`.execute(db);
  expect((await stored()).rows).toMatchObject([
    { count: blocks, max: blocks - 1 },
    { count: blocks, max: blocks - 1 },
  ]);
  for (const id of [long, copy]) expect((await ask('DELETE', `/games/${id}`)).status).toBe(204);
  expect((await stored()).rows).toEqual([]);
});

test('who joins later is not in the fork, who leaves later still is', async () => {
  const id = await playedGame(5);
  await ask('POST', `/games/${id}/agents`, { strategy: 'bernoulli', count: 3 });
  await ask('POST', `/games/${id}/rounds`, { count: 5 });
  await ask('DELETE', `/games/${id}/agents/0`);
  await ask('POST', `/games/${id}/rounds`, { count: 5 });
  const agentsAt = async (round?: number) => {
    const { body } = await ask('POST', `/games/${id}/fork`, round === undefined ? {} : { round });
    await ask('POST', `/games/${body.id}/rounds`, { count: 20 });
    await expectUndisturbed(body.id);
    return body.agents;
  };
  expect([await agentsAt(3), await agentsAt(7), await agentsAt(12), await agentsAt()]).toEqual([10, 13, 3, 3]);
});

test('a fork outlives the game that it was made from', async () => {
  const id = await playedGame(20);
  const { body: fork } = await ask('POST', `/games/${id}/fork`, { name: 'What if' });
  expect(fork.name).toBe('What if');
  await ask('DELETE', `/games/${id}`);
  await expectUndisturbed(fork.id);
});

test('there is no fork after rounds that were not played', async () => {
  const id = await playedGame(5);
  const { status, body } = await ask('POST', `/games/${id}/fork`, { round: 6 });
  expect([status, body.detail]).toEqual([404, 'the game has 5 rounds: it cannot be forked after 6']);
});
