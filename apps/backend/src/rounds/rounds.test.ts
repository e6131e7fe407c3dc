import { Game, type Manifest } from '@farol/kernel';
import type { Round } from '@farol/api';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { serveApp, type StartedBackend, startBackend } from '../testing.ts';

const BAR = { rules: { kind: 'el-farol', capacity: 6 }, agents: [{ strategy: 'arthur', count: 10 }], seed: '1994' };
const COINS = {
  rules: { kind: 'minority' },
  agents: [{ strategy: 'bernoulli', count: 300, params: { probability: 0.4 } }, { strategy: 'win-stay-lose-shift' }],
  seed: '5',
};

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
beforeAll(async () => {
  laboratory = await startBackend();
  ({ ask } = laboratory);
});
afterAll(() => laboratory.stop());

async function createGame(config: object = BAR): Promise<string> {
  const { status, body } = await ask('POST', '/games', config);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

async function step(id: string, body?: object): Promise<Round[]> {
  const answer = await ask('POST', `/games/${id}/rounds`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.rounds;
}

async function manifestOf(id: string): Promise<Manifest> {
  return (await ask('GET', `/games/${id}/manifest`)).body.manifest;
}

/** All rounds, page by page. */
async function listRounds(id: string, limit = 1000): Promise<Round[]> {
  const rounds: Round[] = [];
  for (let from: string | null = '1'; from !== null;) {
    const { body } = await ask('GET', `/games/${id}/rounds?from=${from}&limit=${limit}`);
    rounds.push(...body.rounds);
    from = body.next;
  }
  return rounds;
}

const attendancesOf = (rounds: Round[]) => rounds.map(({ attendance }) => attendance);

describe('stepping', () => {
  test('plays the next round, and says what came of it', async () => {
    const id = await createGame();
    const { status, headers, body } = await ask('POST', `/games/${id}/rounds`);
    expect(status).toBe(201);
    expect(headers.get('Location')).toBe(`/games/${id}/rounds?from=1`);
    const [attendance] = new Game(await manifestOf(id)).play(1);
    const crowded = attendance > 6;
    const benefit = (attendance * (crowded ? -1 : 1)) / 10;
    expect(body).toEqual({ rounds: [{ round: 1, attendance, agents: 10, crowded, benefit }], next: null });
    expect((await ask('GET', `/games/${id}`)).body).toMatchObject({
      status: 'paused',
      rounds: { played: 1, planned: null },
    });
  });

  test('one by one and several at once is the game that the kernel plays', async () => {
    const id = await createGame(COINS);
    const played: Round[] = [];
    for (const count of [1, 1, 1, 7, 90, 1]) played.push(...(await step(id, { count })));
    const game = new Game(await manifestOf(id));
    expect(attendancesOf(played)).toEqual([...game.play(101)]);
    expect(played.map(({ round }) => round)).toEqual(Array.from({ length: 101 }, (_, index) => index + 1));
    expect((await ask('GET', `/games/${id}`)).body.digest).toBe(game.digest);
    expect(await listRounds(id, 10)).toEqual(played);
  });

  test('completes a game that plans so many rounds', async () => {
    const id = await createGame({ ...BAR, rounds: 3 });
    await step(id, { count: 2 });
    expect((await ask('GET', `/games/${id}`)).body.status).toBe('paused');
    await step(id);
    expect((await ask('GET', `/games/${id}`)).body.status).toBe('completed');
  });

  test('plays the expected round only', async () => {
    const id = await createGame();
    await step(id, { expectedRound: 1 });
    const { status, body } = await ask('POST', `/games/${id}/rounds`, { expectedRound: 1 });
    expect([status, body.type]).toEqual([409, 'urn:farol:problem:unexpected-round']);
    expect(body.detail).toContain('the next round is 2');
    expect((await ask('POST', `/games/${id}/rounds`, { expectedRound: 3 })).status).toBe(409);
    await step(id, { expectedRound: 2 });
    expect((await ask('GET', `/games/${id}`)).body.rounds.played).toBe(2);
  });

  test('many times at once plays each round once', async () => {
    const id = await createGame();
    const rounds = (await Promise.all(Array.from({ length: 12 }, () => step(id)))).flat();
    expect(rounds.map(({ round }) => round).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 12 }, (_, index) => index + 1),
    );
    const inOrder = rounds.toSorted((a, b) => a.round - b.round);
    expect(attendancesOf(inOrder)).toEqual([...new Game(await manifestOf(id)).play(12)]);
  });

  test('expecting the same round many times at once plays it once', async () => {
    const id = await createGame();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => ask('POST', `/games/${id}/rounds`, { expectedRound: 1 })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409, 409, 409]);
  });

  test.each(['running', 'failed', 'cancelled'] as const)('is refused for a game that is %s', async (status) => {
    const id = await createGame();
    await laboratory.backend.db.updateTable('games').set({ status }).where('id', '=', id).execute();
    const answer = await ask('POST', `/games/${id}/rounds`);
    expect([answer.status, answer.body.type]).toEqual([409, 'urn:farol:problem:impossible-transition']);
  });

  test.each([{ count: 0 }, { count: 10_001 }, { count: '1' }, { cuont: 1 }, { expectedRound: 0 }])(
    'does not take %j',
    async (body) => {
      const id = await createGame();
      expect((await ask('POST', `/games/${id}/rounds`, body)).status).toBe(422);
    },
  );
});

