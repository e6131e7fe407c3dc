import { randomUUID } from 'node:crypto';
import { type Experiment } from '@farol/api';
import {
  cellsOf,
  collectStatistics,
  describeCell,
  experimentSchema,
  manifestDigest,
  manifestOf,
  type NewExperiment,
  playReplicate,
  type ReplicateOutcome,
  transientOf,
} from '@farol/experiments';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { playExperiment } from './jobs.ts';
import { startThreads } from '../start-threads.ts';
import { type StartedBackend, startBackend } from '../testing.ts';

const SMALL: NewExperiment = {
  name: 'The phase transition',
  base: { rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 31 }], rounds: 400 },
  factors: [{ path: 'agents[0].params.memory', values: [2, 3, 6] }],
  replicates: 5,
  seed: '1997',
};
const waiting = { timeout: 25_000, interval: 30 };

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
beforeAll(async () => {
  laboratory = await startBackend();
  ({ ask } = laboratory);
});
afterAll(() => laboratory.stop());

const create = async (design: object = SMALL): Promise<string> => {
  const { status, body } = await ask('POST', '/experiments', design);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
};
const act = (id: string, action: string) => ask('PATCH', `/experiments/${id}/status`, { action });
const read = async (id: string) => (await ask('GET', `/experiments/${id}`)).body;
const resultsOf = async (id: string) => (await ask('GET', `/experiments/${id}/results`)).body;
const gamesOf = async (id: string, query = '') => (await ask('GET', `/experiments/${id}/games${query}`)).body.games;
const untilCompleted = (id: string) =>
  vi.waitFor(async () => expect(await read(id)).toMatchObject({ status: 'completed' }), waiting);

async function play(design: object = SMALL): Promise<string> {
  const id = await create(design);
  expect((await act(id, 'start')).status).toBe(200);
  await untilCompleted(id);
  return id;
}

const finished = async (id: string): Promise<number> => (await read(id)).games.done;
const entropies = async (id: string): Promise<object[]> =>
  (await resultsOf(id)).cells.map(({ statistics }: { statistics: { entropy: object } }) => statistics.entropy);

/** The expected replicate, computed without a server. */
function outcomeOf(experiment: Experiment, cell: number, replicate: number) {
  const { rounds } = cellsOf(experiment)[cell];
  const manifest = manifestOf(experiment, cell, replicate);
  const { digest, statistics } = playReplicate(manifest, rounds, transientOf(experiment, rounds));
  return { digest, outcome: collectStatistics(experiment.statistics, statistics) };
}

/** The table that the design comes to, computed here. */
function tableOf(experiment: Experiment) {
  return cellsOf(experiment).map((cell) => {
    const outcomes = Array.from(
      { length: experiment.stopRule?.maxReplicates ?? experiment.replicates },
      (_, replicate): ReplicateOutcome => outcomeOf(experiment, cell.cell, replicate).outcome,
    );
    return describeCell(experiment, cell, transientOf(experiment, cell.rounds), outcomes);
  });
}

describe('before it is started, an experiment', () => {
  test('is a draft that says how many games it is, and is there at its Location', async () => {
    const answer = await ask('POST', '/experiments', SMALL);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      name: 'The phase transition',
      status: 'draft',
      cells: 3,
      games: { total: 15, done: 0, failed: 0, running: 0, notNeeded: 0 },
      gamesPerSecond: null,
      expectedEnd: null,
    });
    const found = await ask('GET', answer.headers.get('Location')!);
    expect(found.body).toEqual(answer.body);
    expect(experimentSchema.parse(found.body.design)).toEqual(found.body.design);
    expect((await resultsOf(answer.body.id)).cells).toEqual([]);
  });

  test('is made once for each Idempotency-Key', async () => {
    const headers = { 'Idempotency-Key': 'once' };
    const first = await ask('POST', '/experiments', SMALL, headers);
    expect((await ask('POST', '/experiments', SMALL, headers)).body).toEqual(first.body);
    expect((await ask('POST', '/experiments', { ...SMALL, replicates: 6 }, headers)).status).toBe(422);
  });

  test.each([
    ['a misspelt field', { replicats: 3 }, 'did you mean "replicates"?'],
    ['a path that is not there', { factors: [{ path: 'rules.capcity', values: [1] }] }, 'rules.'],
    ['a level that cannot be played', { factors: [{ path: 'agents[0].count', values: [31, 30] }] }, 'cell 1'],
    ['too many games', { replicates: 10_000, factors: [{ path: 'rounds', from: 400, to: 500, step: 1 }] }, 'limit is'],
    ['a transient that leaves nothing', { transient: 400 }, 'leaves none of the 400 rounds'],
    ['no statistics', { statistics: [] }, 'at least one statistic'],
  ])('with %s is refused with words', async (_, change, words) => {
    const { status, body } = await ask('POST', '/experiments', { ...SMALL, ...change });
    expect(status).toBe(422);
    expect(body.type).toBe('urn:farol:problem:invalid-request');
    expect(body.detail).toContain(words);
  });

  test('takes only actions that are possible, and names them', async () => {
    const id = await create();
    const refused = await act(id, 'pause');
    expect([refused.status, refused.body.possible]).toEqual([409, ['start', 'cancel']]);
    expect((await act(id, 'strat')).body.detail).toContain('did you mean "start"?');
    expect((await act(id, 'cancel')).body.status).toBe('cancelled');
    expect((await act(id, 'start')).body.possible).toEqual([]);
    expect((await ask('DELETE', `/experiments/${id}`)).status).toBe(204);
    for (const path of ['', '/results', '/games']) {
      expect((await ask('GET', `/experiments/${id}${path}`)).status).toBe(404);
    }
    expect((await ask('DELETE', `/experiments/${id}`)).status).toBe(404);
  });
});

