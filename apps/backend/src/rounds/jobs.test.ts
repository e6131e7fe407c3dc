import { Game, type Manifest } from '@farol/kernel';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createBoss } from '../queue.ts';
import { startThreads } from '../start-threads.ts';
import { type StartedBackend, startBackend } from '../testing.ts';
import type { PlayJob } from '../games/enqueue-play.ts';
import { playTurn } from './jobs.ts';
import type { ThreadLease, ThreadPool } from '../threads/pool.ts';
import { ThreadFault } from '../threads/thread-fault.ts';
import { readAttendances } from '../series/queries.ts';

/** More than anyone waits for. */
const ENDLESS = 10_000_000_000;
const BAR = {
  rules: { kind: 'el-farol' },
  agents: [{ strategy: 'arthur', count: 100 }],
  seed: '1994',
  rounds: ENDLESS,
};
const waiting = { timeout: 15_000, interval: 20 };

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
beforeAll(async () => {
  laboratory = await startBackend();
  ({ ask } = laboratory);
});
afterAll(() => laboratory.stop());

async function startGame(config: object = BAR): Promise<string> {
  const { body } = await ask('POST', '/games', config);
  const answer = await ask('PATCH', `/games/${body.id}/status`, { action: 'start' });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return body.id;
}

const act = async (id: string, action: string) => (await ask('PATCH', `/games/${id}/status`, { action })).body;
const read = async (id: string) => (await ask('GET', `/games/${id}`)).body;
const untilPast = (id: string, rounds: number) =>
  vi.waitFor(async () => expect((await read(id)).rounds.played).toBeGreaterThan(rounds), waiting);

/** Plays the cited manifest without interruption, and holds all that is stored against it. */
async function expectUndisturbed(id: string): Promise<void> {
  const { manifest, rounds, digest } = (await ask('GET', `/games/${id}/manifest`)).body;
  const game = new Game(manifest);
  const attendances = game.play(rounds);
  expect(digest).toBe(game.digest);
  const stored = await readAttendances(laboratory.backend.db, id, 0, rounds);
  expect(Buffer.compare(Buffer.from(stored.buffer), Buffer.from(attendances.buffer))).toBe(0);
}

/** Takes all queued jobs, for good: a job that is only fetched comes back when its heartbeat is missed. */
async function clearJobs(): Promise<void> {
  const { boss } = laboratory.backend;
  for (let jobs = await boss.fetch('play'); jobs.length > 0; jobs = await boss.fetch('play')) {
    await boss.complete('play', jobs[0].id);
  }
}

