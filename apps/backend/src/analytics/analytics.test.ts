import type { History, Round, Stats } from '@farol/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StartedBackend, startBackend } from '../testing.ts';

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
beforeAll(async () => {
  laboratory = await startBackend();
  ({ ask } = laboratory);
});
afterAll(() => laboratory.stop());

const GAME = {
  rules: { kind: 'el-farol', capacity: 6 },
  agents: [
    { strategy: 'arthur', count: 9 },
    { strategy: 'bernoulli', count: 2 },
  ],
  seed: '3',
};

async function createGame(config: object = GAME): Promise<string> {
  const { status, body } = await ask('POST', '/games', config);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

async function play(id: string, rounds: number): Promise<void> {
  for (let left = rounds; left > 0; left -= 10_000) {
    const { status } = await ask('POST', `/games/${id}/rounds`, { count: Math.min(left, 10_000) });
    expect(status).toBe(201);
  }
}

/** All rounds as the API lists them: what every figure below is computed from again. */
async function listRounds(id: string): Promise<Round[]> {
  const rounds: Round[] = [];
  for (let from: string | null = '1'; from !== null;) {
    const { body } = await ask('GET', `/games/${id}/rounds?from=${from}&limit=1000`);
    rounds.push(...body.rounds);
    from = body.next;
  }
  return rounds;
}

const meanOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const statsOf = async (id: string, query = ''): Promise<Stats> => {
  const { status, body } = await ask('GET', `/games/${id}/stats${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
};

function expectStatsOf({ series, window }: Stats, rounds: Round[]) {
  expect(window).toEqual({ from: rounds[0].round, to: rounds.at(-1)!.round, rounds: rounds.length });
  const attendances = rounds.map(({ attendance }) => attendance);
  const [{ agents }] = rounds;
  const mean = meanOf(attendances);
  const variance = meanOf(attendances.map((attendance) => (attendance - mean) ** 2));
  const shares = [...new Set(attendances)].map(
    (value) => attendances.filter((attendance) => attendance === value).length / attendances.length,
  );
  const figures = {
    meanAttendance: mean,
    variance,
    standardDeviation: Math.sqrt(variance),
    minAttendance: Math.min(...attendances),
    maxAttendance: Math.max(...attendances),
    volatility: (4 * variance) / agents,
    bias: mean - 6,
    overloadRate: meanOf(rounds.map(({ crowded }) => Number(crowded))),
    overloadSeverity: meanOf(attendances.map((attendance) => Math.max(0, attendance - 6))),
    utilisation: meanOf(attendances.map((attendance) => Math.min(6, attendance))) / 6,
    meanBenefit: meanOf(rounds.map(({ benefit }) => benefit)),
    meanTotalBenefit: meanOf(rounds.map(({ benefit }) => benefit * agents)),
    entropy: -shares.reduce((sum, share) => sum + share * Math.log2(share), 0),
  };
  for (const [name, value] of Object.entries(figures)) {
    expect(series![name as keyof typeof figures], name).toBeCloseTo(value, 9);
  }
  const deviations = attendances.map((attendance) => attendance - mean);
  for (const [index, correlation] of (series!.autocorrelation ?? []).entries()) {
    const products = deviations.slice(index + 1).map((deviation, t) => deviation * deviations[t]);
    const sum = products.reduce((total, product) => total + product, 0);
    expect(correlation).toBeCloseTo(sum / (variance * rounds.length), 9);
  }
}

describe('statistics', () => {
  test('are those of the rounds in the window', async () => {
    const id = await createGame();
    await play(id, 4200);
    const rounds = await listRounds(id);
    expectStatsOf(await statsOf(id), rounds);
    expectStatsOf(await statsOf(id, '?from=4000'), rounds.slice(3999));
    expectStatsOf(await statsOf(id, '?to=20'), rounds.slice(0, 20));
    expectStatsOf(await statsOf(id, '?from=4090&to=4100'), rounds.slice(4089, 4100));
    expectStatsOf(await statsOf(id, '?from=17&to=17'), rounds.slice(16, 17));
    expectStatsOf(await statsOf(id, '?from=4150&to=10000000000'), rounds.slice(4149));
  });

  test('of agents are those of what each of them chose', async () => {
    const id = await createGame();
    await play(id, 12);
    const visits = new Map<number, number[]>();
    for (let round = 1; round <= 12; round++) {
      for (const { agentId, choices } of (await ask('GET', `/games/${id}/rounds/${round}`)).body.choices) {
        const counted = visits.get(agentId) ?? Array.from(choices, () => 0);
        visits.set(
          agentId,
          counted.map((count, agent) => count + Number(choices[agent])),
        );
      }
    }
    const { crowd, cohorts } = await statsOf(id);
    const shares = [...visits.values()].flat().map((count) => count / 12);
    expect(crowd).toMatchObject({
      agents: 11,
      rounds: 12,
      attendanceShare: {
        mean: expect.closeTo(meanOf(shares), 12),
        min: Math.min(...shares),
        max: Math.max(...shares),
      },
    });
    expect(cohorts.map(({ agentId, agents, attendanceShare }) => [agentId, agents, attendanceShare!.mean])).toEqual(
      Array.from(visits, ([agentId, counts]) => [agentId, counts.length, expect.closeTo(meanOf(counts) / 12, 12)]),
    );
  });

  test('of agents are those of the window, also where it starts or ends between two checkpoints', async () => {
    const id = await createGame();
    await play(id, 40);
    await play(id, 60);
    const rows = async (from: number, to: number) => {
      const choices: string[][] = [];
      for (let round = from; round <= to; round++) {
        const { body } = await ask('GET', `/games/${id}/rounds/${round}`);
        choices.push(body.choices.flatMap((own: { choices: string }) => own.choices.split('')));
      }
      return choices;
    };
    for (const [from, to] of [
      [1, 100],
      [30, 100],
      [41, 90],
      [60, 61],
      [77, 77],
    ] as const) {
      const choices = await rows(from, to);
      const agents = choices[0].map((_, agent) => choices.map((row) => row[agent]));
      const shares = agents.map((own) => own.filter((choice) => choice === '1').length / own.length);
      const switched = agents.map((own) => own.slice(1).filter((choice, index) => choice !== own[index]).length);
      const { crowd, crowdMissing, window } = await statsOf(id, `?from=${from}&to=${to}`);
      expect(window).toEqual({ from, to, rounds: to - from + 1 });
      expect([crowd!.agents, crowd!.rounds, crowdMissing]).toEqual([11, to - from + 1, null]);
      expect(crowd!.attendanceShare!.mean).toBeCloseTo(meanOf(shares), 12);
      expect(crowd!.attendanceShare!.max).toBe(Math.max(...shares));
      if (to > from) expect(crowd!.switchingRate).toBeCloseTo(meanOf(switched) / (to - from), 12);
    }
  });

  test('of agents are left out, and why is said, where a replay would take too long', async () => {
    const id = await createGame();
    await play(id, 100);
    // As slow as a game of a hundred thousand agents.
    await laboratory.backend.db.updateTable('games').set({ played_ms: 20_000 }).where('id', '=', id).execute();
    const { crowd, cohorts, crowdMissing, series } = await statsOf(id, '?from=60');
    expect([crowd, cohorts]).toEqual([null, []]);
    expect(series!.meanAttendance).toBeGreaterThan(0);
    expect(crowdMissing).toContain('take about 12 s to replay, more than 5 s: ask for all rounds');
    expect((await statsOf(id)).crowd).toMatchObject({ agents: 11, rounds: 100 });
    expect((await ask('GET', `/games/${id}/distributions?from=60`)).body).toMatchObject({
      missing: crowdMissing,
      benefit: null,
    });
  });

  test('stop where the agents changed: only rounds of the same crowd are put together', async () => {
    const id = await createGame();
    await play(id, 30);
    await ask('POST', `/games/${id}/agents`, { strategy: 'always', params: { choice: 'stay' }, count: 4 });
    await play(id, 20);
    const rounds = await listRounds(id);
    expect(rounds.slice(28, 32).map(({ agents }) => agents)).toEqual([11, 11, 15, 15]);
    expectStatsOf(await statsOf(id), rounds.slice(30));
    expectStatsOf(await statsOf(id, '?to=35'), rounds.slice(30, 35));
    expectStatsOf(await statsOf(id, '?from=20&to=30'), rounds.slice(19, 30));
    expect(await statsOf(id)).toMatchObject({
      agents: 15,
      crowd: { agents: 15, rounds: 20 },
      cohorts: [{ rounds: 20 }, { rounds: 20 }, { rounds: 20, attendanceShare: { max: 0 } }],
    });
    expect((await statsOf(id, '?to=30')).agents).toBe(11);
  });

  test('of a window after the last round are of no rounds', async () => {
    const id = await createGame();
    await play(id, 5);
    expect(await statsOf(id, '?from=6')).toMatchObject({ window: null, series: null, agents: 11 });
    expect(await statsOf(id, '?from=100&to=200')).toMatchObject({ window: null, series: null });
  });

  test('before any round are the theory alone', async () => {
    expect(await statsOf(await createGame())).toMatchObject({
      window: null,
      agents: 11,
      capacity: 6,
      memory: null,
      series: null,
      crowd: null,
      cohorts: [],
      theory: { pure: [{ from: 6, to: 6 }], optimum: { total: 6 } },
    });
  });

  test.each(['el-farol', 'minority', 'majority'])('of %s without agents are empty', async (kind) => {
    const id = await createGame({ rules: { kind } });
    expect(await statsOf(id)).toMatchObject({ agents: 0, window: null, series: null, theory: null });
  });

  test('after all agents have left are those of the rounds they played', async () => {
    const id = await createGame();
    await play(id, 20);
    await ask('DELETE', `/games/${id}/agents/0`);
    await ask('DELETE', `/games/${id}/agents/1`);
    expectStatsOf(await statsOf(id), await listRounds(id));
    expect(await statsOf(id)).toMatchObject({ crowd: { agents: 11, rounds: 20 }, cohorts: [{}, {}] });
    expect(await statsOf(id, '?from=21')).toMatchObject({ window: null, agents: 0, theory: null });
  });

  test('know the memory that all tables share', async () => {
    const tables = { strategy: 'tables', params: { memory: 3 }, count: 31 };
    const id = await createGame({ rules: { kind: 'minority' }, agents: [tables], seed: '1' });
    await play(id, 500);
    const { memory, alpha, series } = await statsOf(id);
    expect([memory, alpha]).toEqual([3, 8 / 31]);
    expect(series!.predictability).toBeGreaterThanOrEqual(0);
    expect(series!.mutualInformation).toBeGreaterThanOrEqual(0);
  });

  test.each(['?from=0', '?to=x', '?from=5&to=4', '?form=1'])('refuse the window %s', async (query) => {
    const { status, body } = await ask('GET', `/games/${await createGame()}/stats${query}`);
    expect([status, body.type]).toEqual([422, 'urn:farol:problem:invalid-request']);
  });
});

function expectExact(history: History, expected: Round[]) {
  if (!history.exact) throw new Error('not exact');
  expect(history.round).toEqual(expected.map(({ round }) => round));
  expect(history.attendance).toEqual(expected.map(({ attendance }) => attendance));
  expect(history.benefit).toEqual(expected.map(({ benefit }) => benefit));
  expect([history.from, history.to]).toEqual([expected[0].round, expected.at(-1)!.round]);
}

describe('history', () => {
  let id: string;
  let rounds: Round[];
  beforeAll(async () => {
    id = await createGame();
    await play(id, 5000);
    await ask('POST', `/games/${id}/agents`, { strategy: 'bernoulli', count: 30 });
    await play(id, 15_500);
    rounds = await listRounds(id);
    expect(rounds).toHaveLength(20_500);
  });

  const historyOf = async (query: string): Promise<History> => {
    const { status, body } = await ask('GET', `/games/${id}/history${query}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };

  /** Holds every bucket against the listed rounds; buckets follow each other without a gap. */
  function expectBuckets(history: History, points: number) {
    if (history.exact) throw new Error('exact');
    const { from, to, fromRound, toRound } = history;
    expect(fromRound.length).toBeLessThanOrEqual(points);
    expect(fromRound.length).toBeGreaterThan(0);
    expect([fromRound[0], toRound.at(-1)]).toEqual([from, to]);
    expect(fromRound.slice(1)).toEqual(toRound.slice(0, -1).map((last) => last + 1));
    for (const series of ['attendance', 'benefit'] as const) {
      const { min, max, mean, first, last } = history[series];
      for (let bucket = 0; bucket < fromRound.length; bucket++) {
        const values = rounds.slice(fromRound[bucket] - 1, toRound[bucket]).map((round) => round[series]);
        expect([min[bucket], max[bucket]]).toEqual([Math.min(...values), Math.max(...values)]);
        expect([first[bucket], last[bucket]]).toEqual([values[0], values.at(-1)]);
        expect(mean[bucket]).toBeCloseTo(meanOf(values), 9);
      }
      expect(mean).toHaveLength(fromRound.length);
    }
  }

  test('is exact where the points suffice', async () => {
    expectExact(await historyOf('?to=1000'), rounds.slice(0, 1000));
    expectExact(await historyOf('?from=4090&to=5010'), rounds.slice(4089, 5010));
    expectExact(await historyOf('?from=19501'), rounds.slice(19_500));
    expectExact(await historyOf('?from=20500'), rounds.slice(-1));
    expectExact(await historyOf('?from=20000&to=99999&points=501'), rounds.slice(19_999));
  });

  test.each([
    ['', 1, 20_500, 1000],
    ['?points=10000', 1, 20_500, 10_000],
    ['?points=7', 1, 20_500, 7],
    ['?from=4095&to=5099&points=1000', 4095, 5099, 1000],
    ['?from=10&to=12&points=2', 10, 12, 2],
    ['?from=12000&points=3', 12_000, 20_500, 3],
    ['?points=2&from=5000&to=20000', 5000, 20_000, 2],
    ['?points=2&from=8192&to=16385', 8192, 16_385, 2],
  ])('%s is in buckets over just the window', async (query, from, to, points) => {
    const history = await historyOf(query);
    expectBuckets(history, points);
    expect([history.from, history.to]).toEqual([from, to]);
    expect('fromRound' in history && history.fromRound).toHaveLength(points);
  });

  test('is empty before any round, and after the last', async () => {
    const nothing = { exact: true, round: [], attendance: [], benefit: [] };
    expect((await ask('GET', `/games/${await createGame()}/history`)).body).toEqual({ ...nothing, from: 1, to: 0 });
    expect(await historyOf('?from=20501')).toEqual({ ...nothing, from: 20_501, to: 20_500 });
  });

  test.each(['?points=1', '?points=10001', '?from=2&to=1', '?point=5'])('refuses %s', async (query) => {
    expect((await ask('GET', `/games/${id}/history${query}`)).status).toBe(422);
  });
});