describe('lists', () => {
  test('of experiments come in pages, the newest first, by status if asked', async () => {
    const ids = [await create(), await create(), await create()];
    await act(ids[1], 'cancel');
    const first = (await ask('GET', '/experiments?limit=2')).body;
    expect(first.experiments.map(({ id }: { id: string }) => id)).toEqual([ids[2], ids[1]]);
    const second = (await ask('GET', `/experiments?limit=2&cursor=${first.next}`)).body;
    expect(second.experiments[0].id).toBe(ids[0]);
    const cancelled = (await ask('GET', '/experiments?status=cancelled')).body.experiments;
    expect(cancelled[0]).toMatchObject({ id: ids[1], status: 'cancelled' });
    expect((await ask('GET', '/experiments?cursor=1')).status).toBe(422);
  });

  test('of games come in pages by cell and replicate, without a gap', async () => {
    const id = await create();
    const seen: [number, number][] = [];
    let cursor = '';
    do {
      const { body } = await ask('GET', `/experiments/${id}/games?limit=4${cursor}`);
      for (const { cell, replicate } of body.games) seen.push([cell, replicate]);
      cursor = body.next === null ? '' : `&cursor=${body.next}`;
    } while (cursor !== '');
    expect(seen).toEqual([0, 1, 2].flatMap((cell) => [0, 1, 2, 3, 4].map((replicate) => [cell, replicate])));
    expect(await gamesOf(id, '?cell=1&status=pending')).toHaveLength(5);
    expect(await gamesOf(id, '?cell=1&status=done')).toEqual([]);
    expect((await ask('GET', `/experiments/${id}/games?cell=3`)).body.detail).toContain('from 0 to 2');
    expect((await ask('GET', `/experiments/${id}/games?cursor=x`)).status).toBe(422);
  });
});