describe('a turn', () => {
  let threads: ThreadPool;
  afterEach(clearJobs);
  beforeEach(() => {
    threads = startThreads(1);
  });
  afterEach(() => threads.stop());

  const turn = (gameId: string, stopping = AbortSignal.abort()) =>
    playTurn({ ...laboratory.backend, threads }, { gameId, rounds: 0 }, stopping);

  /** The next job of the queue, done by one turn that ends after its first slice. */
  async function doNextJob(): Promise<string> {
    const [job] = await laboratory.backend.boss.fetch<PlayJob>('play');
    expect(job).toBeDefined();
    await turn(job.data.gameId);
    await laboratory.backend.boss.complete('play', job.id);
    return job.data.gameId;
  }

  test('that is over leaves the rest to a next job, behind those that wait', async () => {
    const long = await startGame();
    const short = await startGame({ ...BAR, rounds: 10 });
    expect(await doNextJob()).toBe(long);
    const first = await read(long);
    expect(first.status).toBe('running');
    expect(first.rounds.played).toBeGreaterThan(0);
    expect(await doNextJob()).toBe(short);
    expect((await read(short)).status).toBe('completed');
    expect(await doNextJob()).toBe(long);
    expect((await read(long)).rounds.played).toBeGreaterThan(first.rounds.played);
    await act(long, 'pause');
    await expectUndisturbed(long);
    expect(await doNextJob()).toBe(long);
    expect(await laboratory.backend.boss.fetch('play')).toEqual([]);
  });

  test('is followed by the next at once, also in a worker that starts where this one was still seen at work', async () => {
    const { boss } = laboratory.backend;
    const id = await startGame();
    const [job] = await boss.fetch<PlayJob>('play');
    await boss.supervise('play');
    const worker = createBoss(laboratory.databaseUrl);
    worker.on('error', () => {});
    await worker.start();
    await turn(id);
    await boss.complete('play', job.id);
    expect((await worker.fetch<PlayJob>('play')).map(({ data }) => data.gameId)).toEqual([id]);
    await worker.stop();
    await act(id, 'cancel');
  });

  test('may wait only once for each game, however often it is asked for', async () => {
    const id = await startGame();
    for (let count = 0; count < 3; count++) {
      await act(id, 'pause');
      await act(id, 'resume');
    }
    await act(id, 'cancel');
    const [job, ...others] = await laboratory.backend.boss.fetch<PlayJob>('play', { batchSize: 10 });
    expect([job.data.gameId, others]).toEqual([id, []]);
  });

  test('of a game that is paused, cancelled or gone ends at once', async () => {
    const paused = await startGame();
    await act(paused, 'pause');
    await turn(paused, new AbortController().signal);
    expect((await read(paused)).rounds.played).toBe(0);
    await ask('DELETE', `/games/${paused}`);
    await turn(paused, new AbortController().signal);
    await act(await startGame(), 'cancel');
  });

  test('of a game that is removed in the middle ends, and stores nothing more', async () => {
    const id = await startGame();
    const playing = turn(id, new AbortController().signal);
    await untilPast(id, 0);
    await act(id, 'pause');
    expect((await ask('DELETE', `/games/${id}`)).status).toBe(204);
    await playing;
    for (const table of ['series', 'pyramid', 'checkpoints'] as const) {
      const rows = laboratory.backend.db.selectFrom(table).select('game_id').where('game_id', '=', id);
      expect(await rows.execute()).toEqual([]);
    }
  });

  test.each([
    ['has too few agents', (manifest: Manifest) => ({ ...manifest, agents: [] }), 'has no agents'],
    [
      'has an unknown strategy',
      (manifest: Manifest) => ({ ...manifest, agents: [{ ...manifest.agents[0], strategy: 'oracle' }] }),
      'no strategy "oracle"',
    ],
  ])('of a game that %s fails it with the reason', async (_, damage, reason) => {
    const id = await startGame();
    const { manifest } = (await ask('GET', `/games/${id}/manifest`)).body;
    const damaged = { manifest: damage(manifest) };
    await laboratory.backend.db.updateTable('games').set(damaged).where('id', '=', id).execute();
    await turn(id);
    expect(await read(id)).toMatchObject({ status: 'failed', fault: expect.stringContaining(reason) });
    expect((await ask('GET', '/games?status=failed')).body.games[0].id).toBe(id);
    for (const action of ['resume', 'cancel']) {
      expect((await ask('PATCH', `/games/${id}/status`, { action })).status).toBe(409);
    }
  });

  test('of a game that is paused while it waits for a thread ends at once', async () => {
    const id = await startGame();
    const thread = await threads.lease();
    const waitingTurn = turn(id, new AbortController().signal);
    await act(id, 'pause');
    await waitingTurn;
    thread.release();
    expect(await read(id)).toMatchObject({ status: 'paused', rounds: { played: 0 } });
  });

  test('of a game that is paused while it loads plays no round', async () => {
    const id = await startGame();
    let runs = 0;
    /** Pauses the game between the thread's first answer, that it has the game not open, and the load. */
    const pausing: ThreadPool = {
      ...threads,
      async lease(options) {
        const thread = await threads.lease(options);
        return {
          ...thread,
          async run(task, input, signal) {
            runs++;
            const output = await thread.run(task, input, signal);
            await act(id, 'pause');
            await vi.waitFor(() => expect(signal?.aborted).toBe(true), waiting);
            return output;
          },
        };
      },
    };
    const job = { gameId: id, rounds: 0 };
    await playTurn({ ...laboratory.backend, threads: pausing }, job, new AbortController().signal);
    expect(runs).toBe(2);
    expect(await read(id)).toMatchObject({ status: 'paused', rounds: { played: 0 } });
  });

  describe('that fails for an internal reason', () => {
    const fault = new ThreadFault('the task "play-slice" failed: RangeError: Invalid array length');
    /** Fails every slice after the first `good` ones. */
    function failingAfter(good: number): ThreadPool {
      return {
        ...threads,
        async lease(options) {
          const thread = await threads.lease(options);
          const run: ThreadLease['run'] = (task, input, signal) => {
            if (task.name === 'play-slice' && good-- <= 0) return Promise.reject(fault);
            return thread.run(task, input, signal);
          };
          return { ...thread, run };
        },
      };
    }
    const failingTurn = (gameId: string, rounds: number, good: number, tries = 0) =>
      playTurn(
        { ...laboratory.backend, threads: failingAfter(good) },
        { gameId, rounds },
        new AbortController().signal,
        tries,
      );

    test('is tried again by another worker, and given up after five tries without its words', async () => {
      const id = await startGame();
      await clearJobs();
      for (let tries = 0; tries < 5; tries++) {
        await expect(failingTurn(id, 0, 0, tries)).rejects.toBe(fault);
        expect(await read(id)).toMatchObject({ status: 'running', fault: null });
      }
      await failingTurn(id, 0, 0, 5);
      const { status, fault: shown } = await read(id);
      expect(status).toBe('failed');
      expect(shown).toContain('after 5 attempts');
      expect(shown).not.toContain('RangeError');
    });

    test('after progress gets a new job that counts from that round', async () => {
      const id = await startGame();
      await clearJobs();
      await failingTurn(id, 0, 3);
      const { rounds } = await read(id);
      expect(rounds.played).toBeGreaterThan(0);
      const [job] = await laboratory.backend.boss.fetch<PlayJob>('play');
      expect(job.data).toEqual({ gameId: id, rounds: rounds.played });
      await act(id, 'cancel');
    });
  });

  test('whose slice was stored, though the connection broke before it was said, goes on with the next', async () => {
    await clearJobs();
    const id = await startGame();
    const { db } = laboratory.backend;
    let broken = 0;
    const begin = db.transaction.bind(db);
    const breaking = vi.spyOn(db, 'transaction').mockImplementation(() => {
      const builder = begin();
      const execute = builder.execute.bind(builder);
      builder.execute = async (work) => {
        const result = await execute(work);
        if (broken++ < 2) throw new Error('Connection terminated unexpectedly');
        return result;
      };
      return builder;
    });
    const stopping = new AbortController();
    const playing = turn(id, stopping.signal);
    await vi.waitFor(() => expect(broken).toBeGreaterThan(2), waiting);
    stopping.abort();
    await playing;
    breaking.mockRestore();
    const [job] = await laboratory.backend.boss.fetch<PlayJob>('play');
    expect(job.data.gameId).toBe(id);
    await act(id, 'pause');
    await expectUndisturbed(id);
  });

  test('taken by two workers at once never stores other rounds than one would', async () => {
    const id = await startGame();
    const others = startThreads(1);
    const stopping = new AbortController();
    const turns = [threads, others].map((pool) =>
      playTurn({ ...laboratory.backend, threads: pool }, { gameId: id, rounds: 0 }, stopping.signal),
    );
    await untilPast(id, 0);
    setTimeout(() => stopping.abort(), 1200);
    await Promise.all(turns);
    await act(id, 'pause');
    await expectUndisturbed(id);
    await others.stop();
  });
});

