import { type Choices, type ChoicesOfEntry, MAX_CHOICE_ROUNDS, wentIn } from '@farol/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StartedBackend, startBackend } from '../testing.ts';

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
/** 3 + 12 agents for 20 rounds, then two more, then from round 31 on without the first three; 4100 rounds. */
let id: string;

async function createGame(config: object): Promise<string> {
  const { status, body } = await ask('POST', '/games', config);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

async function step(game: string, count: number) {
  for (let left = count; left > 0; left -= 10_000) {
    expect((await ask('POST', `/games/${game}/rounds`, { count: Math.min(left, 10_000) })).status).toBe(201);
  }
}

beforeAll(async () => {
  laboratory = await startBackend();
  ({ ask } = laboratory);
  id = await createGame({
    rules: { kind: 'el-farol' },
    agents: [
      { strategy: 'bernoulli', count: 3, name: 'coins' },
      { strategy: 'arthur', count: 12 },
    ],
    seed: '7',
  });
  await step(id, 20);
  await ask('POST', `/games/${id}/agents`, { strategy: 'win-stay-lose-shift', count: 2 });
  await step(id, 10);
  await ask('DELETE', `/games/${id}/agents/0`);
  await step(id, 4070);
});
afterAll(() => laboratory.stop());

async function choicesOf(query = '', game = id): Promise<Choices> {
  const { status, body } = await ask('GET', `/games/${game}/choices${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

const bitmapOf = ({ choices }: ChoicesOfEntry) => Buffer.from(choices, 'base64');

/** The choices that an answer shows of an entry in a round, as GET …/rounds/:round writes them. */
function shownIn({ agents }: Choices, agentId: number, round: number): string {
  const entry = agents.find((each) => each.agentId === agentId)!;
  const rounds = entry.to - entry.from + 1;
  const went = Array.from({ length: entry.rows }, (_, row) => wentIn(bitmapOf(entry), rounds, row, round - entry.from));
  return went.map(Number).join('');
}

async function expectAsReplayed(shown: Choices, rounds: number[]) {
  for (const round of rounds) {
    const { body } = await ask('GET', `/games/${id}/rounds/${round}`);
    for (const { agentId, choices } of body.choices) {
      const index = shown.agents.find((each) => each.agentId === agentId)!.index;
      const expected = index === null ? choices : index.map((agent) => choices[agent]).join('');
      expect(shownIn(shown, agentId, round), `agents ${agentId} in round ${round}`).toBe(expected);
    }
    const playing = shown.agents.filter(({ from, to }) => from <= round && round <= to);
    expect(playing.map(({ agentId }) => agentId)).toEqual(
      body.choices.map((each: { agentId: number }) => each.agentId),
    );
  }
}

describe('who chose what', () => {
  test('is what each round says that is played again', async () => {
    const shown = await choicesOf('?from=3&to=14');
    expect(shown).toMatchObject({ from: 3, to: 14, rows: 15 });
    expect(shown.agents).toEqual([
      {
        agentId: 0,
        strategy: 'bernoulli',
        name: 'coins',
        count: 3,
        joined: 0,
        left: 30,
        from: 3,
        to: 14,
        rows: 3,
        index: null,
        choices: expect.any(String),
      },
      expect.objectContaining({
        agentId: 1,
        strategy: 'arthur',
        name: null,
        count: 12,
        joined: 0,
        left: null,
        rows: 12,
      }),
    ]);
    expect(shown.agents.map((entry) => bitmapOf(entry).length)).toEqual([3 * 2, 12 * 2]);
    await expectAsReplayed(shown, [3, 4, 10, 11, 14]);
  });

  test('begins and ends with the rounds that agents played, where they join and leave', async () => {
    const shown = await choicesOf('?from=15&to=40');
    expect(shown.agents.map(({ agentId, from, to, joined, left }) => [agentId, from, to, joined, left])).toEqual([
      [0, 15, 30, 0, 30],
      [1, 15, 40, 0, null],
      [2, 21, 40, 20, null],
    ]);
    await expectAsReplayed(shown, [15, 20, 21, 22, 30, 31, 40]);
    const alone = await choicesOf('?from=31&to=31');
    expect(alone.agents.map(({ agentId }) => agentId)).toEqual([1, 2]);
    await expectAsReplayed(alone, [31]);
  });

  test('sets no bit behind the last round', async () => {
    const [entry] = (await choicesOf('?from=1&to=3')).agents;
    for (const byte of bitmapOf(entry)) expect(byte).toBeLessThan(8);
  });

  test('is shown of the last rounds, or of the first ones from a round on, as many as may be', async () => {
    const last = await choicesOf();
    expect([last.from, last.to]).toEqual([4100 - MAX_CHOICE_ROUNDS + 1, 4100]);
    await expectAsReplayed(last, [2101, 4096, 4097, 4100]);
    const first = await choicesOf('?from=1');
    expect([first.from, first.to]).toEqual([1, MAX_CHOICE_ROUNDS]);
    const middle = await choicesOf('?to=50');
    expect([middle.from, middle.to]).toEqual([1, 50]);
  });

  test('ends where the game does, and is nothing behind that', async () => {
    const end = await choicesOf('?from=4095&to=9000000000');
    expect([end.from, end.to]).toEqual([4095, 4100]);
    expect(await choicesOf('?from=4101')).toEqual({ from: 4101, to: 4100, agents: [], rows: 0 });
    const draft = await createGame({ rules: { kind: 'el-farol' }, agents: [{ strategy: 'always', count: 2 }] });
    expect(await choicesOf('', draft)).toEqual({ from: 1, to: 0, agents: [], rows: 0 });
  });

  test('of a sample is that of the agents that it names', async () => {
    const shown = await choicesOf('?from=15&to=40&sample=6');
    expect(shown.rows).toBe(6);
    expect(shown.agents.map(({ rows, index }) => [rows, index])).toEqual([
      [1, [1]],
      [4, [1, 4, 7, 10]],
      [1, [1]],
    ]);
    await expectAsReplayed(shown, [15, 21, 30, 31, 40]);
    expect((await choicesOf('?from=15&to=40&sample=2')).agents.map(({ rows }) => rows)).toEqual([0, 1, 1]);
    expect((await choicesOf('?from=15&to=40&sample=4000')).agents.map(({ index }) => index)).toEqual([
      null,
      null,
      null,
    ]);
  });
});

describe('too much at once', () => {
  let crowd: string;
  beforeAll(async () => {
    crowd = await createGame({
      rules: { kind: 'el-farol' },
      agents: [{ strategy: 'bernoulli', count: 5000 }],
      seed: '1',
    });
    await step(crowd, 2500);
  });

  test.each([
    ['?from=1&to=2001', 'from: rounds 1 to 2001 are 2001, and the most is 2000: ask for to=2000, say'],
    ['?from=9&to=8', 'from: must not be after to, 8'],
    [
      '',
      'sample: 5000 agents in 2000 rounds are 10000000 choices, and the most is 4000000: ask for sample=2000, or for at most 800 rounds, to=1300, say',
    ],
    ['?from=1&to=801', 'ask for sample=4000, or for at most 800 rounds, to=800, say'],
    ['?sample=2001', '2001 agents in 2000 rounds are 4002000 choices'],
    ['?sample=0', 'sample: must be a whole number from 1 to 4000'],
    ['?sample=4001', 'sample: must be a whole number from 1 to 4000'],
  ])('%j is refused, and says what to ask for', async (query, words) => {
    const { status, body } = await ask('GET', `/games/${crowd}/choices${query}`);
    expect([status, body.detail]).toEqual([422, expect.stringContaining(words)]);
  });

  test('what it says is then answered', async () => {
    expect((await choicesOf('?sample=2000', crowd)).rows).toBe(2000);
    expect((await choicesOf('?from=501&to=1300', crowd)).rows).toBe(5000);
  });
});

test('choices stand under /api and /analytics too', async () => {
  const expected = await choicesOf('?from=5&to=6');
  for (const prefix of ['/api', '/analytics', '/api/analytics']) {
    expect((await ask('GET', `${prefix}/games/${id}/choices?from=5&to=6`)).body).toEqual(expected);
  }
});