describe('played to its end, an experiment', () => {
  beforeAll(() => laboratory.playJobs());

  test('says what the shared functions say of the kernel, number by number', async () => {
    const id = await play();
    const design = experimentSchema.parse(SMALL);
    expect((await resultsOf(id)).cells).toEqual(JSON.parse(JSON.stringify(tableOf(design))));
    const games = await gamesOf(id);
    expect(games).toHaveLength(15);
    for (const game of games) {
      const { digest, outcome } = outcomeOf(design, game.cell, game.replicate);
      const manifest = manifestOf(design, game.cell, game.replicate);
      expect(game).toMatchObject({ ...outcome, digest, status: 'done', seed: manifest.seed, fault: null });
      expect(game.manifestDigest).toBe(manifestDigest(manifest, 400));
      expect(game.rounds).toEqual({ played: 400, planned: 400 });
    }
    expect(await read(id)).toMatchObject({ games: { total: 15, done: 15, running: 0 }, roundsPlayed: 15 * 400 });
    expect((await act(id, 'pause')).body.possible).toEqual([]);
  });

  test.each([0, 1, 7, 399])('leaves out a transient of %i rounds as the shared functions do', async (transient) => {
    const design = { ...SMALL, transient, replicates: 2, statistics: ['switchingRate', 'volatility', 'maxRegret'] };
    const id = await play(design);
    expect((await resultsOf(id)).cells).toEqual(JSON.parse(JSON.stringify(tableOf(experimentSchema.parse(design)))));
  });

  test('gives its table as CSV, with a line for each cell and statistic', async () => {
    const id = await play({ ...SMALL, statistics: ['volatility', 'entropy'] });
    const { headers, body } = await ask('GET', `/experiments/${id}/results?format=csv`);
    expect(headers.get('Content-Type')).toContain('text/csv');
    const lines = body.trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + 3 * 2);
    expect(lines[0]).toMatch(
      /^cell,agents\[0\]\.params\.memory,rounds,transient,replicates,failed,statistic,count,mean/,
    );
    const [, , , , , , , , mean] = lines[1].split(',');
    expect(Number(mean)).toBe((await resultsOf(id)).cells[0].statistics.volatility.mean);
    expect((await ask('GET', `/experiments/${id}/results?format=parket`)).body.detail).toContain(
      'did you mean "parquet"?',
    );
  });

  test('gives an ordinary game of any of its games, which comes to the same digest', async () => {
    const id = await play();
    const { status, body: game, headers } = await ask('POST', `/experiments/${id}/games`, { cell: 2, replicate: 4 });
    expect(status).toBe(201);
    expect(game).toMatchObject({ status: 'draft', rounds: { played: 0, planned: 400 } });
    expect(headers.get('Location')).toBe(`/games/${game.id}`);
    const [, , , , replicate] = await gamesOf(id, '?cell=2');
    expect(replicate.gameId).toBe(game.id);
    const { body: simulated } = await ask('POST', `/games/${game.id}/simulate?wait=20`);
    expect(simulated).toMatchObject({ status: 'completed', digest: replicate.digest });
    expect((await ask('POST', `/experiments/${id}/games`, { cell: 3, replicate: 0 })).status).toBe(404);
    await ask('DELETE', `/games/${game.id}`);
    expect((await gamesOf(id, '?cell=2'))[4].gameId).toBeNull();
  });

  test('does not play again what was played before, and comes to the same', async () => {
    const first = await play({ ...SMALL, seed: '5', statistics: ['volatility', 'entropy', 'bias'] });
    // A digest of no game: if it is found again, the second experiment did not play.
    const mark = 'f'.repeat(64);
    const { db } = laboratory.backend;
    await db.updateTable('replicates').set({ digest: mark }).where('experiment_id', '=', first).execute();
    const second = await play({ ...SMALL, seed: '5', statistics: ['entropy'] });
    for (const game of await gamesOf(second)) expect(game).toMatchObject({ status: 'done', digest: mark });
    expect(await entropies(second)).toEqual(await entropies(first));
    // Neither another transient nor other statistics are the same.
    for (const other of [{ transient: 100 }, { statistics: ['attendanceGini'] }]) {
      const third = await play({ ...SMALL, seed: '5', statistics: ['entropy'], ...other });
      for (const game of await gamesOf(third)) expect(game.digest).not.toBe(mark);
    }
  });

  test('reports the games that failed beside the rest', async () => {
    const id = await create({ ...SMALL, seed: '3' });
    // A design from a version that allowed more, in one cell.
    const { db } = laboratory.backend;
    const design = experimentSchema.parse({ ...SMALL, seed: '3' });
    const path = 'agents[0].params.memory';
    const damaged: Experiment = { ...design, factors: [{ path, values: [2, 'many', 6], scale: 'linear' }] };
    await db.updateTable('experiments').set({ design: damaged }).where('id', '=', id).execute();
    await act(id, 'start');
    await untilCompleted(id);
    expect(await read(id)).toMatchObject({ games: { done: 10, failed: 5 }, roundsPlayed: 10 * 400 });
    const { cells } = await resultsOf(id);
    expect(cells[0]).toMatchObject({ replicates: 5, failed: 0, failure: null });
    expect(cells[1]).toMatchObject({ replicates: 0, failed: 5, failure: expect.stringContaining('memory') });
    expect(cells[1].statistics.volatility).toMatchObject({ count: 0, mean: null });
    const failed = await gamesOf(id, '?status=failed');
    expect(failed).toHaveLength(5);
    expect(failed[0]).toMatchObject({ cell: 1, fault: expect.stringContaining('memory'), statistics: null });
  });

  test('gives up a game that worker after worker ended with, and plays the rest', async () => {
    const id = await create({ ...SMALL, seed: '4' });
    const { db } = laboratory.backend;
    const jobId = randomUUID();
    await db
      .updateTable('replicates')
      .set({ taken_by: jobId, tries: 4 })
      .where('experiment_id', '=', id)
      .where('cell', '=', 1)
      .where('replicate', '=', 2)
      .execute();
    await db.updateTable('experiments').set({ status: 'running' }).where('id', '=', id).execute();
    const threads = startThreads(1);
    await playExperiment(
      { ...laboratory.backend, threads },
      { experimentId: id },
      jobId,
      new AbortController().signal,
      1,
    );
    await threads.stop();
    await untilCompleted(id);
    expect(await read(id)).toMatchObject({ games: { done: 14, failed: 1 } });
    const [failed] = await gamesOf(id, '?status=failed');
    expect(failed).toMatchObject({ cell: 1, replicate: 2, fault: expect.stringContaining('5 workers ended') });
  });

  test('under a stop rule has played what the rule needs, and says that the rest was not needed', async () => {
    const design = {
      ...SMALL,
      seed: '8',
      statistics: ['volatility', 'meanAttendance'],
      stopRule: { statistic: 'volatility', halfWidth: 0.3, minReplicates: 3, maxReplicates: 40 },
    };
    const id = await play(design);
    const { cells } = await resultsOf(id);
    const table = tableOf(experimentSchema.parse(design));
    expect(cells).toEqual(JSON.parse(JSON.stringify(table)));
    const replicates = table.map((cell) => cell.replicates);
    expect(Math.min(...replicates)).toBeLessThan(40);
    const done = replicates.reduce((sum, count) => sum + count, 0);
    expect(await read(id)).toMatchObject({ games: { total: 120, done, failed: 0, notNeeded: 120 - done } });
    for (const { cell, replicates: needed } of table) {
      const statuses = (await gamesOf(id, `?cell=${cell}`)).map(({ status }: { status: string }) => status);
      expect(statuses).toEqual(Array.from({ length: 40 }, (_, each) => (each < needed ? 'done' : 'not-needed')));
    }
  });
});