describe('steps of a large game', () => {
  const large = { rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 50_001 }], seed: '8' };

  test('are not played once their clients have gone, neither the one under way nor those that wait', async () => {
    const id = await createGame(large);
    const { threads } = laboratory.backend;
    const { address, server } = await serveApp(laboratory.app);
    const leaving = new AbortController();
    const asked = [10_000, 1, 1].map((count) =>
      fetch(`${address}/games/${id}/rounds`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ count }),
        signal: leaving.signal,
      }),
    );
    await vi.waitFor(() => expect(threads.countBusy()).toBe(1), { timeout: 5000 });
    leaving.abort();
    for (const answer of asked) await expect(answer).rejects.toThrow('aborted');
    await vi.waitFor(() => expect(threads.countBusy()).toBe(0), { timeout: 5000 });
    const rounds = await step(id, { count: 2 });
    expect(attendancesOf(rounds)).toEqual([...new Game(await manifestOf(id)).play(2)]);
    expect(rounds[0].round).toBe(1);
    server.close();
  });

  test('that would wait too long are refused with the time to wait, and one that fits is played', async () => {
    const id = await createGame(large);
    await step(id);
    // Each step is now expected to take 12 s; the one that is admitted gets its thread once the others have answers.
    await laboratory.backend.db.updateTable('games').set({ played_ms: 12_000 }).where('id', '=', id).execute();
    const thread = await laboratory.backend.threads.lease();
    const refused: Awaited<ReturnType<typeof ask>>[] = [];
    const asked = Array.from({ length: 12 }, async () => {
      const answer = await ask('POST', `/games/${id}/rounds`);
      if (answer.status !== 201) refused.push(answer);
      return answer.status;
    });
    await vi.waitFor(() => expect(refused).toHaveLength(11), { timeout: 5000 });
    for (const { status, headers, body } of refused) {
      expect([status, body.type, body.retryAfterSeconds]).toEqual([503, 'urn:farol:problem:busy', 12]);
      expect(headers.get('Retry-After')).toBe('12');
    }
    thread.release();
    expect(await Promise.all(asked)).toContain(201);
    expect((await ask('GET', `/games/${id}`)).body.rounds.played).toBe(2);
  });
});

