import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type SignedUp, signUp, startLaboratory } from '../accounts/testing/sign-up.ts';
import { createApp } from '../app.ts';
import { configurationOf, type StartedBackend, startBackend } from '../testing.ts';
import { countAgentRounds } from './agent-rounds.ts';
import { bookAgentRounds, quotasOf } from './quotas.ts';

/** 10 agents. */
const BAR = { rules: { kind: 'el-farol', capacity: 6 }, agents: [{ strategy: 'arthur', count: 10 }], seed: '1994' };
const sweep = (replicates: number, rounds = 10) => ({
  name: 'sweep',
  seed: '1',
  base: { rules: BAR.rules, agents: BAR.agents, rounds },
  factors: [{ path: 'rules.capacity', values: [3, 6] }],
  replicates,
});
type Ask = StartedBackend['ask'];

async function create(ask: Ask, config: object = BAR): Promise<string> {
  const { status, body } = await ask('POST', '/games', config);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}
const act = (ask: Ask, path: string, action: string) => ask('PATCH', `${path}/status`, { action });
const useOf = async ({ ask }: SignedUp) => (await ask('GET', '/account')).body.use;

test('agents that join and leave count in the rounds that they play', () => {
  const entry = { strategy: 'always', params: {}, count: 3, joins: 10, leaves: 20 };
  const manifest = { agents: [{ ...entry, joins: 0, leaves: undefined, count: 2 }, entry] } as never;
  expect(countAgentRounds(manifest, 0, 10)).toBe(20);
  expect(countAgentRounds(manifest, 0, 30)).toBe(60 + 30);
  expect(countAgentRounds(manifest, 15, 40)).toBe(50 + 15);
});