describe('a running game', () => {
  beforeAll(() => laboratory.playJobs());

  test('is paused within its slice, goes on when resumed, and does not stop for another name', async () => {
    const id = await startGame();
    await untilPast(id, 0);
    const { rounds: paused } = await act(id, 'pause');
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(await read(id)).toMatchObject({ status: 'paused', rounds: paused });

    expect(await act(id, 'resume')).toMatchObject({ status: 'running' });
    await untilPast(id, paused.played);
    const renamed = await ask('PATCH', `/games/${id}`, { name: 'Santa Fe' });
    expect(renamed.body).toMatchObject({ name: 'Santa Fe', status: 'running' });
    await untilPast(id, renamed.body.rounds.played);
    expect(await act(id, 'pause')).toMatchObject({ name: 'Santa Fe', status: 'paused' });
    await expectUndisturbed(id);
  });

  test('is left alone for good when it is cancelled', async () => {
    const id = await startGame();
    await untilPast(id, 0);
    const { rounds } = await act(id, 'cancel');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await read(id)).toMatchObject({ status: 'cancelled', rounds });
    await expectUndisturbed(id);
  });

  test('paused and resumed over and over is the same game', async () => {
    const id = await startGame();
    for (let count = 0; count < 8; count++) {
      await act(id, 'pause');
      await act(id, 'resume');
    }
    await untilPast(id, 0);
    const { rounds } = await act(id, 'pause');
    const { body } = await ask('POST', `/games/${id}/simulate?wait=20`, { rounds: 5000 });
    expect(body).toMatchObject({ status: 'completed', rounds: { played: rounds.played + 5000 } });
    await expectUndisturbed(id);
  });

  test('shows agents and statistics of one and the same round while it goes on', async () => {
    const id = await startGame();
    await untilPast(id, 0);
    const shares: [number, number][] = [];
    for (let count = 0; count < 30; count++) {
      const [{ body: list }, { body: stats }] = await Promise.all([
        ask('GET', `/games/${id}/agents`),
        ask('GET', `/games/${id}/stats`),
      ]);
      shares.push([list.agents[0].rounds, list.agents[0].attendance?.mean ?? NaN]);
      shares.push([stats.crowd?.rounds ?? 0, stats.crowd?.attendanceShare.mean ?? NaN]);
    }
    const { rounds: ended } = await act(id, 'cancel');
    const attendances = await readAttendances(laboratory.backend.db, id, 0, ended.played);
    for (const [rounds, share] of shares) {
      const visits = attendances.subarray(0, rounds).reduce((sum, attendance) => sum + attendance, 0);
      expect(share, `after ${rounds} rounds`).toBeCloseTo(visits / rounds / 100, 9);
    }
  });
});