describe('reading rounds', () => {
  test('begins and ends where one asks, and finds nothing after the last', async () => {
    const id = await createGame();
    const rounds = await step(id, { count: 25 });
    const page = async (query: string) => (await ask('GET', `/games/${id}/rounds${query}`)).body;
    expect(await page('')).toEqual({ rounds, next: null });
    expect(await page('?limit=10')).toEqual({ rounds: rounds.slice(0, 10), next: '11' });
    expect(await page('?from=11&limit=15')).toEqual({ rounds: rounds.slice(10), next: null });
    expect(await page('?from=25')).toEqual({ rounds: rounds.slice(24), next: null });
    expect(await page('?from=26')).toEqual({ rounds: [], next: null });
    expect(await page('?from=10000000000')).toEqual({ rounds: [], next: null });
    for (const query of ['?from=0', '?from=-1', '?limit=1001', '?form=2']) {
      expect((await ask('GET', `/games/${id}/rounds${query}`)).status).toBe(422);
    }
  });

  test('finds none before the first was played', async () => {
    const id = await createGame();
    expect((await ask('GET', `/games/${id}/rounds`)).body).toEqual({ rounds: [], next: null });
    expect((await ask('GET', `/games/${id}/rounds/1`)).status).toBe(404);
  });

  test('one by one shows every agent’s choice and payoff, as the kernel has them', async () => {
    const id = await createGame({
      ...COINS,
      agents: [...COINS.agents, { strategy: 'tables', count: 12 }],
    });
    await step(id, { count: 20 });
    await ask('DELETE', `/games/${id}/agents/1`);
    await ask('POST', `/games/${id}/agents`, { strategy: 'linear', count: 3 });
    await ask('POST', `/games/${id}/agents`, { strategy: 'linear', count: 2 });
    await step(id, { count: 20 });
    const game = new Game(await manifestOf(id));
    for (let round = 1; round <= 40; round++) {
      const [attendance] = game.play(1);
      if (![1, 2, 19, 20, 21, 39, 40].includes(round)) continue;
      const { status, body } = await ask('GET', `/games/${id}/rounds/${round}`);
      expect(status).toBe(200);
      expect([body.round, body.attendance]).toEqual([round, attendance]);
      const chosen = body.choices.map(({ agentId, choices }: { agentId: number; choices: string }) => [
        agentId,
        choices,
      ]);
      expect(chosen).toEqual(Array.from(game.agents(), ([agentId, { choices }]) => [agentId, choices.join('')]));
      let sum = 0;
      for (const cohort of body.choices) {
        expect(cohort.attendance).toBe(cohort.choices.replaceAll('0', '').length);
        sum += cohort.attendance;
      }
      expect(sum).toBe(attendance);
      const earned = attendance * body.payoffs.go + (body.agents - attendance) * body.payoffs.stay;
      expect(earned / body.agents).toBeCloseTo(body.benefit, 12);
    }
  });

  test('one that all or nobody went to has no payoff for the other choice', async () => {
    const all = await createGame({
      rules: { kind: 'el-farol', capacity: 1 },
      agents: [{ strategy: 'always', count: 2 }],
    });
    await step(all);
    const { body } = await ask('GET', `/games/${all}/rounds/1`);
    expect([body.payoffs.go, body.payoffs.stay].filter((payoff) => payoff === null)).toHaveLength(1);
  });

  test.each(['0', '26', 'x', '1.5', '99999999999'])('one that is not there, %s, is not found', async (round) => {
    const id = await createGame();
    await step(id, { count: 25 });
    const { status, body } = await ask('GET', `/games/${id}/rounds/${round}`);
    expect([status, body.type]).toEqual([404, 'urn:farol:problem:not-found']);
  });

  test('goes on rightly when the game goes on after a replay in the same thread', async () => {
    const id = await createGame();
    await step(id, { count: 30 });
    await ask('GET', `/games/${id}/rounds/3`);
    await ask('GET', `/games/${id}/stats`);
    await step(id, { count: 30 });
    const game = new Game(await manifestOf(id));
    game.play(60);
    expect((await ask('GET', `/games/${id}`)).body.digest).toBe(game.digest);
  });
});

describe('the edges of stored blocks', () => {
  test.each([[[4095, 1, 1]], [[4096, 1]], [[4097]], [[4095, 2, 4094, 1, 1]], [[8192, 8192]]])(
    'played as %j rounds hold what the kernel plays',
    async (counts) => {
      const id = await createGame(COINS);
      const game = new Game(await manifestOf(id));
      const expected: number[] = [];
      for (const count of counts) {
        const before = expected.length;
        expected.push(...game.play(count));
        expect(attendancesOf(await step(id, { count }))).toEqual(expected.slice(before));
        const shown = (await ask('GET', `/games/${id}`)).body;
        expect([shown.rounds.played, shown.digest]).toEqual([game.round, game.digest]);
      }
      expect(attendancesOf(await listRounds(id))).toEqual(expected);
      for (const round of [4095, 4096, 4097].filter((round) => round <= expected.length)) {
        const { body } = await ask('GET', `/games/${id}/rounds/${round}`);
        expect(body.attendance).toBe(expected[round - 1]);
      }
    },
  );
});

describe('stepping, simulating and stepping again', () => {
  test('has the digest of one uninterrupted play of the exported manifest', async () => {
    await laboratory.playJobs();
    const id = await createGame({ ...BAR, agents: [{ strategy: 'arthur', count: 9 }], rounds: 6000 });
    await step(id, { count: 11 });
    await ask('POST', `/games/${id}/agents`, { strategy: 'roth-erev', count: 4, name: 'learners' });
    expect((await ask('POST', `/games/${id}/simulate?wait=20`)).body.status).toBe('completed');
    await ask('DELETE', `/games/${id}/agents/0`);
    await step(id, { count: 5 });
    expect((await ask('POST', `/games/${id}/simulate?wait=20`, { rounds: 3000 })).body.status).toBe('completed');
    await step(id);
    const { manifest, rounds, digest } = (await ask('GET', `/games/${id}/manifest`)).body;
    expect(rounds).toBe(9006);
    const game = new Game(manifest);
    const attendances = game.play(rounds);
    expect(digest).toBe(game.digest);
    expect(attendancesOf(await listRounds(id))).toEqual([...attendances]);
  });
});