describe('with accounts', () => {
  let laboratory: StartedBackend;
  let ada: SignedUp;
  let count = 0;
  beforeAll(async () => {
    laboratory = await startLaboratory();
    ada = await signUp(laboratory, 'ada', 'administrator', true);
  });
  afterAll(() => laboratory.stop());

  /** A new member with these limits. */
  async function member(limits: object): Promise<SignedUp> {
    const person = await signUp(laboratory, `member${count++}`, 'member');
    expect((await ada.ask('PATCH', `/people/${person.id}`, { limits })).status).toBe(200);
    return person;
  }

  test('one game or experiment more than may run is refused by name and number, until one ends', async () => {
    const { ask } = await member({ runningGames: 2 });
    const games = [];
    for (let each = 0; each < 3; each++) games.push(await create(ask, { ...BAR, rounds: 100 }));
    const { id } = (await ask('POST', '/experiments', sweep(1))).body;
    expect((await act(ask, `/games/${games[0]}`, 'start')).status).toBe(200);
    expect((await act(ask, `/experiments/${id}`, 'start')).status).toBe(200);
    for (const path of [`/games/${games[1]}`, `/games/${games[2]}`]) {
      const { status, body, headers } = await act(ask, path, 'start');
      expect([status, body.type]).toEqual([429, 'urn:farol:problem:quota-exceeded']);
      expect(body.quota).toEqual({ name: 'runningGames', limit: 2, used: 2, asked: 1, resetsAt: null });
      expect([body.detail, headers.get('Retry-After')]).toEqual([
        'the limit is 2 running games and experiments, and 2 run: pause or cancel one first',
        null,
      ]);
    }
    expect((await ask('POST', `/games/${games[1]}/simulate`, {})).status).toBe(429);
    expect((await act(ask, `/games/${games[0]}`, 'pause')).status).toBe(200);
    expect((await act(ask, `/games/${games[1]}`, 'start')).status).toBe(200);
    expect((await act(ask, `/games/${games[0]}`, 'resume')).status).toBe(429);
    await act(ask, `/games/${games[1]}`, 'cancel');
    await act(ask, `/experiments/${id}`, 'pause');
    expect((await act(ask, `/games/${games[0]}`, 'resume')).status).toBe(200);
    expect((await act(ask, `/experiments/${id}`, 'resume')).status).toBe(200);
  });

  test('of ten games that start at once, as many as may run do', async () => {
    const person = await member({ runningGames: 3 });
    const games = [];
    for (let each = 0; each < 10; each++) games.push(await create(person.ask, { ...BAR, rounds: 100 }));
    const answers = await Promise.all(games.map((id) => act(person.ask, `/games/${id}`, 'start')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
    expect((await useOf(person)).runningGames).toBe(3);
  });

  test('steps may play the day’s agent-rounds to the last, and the next is refused until midnight UTC', async () => {
    const person = await member({ agentRoundsPerDay: 100 });
    const { ask, id: ownerId } = person;
    const id = await create(ask);
    const play = (rounds: number) => ask('POST', `/games/${id}/rounds`, { count: rounds });
    expect((await play(11)).body).toMatchObject({ quota: { name: 'agentRoundsPerDay', used: 0, asked: 110 } });
    expect((await play(7)).status).toBe(201);
    const { status, body, headers } = await play(4);
    expect(status).toBe(429);
    const midnight = `${new Date(Date.now() + 24 * 3_600_000).toISOString().slice(0, 10)}T00:00:00.000Z`;
    expect(body.quota).toEqual({ name: 'agentRoundsPerDay', limit: 100, used: 70, asked: 40, resetsAt: midnight });
    const seconds = (Date.parse(midnight) - Date.now()) / 1000;
    expect(Math.abs(Number(headers.get('Retry-After')) - seconds)).toBeLessThan(5);
    expect(body.retryAfterSeconds).toBe(Number(headers.get('Retry-After')));
    expect((await play(3)).status).toBe(201);
    expect((await play(1)).status).toBe(429);
    expect((await ask('GET', `/games/${id}`)).body.rounds.played).toBe(10);
    expect(await useOf(person)).toMatchObject({ agentRoundsToday: 100, resetsAt: midnight });
    await sql`UPDATE owners SET day = day - 1 WHERE id = ${ownerId}`.execute(laboratory.backend.db);
    expect((await useOf(person)).agentRoundsToday).toBe(0);
    expect((await play(10)).status).toBe(201);
  });

  test('steps of several games at once do not play more than the day has', async () => {
    const person = await member({ agentRoundsPerDay: 100 });
    const games = [];
    for (let each = 0; each < 8; each++) games.push(await create(person.ask));
    const answers = await Promise.all(games.map((id) => person.ask('POST', `/games/${id}/rounds`, { count: 3 })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect((await useOf(person)).agentRoundsToday).toBe(90);
  });

  test('a start whose plan exceeds the day is refused; without a tomorrow in which it fits, without Retry-After', async () => {
    const { ask } = await member({ agentRoundsPerDay: 1000 });
    const id = await create(ask);
    const { status, headers, body } = await ask('POST', `/games/${id}/simulate`, { rounds: 101 });
    expect([status, headers.get('Retry-After'), body.quota.asked]).toEqual([429, null, 1010]);
    const { id: large } = (await ask('POST', '/experiments', sweep(5, 11))).body;
    const refused = await act(ask, `/experiments/${large}`, 'start');
    expect([refused.status, refused.body.quota?.asked]).toEqual([429, 1100]);
    const { id: fitting } = (await ask('POST', '/experiments', sweep(5, 10))).body;
    expect((await act(ask, `/experiments/${fitting}`, 'start')).status).toBe(200);
    expect((await ask('POST', `/games/${id}/simulate`, { rounds: 100 })).status).toBe(202);
  });

  test('an experiment has at most as many games as the limit says', async () => {
    const { ask } = await member({ experimentGames: 10 });
    const { status, body } = await ask('POST', '/experiments', sweep(6));
    expect([status, body.quota]).toEqual([
      429,
      { name: 'experimentGames', limit: 10, used: 0, asked: 12, resetsAt: null },
    ]);
    expect((await ask('POST', '/experiments', sweep(5))).status).toBe(201);
  });

  test('full storage refuses what would add to it, and lets one play again after a deletion', async () => {
    // Setting limits measures, for a minute.
    const person = await signUp(laboratory, 'full', 'member');
    const { ask, id: ownerId } = person;
    const id = await create(ask);
    const draft = await create(ask, { ...BAR, rounds: 10 });
    await ask('POST', `/games/${id}/rounds`, { count: 10_000 });
    const { storageBytes } = (await (await member({})).ask('GET', '/account')).body.use;
    expect(storageBytes).toBe(0);
    const { bytes } = await storedBytes(ownerId);
    const used = (await useOf(person)).storageBytes;
    expect(Math.abs(used - bytes) / bytes).toBeLessThan(0.02);
    await ada.ask('PATCH', `/people/${ownerId}`, { limits: { storageBytes: used } });
    const refused = [
      await ask('POST', '/games', BAR),
      await ask('POST', `/games/${id}/fork`, {}),
      await ask('POST', '/experiments', sweep(1)),
      await act(ask, `/games/${draft}`, 'start'),
    ];
    for (const { status, body } of refused) {
      expect([status, body.quota]).toEqual([
        429,
        { name: 'storageBytes', limit: used, used, asked: 0, resetsAt: null },
      ]);
    }
    await ada.ask('PATCH', `/people/${ownerId}`, { limits: { storageBytes: used + 1 } });
    expect((await act(ask, `/games/${draft}`, 'start')).status).toBe(200);
    await ada.ask('PATCH', `/people/${ownerId}`, { limits: { storageBytes: used } });
    expect((await ask('DELETE', `/games/${id}`)).status).toBe(204);
    await vi.waitFor(async () => expect((await ask('POST', '/games', BAR)).status).toBe(201), {
      timeout: 10_000,
      interval: 500,
    });
  });

  /** The sizes of all rows, without an estimate. */
  async function storedBytes(ownerId: string): Promise<{ bytes: number }> {
    const { rows } = await sql<{ bytes: number }>`SELECT sum(size)::float8 AS bytes FROM (
      SELECT game_id, pg_column_size(attendances) AS size FROM series
      UNION ALL SELECT game_id, pg_column_size(packed) FROM pyramid
      UNION ALL SELECT game_id, pg_column_size(snapshot) FROM checkpoints
    ) AS parts JOIN games ON games.id = game_id WHERE owner_id = ${ownerId}`.execute(laboratory.backend.db);
    return rows[0];
  }

  describe('while workers play', () => {
    beforeAll(() => laboratory.playJobs());

    test('games that reach the end of the day are paused there, and say so at the next start', async () => {
      const person = await member({ agentRoundsPerDay: 100_000 });
      const { ask } = person;
      const games = [await create(ask), await create(ask)];
      for (const id of games) expect((await ask('POST', `/games/${id}/simulate`, { rounds: 9000 })).status).toBe(202);
      const states = await vi.waitFor(async () => {
        const read = await Promise.all(games.map(async (id) => (await ask('GET', `/games/${id}`)).body));
        expect(read.some(({ status }) => status === 'running')).toBe(false);
        return read;
      }, 20_000);
      expect(new Set(states.map(({ status }) => status))).toEqual(new Set(['completed', 'paused']));
      const played = states.reduce((sum, { rounds }) => sum + rounds.played, 0);
      expect((await useOf(person)).agentRoundsToday).toBe(10 * played);
      expect(played).toBe(10_000);
      const paused = states.find(({ status }) => status === 'paused')!;
      expect((await act(ask, `/games/${paused.id}`, 'resume')).body.quota).toMatchObject({ used: 100_000 });
      await ada.ask('PATCH', `/people/${person.id}`, { limits: { agentRoundsPerDay: null } });
      expect((await act(ask, `/games/${paused.id}`, 'resume')).status).toBe(200);
    });

    test('a game with a tempo is paused too', async () => {
      const person = await member({ agentRoundsPerDay: 2000 });
      const id = await create(person.ask, { ...BAR, rounds: 200 });
      const other = await create(person.ask);
      await person.ask('PATCH', `/games/${id}`, { roundsPerSecond: 50 });
      expect((await act(person.ask, `/games/${id}`, 'start')).status).toBe(200);
      expect((await person.ask('POST', `/games/${other}/rounds`, { count: 150 })).status).toBe(201);
      await vi.waitFor(
        async () => expect((await person.ask('GET', `/games/${id}`)).body.status).toBe('paused'),
        15_000,
      );
      expect((await act(person.ask, `/games/${id}`, 'resume')).status).toBe(429);
      const { agentRoundsToday } = await useOf(person);
      expect(agentRoundsToday).toBeGreaterThanOrEqual(2000);
      expect(agentRoundsToday).toBeLessThan(3000);
    });

    test('an experiment is paused at the end of the day, and goes on the next day', async () => {
      const person = await member({ agentRoundsPerDay: 200_000 });
      const { ask, id: ownerId } = person;
      const { id } = (await ask('POST', '/experiments', sweep(100, 100))).body;
      const game = await create(ask);
      const { db, quotas } = laboratory.backend;
      expect((await act(ask, `/experiments/${id}`, 'start')).status).toBe(200);
      await db.transaction().execute((trx) => bookAgentRounds(trx, quotas, ownerId, 190_000));
      const read = async () => (await ask('GET', `/experiments/${id}`)).body;
      await vi.waitFor(async () => expect((await read()).status).toBe('paused'), 15_000);
      expect((await ask('POST', `/games/${game}/rounds`, { count: 1 })).status).toBe(429);
      expect((await act(ask, `/experiments/${id}`, 'resume')).status).toBe(429);
      await sql`UPDATE owners SET day = day - 1 WHERE id = ${ownerId}`.execute(db);
      expect((await act(ask, `/experiments/${id}`, 'resume')).status).toBe(200);
      await vi.waitFor(async () => expect((await read()).status).toBe('completed'), 15_000);
    });
  });
});

describe('without accounts', () => {
  let laboratory: StartedBackend;
  beforeAll(async () => {
    laboratory = await startBackend();
  });
  afterAll(() => laboratory.stop());

  test('nothing is limited or counted by default', async () => {
    const { body } = await laboratory.ask('POST', '/games', BAR);
    await laboratory.ask('POST', `/games/${body.id}/rounds`, { count: 10 });
    const [owner] = await laboratory.backend.db.selectFrom('owners').selectAll().execute();
    expect([owner.day, owner.day_agent_rounds]).toEqual([null, 0]);
  });

  test('limits of the environment hold for its owner', async () => {
    const configuration = configurationOf({ QUOTA_AGENT_ROUNDS_PER_DAY: '50', QUOTA_EXPERIMENT_GAMES: '3' });
    const app = createApp({ ...laboratory.backend, quotas: quotasOf(configuration) }, configuration);
    const post = async (path: string, body: object) => {
      const headers = { 'Content-Type': 'application/json' };
      const answer = await app.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
      return { status: answer.status, body: (await answer.json()) as { id: string; quota: object } };
    };
    const { id } = (await post('/games', BAR)).body;
    expect((await post(`/games/${id}/rounds`, { count: 5 })).status).toBe(201);
    expect((await post(`/games/${id}/rounds`, { count: 1 })).body.quota).toMatchObject({ used: 50, asked: 10 });
    expect((await post('/experiments', sweep(2))).status).toBe(429);
  });
});
