import { Game } from '@farol/kernel';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type StartedBackend, startBackend } from '../testing.ts';
import { claimDue, returnClaim } from './claim-due.ts';

const BAR = { rules: { kind: 'el-farol' }, agents: [{ strategy: 'arthur', count: 100 }], seed: '1994' };
const LARGE = { rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 1001 }], rounds: 1_000_000_000 };

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
beforeAll(async () => {
  laboratory = await startBackend();
  ({ ask } = laboratory);
});
afterAll(() => laboratory.stop());
afterEach(async () => {
  await sql`UPDATE games SET status = 'cancelled', version = version + 1 WHERE status = 'running'`.execute(
    laboratory.backend.db,
  );
});

const read = async (id: string) => (await ask('GET', `/games/${id}`)).body;
const act = (id: string, action: string) => ask('PATCH', `/games/${id}/status`, { action });

async function startGame(config: object, tempo: number | null): Promise<string> {
  const { id } = (await ask('POST', '/games', config)).body;
  if (tempo !== null) await ask('PATCH', `/games/${id}`, { roundsPerSecond: tempo });
  expect((await act(id, 'start')).status).toBe(200);
  return id;
}

test('a start with a tempo queues no job, and its lost claim is due again', async () => {
  const { db, boss } = laboratory.backend;
  const id = await startGame({ ...BAR, rounds: 100 }, 20);
  expect(await boss.fetch('play')).toEqual([]);
  await vi.waitFor(async () => expect(await claimDue(db, 10)).toHaveLength(1), { timeout: 5000, interval: 20 });
  expect(await claimDue(db, 10)).toEqual([]);
  await sql`UPDATE games SET due_at = now() WHERE id = ${id}`.execute(db);
  const [again] = await claimDue(db, 10);
  expect(again.game).toMatchObject({ id, claims: 2 });
  await returnClaim(db, again);
  expect(await claimDue(db, 10)).toHaveLength(1);
});

test('a tempo that is taken off a running game makes it play by a job, and the reverse', async () => {
  const { boss, db } = laboratory.backend;
  const id = await startGame({ ...BAR, rounds: 100 }, 0.01);
  await ask('PATCH', `/games/${id}`, { roundsPerSecond: null });
  const [job] = await boss.fetch<{ gameId: string }>('play');
  expect(job.data.gameId).toBe(id);
  await boss.complete('play', job.id);
  await ask('PATCH', `/games/${id}`, { roundsPerSecond: 100 });
  expect(await boss.fetch('play')).toEqual([]);
  await vi.waitFor(async () => expect(await claimDue(db, 10)).toHaveLength(1), { timeout: 5000, interval: 20 });
});

test('a game that workers lost five times is given up', async () => {
  const { db } = laboratory.backend;
  const id = await startGame({ ...BAR, rounds: 100 }, 20);
  await sql`UPDATE games SET due_at = now(), claims = 5 WHERE id = ${id}`.execute(db);
  await laboratory.playJobs();
  await vi.waitFor(async () => expect((await read(id)).status).toBe('failed'), { timeout: 10_000 });
  expect((await read(id)).fault).toContain('after 5 attempts');
});

test('a thousand games that wait for their next round hold no place, and all of them keep their tempo', async () => {
  const { db } = laboratory.backend;
  const id = await startGame({ ...BAR, rounds: 1_000_000 }, 0.01);
  // Due one after the other, ten a second.
  await sql`INSERT INTO games (id, owner_id, name, status, manifest, rounds_planned, digest, kind, agents, tempo, due_at)
    SELECT gen_random_uuid(), owner_id, name, status, manifest, rounds_planned, digest, kind, agents, tempo,
      now() + make_interval(secs => place / 10.0)
    FROM games, generate_series(1, 1000) AS place WHERE id = ${id}`.execute(db);
  const began = performance.now();
  const { id: fast } = (await ask('POST', '/games', BAR)).body;
  const { body } = await ask('POST', `/games/${fast}/simulate?wait=20`, { rounds: 1000 });
  expect(body.status).toBe('completed');
  expect(performance.now() - began).toBeLessThan(15_000);
  await new Promise((resolve) => setTimeout(resolve, 5000));
  const { rows } = await sql<{ played: number; late: number }>`
    SELECT count(*) FILTER (WHERE rounds_played > 0) AS played,
      count(*) FILTER (WHERE due_at < now() - interval '4 seconds') AS late
    FROM games WHERE status = 'running' AND tempo = 0.01`.execute(db);
  expect(rows[0].played).toBeGreaterThan(20);
  expect(rows[0].late).toBe(0);
});

test('a game keeps its tempo beside others that play as fast as they can, and is the same game', async () => {
  const id = await startGame({ ...BAR, rounds: 1_000_000 }, 20);
  await vi.waitFor(async () => expect((await read(id)).rounds.played).toBeGreaterThan(0), { timeout: 10_000 });
  for (const seed of ['1', '2', '3']) await startGame({ ...LARGE, seed }, null);
  const began = performance.now();
  const { played } = (await read(id)).rounds;
  await new Promise((resolve) => setTimeout(resolve, 10_000));
  const rate = (1000 * ((await read(id)).rounds.played - played)) / (performance.now() - began);
  expect(rate).toBeGreaterThan(13);
  expect(rate).toBeLessThan(27);
  await act(id, 'pause');
  const { manifest, rounds, digest } = (await ask('GET', `/games/${id}/manifest`)).body;
  const game = new Game(manifest);
  game.play(rounds);
  expect(digest).toBe(game.digest);
}, 60_000);
