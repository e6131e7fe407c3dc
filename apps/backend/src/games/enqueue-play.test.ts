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
    const game = await insertGame(trx, viewer, { id, name, manifest, unnamed: [], rounds: 1e12, digest });
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

/** How many of the next turns, of 5 s each, are those of `name`. */
async function countTurns(viewers: Viewer[], turns: number, name: string): Promise<number> {
  let count = 0;
  for (let turn = 0; turn < turns; turn++) if ((await takeTurn(viewers, 5000)) === name) count++;
  return count;
}

test('two owners get the same share of turns, however many games each has', async () => {
  const [many, one] = [await newOwner('many'), await newOwner('one')];
  for (let count = 0; count < 30; count++) await startGame(many, 'of many');
  await startGame(one, 'the one');
  // Its head start ends with the first turns of six games of the other.
  expect(await countTurns([many, one], 10, 'the one')).toBeGreaterThanOrEqual(1);
  const later = await countTurns([many, one], 80, 'the one');
  expect(later).toBeGreaterThanOrEqual(36);
  expect(later).toBeLessThanOrEqual(46);
});

test('an owner who comes late waits for nobody’s queue, whatever was played before', async () => {
  const viewers = [];
  const { db } = laboratory.backend;
  const owners = await db.selectFrom('owners').select(['id', 'name']).where('name', 'in', ['many', 'one']).execute();
  for (const { id } of owners) viewers.push({ ...LOCAL_VIEWER, ownerId: id });
  const late = await newOwner('late');
  viewers.push(late);
  await startGame(late, 'late');
  expect(await takeTurn(viewers, 5000)).toBe('late');
  expect(await countTurns(viewers, 60, 'late')).toBeGreaterThanOrEqual(18);
});

test('an owner with a long past is level with a new one who plays alone', async () => {
  const { db } = laboratory.backend;
  await db.updateTable('games').set({ status: 'paused' }).where('status', '=', 'running').execute();
  for (
    let [job] = await laboratory.backend.boss.fetch('play');
    job;
    [job] = await laboratory.backend.boss.fetch('play')
  )
    await laboratory.backend.boss.complete('play', job.id);
  const past = await newOwner('past');
  await db.updateTable('owners').set({ played_ms: 36_000_000 }).where('id', '=', past.ownerId).execute();
  const fresh = await newOwner('fresh');
  for (let count = 0; count < 10; count++) await startGame(fresh, 'of the new one');
  await countTurns([past, fresh], 10, '');
  await startGame(past, 'of the old one');
  expect(await countTurns([past, fresh], 20, 'of the old one')).toBeGreaterThanOrEqual(8);
});
