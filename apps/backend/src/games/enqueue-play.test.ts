import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findGame, insertGame, updateGame } from './queries.ts';
import { LOCAL_VIEWER, type Viewer } from '../owners/viewer.ts';
import { type StartedBackend, startBackend } from '../testing.ts';
import { enqueuePlay, type PlayJob } from './enqueue-play.ts';

let laboratory: StartedBackend;
beforeAll(async () => {
  laboratory = await startBackend();
});
afterAll(() => laboratory.stop());

async function newOwner(name: string): Promise<Viewer> {
  const ownerId = randomUUID();
  await laboratory.backend.db.insertInto('owners').values({ id: ownerId, name }).execute();
  return { ...LOCAL_VIEWER, ownerId };
}

/** A running game of this owner, with a job in the queue. */
async function startGame(viewer: Viewer, name: string): Promise<string> {
  const { db, boss } = laboratory.backend;
  const { body } = await laboratory.ask('POST', '/games', {
    rules: { kind: 'el-farol' },
    agents: [{ strategy: 'always' }],
  });
  const { manifest, digest } = await db
    .selectFrom('games')
    .selectAll()
    .where('id', '=', body.id)
    .executeTakeFirstOrThrow();
  const id = randomUUID();
  await db.transaction().execute(async (trx) => {
    const game = await insertGame(trx, viewer, { id, name, manifest, unnamed: [], rounds: 1000, digest });
    await enqueuePlay(trx, boss, await updateGame(trx, game, { status: 'running' }));
  });
  return id;
}

/** Takes the next job, and ends its turn after so much play; gives the game's name. */
async function takeTurn(viewers: Viewer[], playedMs: number): Promise<string> {
  const { db, boss } = laboratory.backend;
  const [job] = await boss.fetch<PlayJob>('play');
  const row = await db.selectFrom('games').selectAll().where('id', '=', job.data.gameId).executeTakeFirstOrThrow();
  await db.transaction().execute(async (trx) => {
    const viewer = viewers.find(({ ownerId }) => ownerId === row.owner_id)!;
    await enqueuePlay(trx, boss, await findGame(trx, viewer, row.id), playedMs);
  });
  await boss.complete('play', job.id);
  return row.name;
}

test('two owners get the same share of turns, however many games each has', async () => {
  const [many, one] = [await newOwner('many'), await newOwner('one')];
  for (let count = 0; count < 6; count++) await startGame(many, 'of many');
  await startGame(one, 'the one');
  const turns: string[] = [];
  for (let count = 0; count < 40; count++) turns.push(await takeTurn([many, one], 5000));
  const shares = turns.slice(8).filter((name) => name === 'the one').length;
  expect(shares).toBeGreaterThanOrEqual(14);
  expect(shares).toBeLessThanOrEqual(18);
});

test('an owner who comes late is level with the others, and a new game goes before those that have had turns', async () => {
  const late = await newOwner('late');
  await startGame(late, 'late');
  const { db } = laboratory.backend;
  const played = await db.selectFrom('owners').select(['name', 'played_ms']).orderBy('played_ms').execute();
  const others = played.filter(({ name }) => name === 'many' || name === 'one').map((owner) => owner.played_ms);
  expect(played.find(({ name }) => name === 'late')!.played_ms).toBe(Math.min(...others));
  const [job] = await laboratory.backend.boss.fetch<PlayJob>('play');
  const { name } = await db
    .selectFrom('games')
    .select('name')
    .where('id', '=', job.data.gameId)
    .executeTakeFirstOrThrow();
  expect(name).toBe('late');
});