describe('under way, an experiment', () => {
  const LONG = {
    ...SMALL,
    base: { ...SMALL.base, rounds: 20_000 },
    replicates: 400,
    seed: '11',
  };
  test('shows its progress and what there is of the results, and stops within half a second when paused', async () => {
    const id = await create(LONG);
    await act(id, 'start');
    await vi.waitFor(async () => expect(await finished(id)).toBeGreaterThan(0), waiting);
    const running = await read(id);
    expect(running.gamesPerSecond).toBeGreaterThan(0);
    expect(Date.parse(running.expectedEnd)).toBeGreaterThan(Date.now());
    expect((await resultsOf(id)).cells[0].replicates).toBeGreaterThan(0);
    expect((await ask('DELETE', `/experiments/${id}`)).status).toBe(409);

    const { body: paused } = await act(id, 'pause');
    expect(paused).toMatchObject({ status: 'paused', gamesPerSecond: null, expectedEnd: null });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const after = await read(id);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await read(id)).toEqual(after);
    expect(after.games).toMatchObject({ running: 0 });

    await act(id, 'resume');
    await vi.waitFor(async () => expect(await finished(id)).toBeGreaterThan(after.games.done), waiting);
    expect((await act(id, 'cancel')).body.status).toBe('cancelled');
    const done = await finished(id);
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(await finished(id)).toBe(done);
    expect((await ask('DELETE', `/experiments/${id}`)).status).toBe(204);
  });

  test('paused and resumed over and over comes to the same', async () => {
    const design = { ...LONG, replicates: 4, seed: '12' };
    const id = await create(design);
    await act(id, 'start');
    for (let count = 0; count < 10; count++) {
      await new Promise((resolve) => setTimeout(resolve, 60));
      if ((await act(id, 'pause')).status !== 200) break;
      await act(id, 'resume');
    }
    await untilCompleted(id);
    expect((await resultsOf(id)).cells).toEqual(JSON.parse(JSON.stringify(tableOf(experimentSchema.parse(design)))));
  });

  test('with games that take many slices comes to the same', async () => {
    const rounds = 700_000;
    const design = {
      base: { rules: { kind: 'el-farol' }, agents: [{ strategy: 'arthur', count: 100 }], rounds },
      factors: [{ path: 'rules.capacity', values: [60] }],
      replicates: 1,
      transient: 200_000,
      statistics: ['volatility', 'switchingRate', 'benefitGini', 'meanRegret'],
      seed: '1994',
    };
    const id = await create(design);
    await act(id, 'start');
    const stored: number[] = [];
    for (let count = 0; count < 3; count++) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await act(id, 'pause');
      await new Promise((resolve) => setTimeout(resolve, 300));
      stored.push((await gamesOf(id))[0].rounds.played);
      await act(id, 'resume');
    }
    expect(stored[0]).toBeGreaterThan(0);
    expect(stored[2]).toBeGreaterThan(stored[0]);
    expect(stored[2]).toBeLessThan(rounds);
    await untilCompleted(id);
    const { digest, outcome } = outcomeOf(experimentSchema.parse(design), 0, 0);
    const [game] = await gamesOf(id);
    expect(game).toMatchObject({ ...outcome, digest, status: 'done', rounds: { played: rounds } });
    expect(await read(id)).toMatchObject({ roundsPlayed: rounds });
    const left = laboratory.backend.db.selectFrom('replicate_slices').selectAll().where('experiment_id', '=', id);
    expect(await left.execute()).toEqual([]);
  });
});
