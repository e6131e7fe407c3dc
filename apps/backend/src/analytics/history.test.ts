import { benefitOf, stretchesOf } from '@farol/kernel';
import type { History } from '@farol/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StartedBackend, startBackend } from '../testing.ts';
import { countRows, inventAttendances, storeInvented } from '../testing/synthetic-rounds.ts';
import { historyOfLevel, readHistory } from './history.ts';

const ROUNDS = 10_000_003;
const GAME = { rules: { kind: 'minority' }, agents: [{ strategy: 'bernoulli', count: 101 }], seed: '1' };

let laboratory: StartedBackend;
let id: string;
let series: { attendance: Uint32Array; benefit: Float64Array };
beforeAll(async () => {
  laboratory = await startBackend();
  const { ask, backend } = laboratory;
  const { body } = await ask('POST', '/games', GAME);
  ({ id } = body);
  await storeInvented(backend.db, id, ROUNDS, 999_999);
  const { manifest } = (await ask('GET', `/games/${id}/manifest`)).body;
  const [stretch] = stretchesOf(manifest, 0, ROUNDS);
  const benefit = benefitOf(stretch);
  const attendance = inventAttendances(0, ROUNDS);
  series = { attendance, benefit: Float64Array.from(attendance, benefit) };
});
afterAll(() => laboratory.stop());

const historyOf = async (query: string): Promise<Exclude<History, { exact: true }>> => {
  const { status, body } = await laboratory.ask('GET', `/games/${id}/history${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  expect(body.exact).toBe(false);
  return body;
};

/** Holds every point against the rounds; points follow each other without a gap. */
function expectPointsOf(history: Exclude<History, { exact: true }>, points: number): void {
  const { from, to, fromRound, toRound } = history;
  expect(fromRound).toHaveLength(points);
  expect(fromRound).toEqual([from, ...toRound.slice(0, -1).map((last) => last + 1)]);
  expect(toRound.at(-1)).toBe(to);
  for (const name of ['attendance', 'benefit'] as const) {
    const expected = fromRound.map((first, point) => summarize(series[name].subarray(first - 1, toRound[point])));
    const { min, max, mean, first, last } = history[name];
    expect({ min, max, first, last }).toEqual({
      min: expected.map((point) => point.min),
      max: expected.map((point) => point.max),
      first: expected.map((point) => point.first),
      last: expected.map((point) => point.last),
    });
    const errors = mean.map((value, point) => Math.abs(value - expected[point].mean));
    expect(Math.max(...errors)).toBeLessThan(1e-11);
  }
}

function summarize(values: Uint32Array | Float64Array) {
  let min = Infinity,
    max = -Infinity,
    sum = 0;
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
    sum += value;
  }
  return { min, max, mean: sum / values.length, first: values[0], last: values.at(-1)! };
}

describe('history of a long game', () => {
  test.each([
    // query, from, to, points
    ['?from=1234567&to=1434566', 1_234_567, 1_434_566, 1000],
    ['?from=9900001&points=10000', 9_900_001, ROUNDS, 10_000],
    ['?from=5000001&to=5639999&points=10000', 5_000_001, 5_639_999, 10_000],
  ])('%s is cut exactly as asked for', async (query, from, to, points) => {
    const history = await historyOf(query);
    expect([history.from, history.to]).toEqual([from, to]);
    expectPointsOf(history, points);
  });

  test.each([
    ['', 1, ROUNDS, 1000, 4096],
    ['?points=2', 1, ROUNDS, 2, 4096],
    ['?points=10000', 1, ROUNDS, 10_000, 64],
    ['?to=300000', 1, 300_032, 1000, 64],
    ['?from=5000000&to=5200000', 4_999_937, 5_200_000, 1000, 64],
    ['?from=4999999&to=9194302', 4_999_937, 9_194_304, 1000, 64],
    ['?from=4999999&to=9194303', 4_997_121, 9_195_520, 1000, 4096],
    ['?from=9700000', 9_699_969, ROUNDS, 1000, 64],
    ['?from=9700000&to=9999400&points=7', 9_699_969, 9_999_424, 7, 64],
    ['?from=65537&to=4194304&points=999', 65_537, 4_194_304, 999, 64],
    ['?from=4194305', 4_194_305, ROUNDS, 1000, 4096],
  ])('%s is widened to whole buckets', async (query, from, to, points, bucket) => {
    const history = await historyOf(query);
    expect([history.from, history.to]).toEqual([from, to]);
    expect(history.fromRound.filter((first) => (first - 1) % bucket !== 0)).toEqual([]);
    expectPointsOf(history, points);
  });

  test.each([
    [1, 9_500_000, ROUNDS, 9_499_969, ROUNDS],
    [1, 9_500_000, 9_999_930, 9_499_969, 9_999_936],
    [2, 9_500_000, ROUNDS, 9_498_625, ROUNDS],
    [3, 9_500_000, ROUNDS, 9_437_185, ROUNDS],
    [3, 0, 9_000_000, 1, 9_175_040],
  ])('is the same at level %i, from %i to %i', async (level, from, to, widenedFrom, widenedTo) => {
    const { db } = laboratory.backend;
    const game = await db.selectFrom('games').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    const history = await historyOfLevel(db, game, level, from, to, 3);
    if (history.exact) throw new Error('exact');
    expect([history.from, history.to]).toEqual([widenedFrom, widenedTo]);
    expectPointsOf(history, 3);
  });

  test('reads few rows whatever the window', async () => {
    const { db, count } = countRows(laboratory.backend.db);
    const game = await db.selectFrom('games').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    for (const rounds of [1000, 200_000, 200_001, 1_000_000, 4_194_304, 4_194_305, ROUNDS]) {
      for (const from of [0, 4095, ROUNDS - rounds]) {
        const before = count();
        await readHistory(db, game, from, Math.min(from + rounds, ROUNDS), 1000);
        expect(count() - before).toBeLessThanOrEqual(66);
      }
    }
  });

  test('goes on in a fork, whose pyramid is cut where it leaves', async () => {
    const { db } = laboratory.backend;
    const rowsOf = (gameId: string) =>
      db
        .selectFrom('pyramid')
        .select(['level', 'chunk', 'buckets', 'packed'])
        .where('game_id', '=', gameId)
        .orderBy('level')
        .orderBy('chunk');
    for (const round of [4095, 270_001]) {
      const shorter = (await laboratory.ask('POST', '/games', GAME)).body.id;
      await storeInvented(db, shorter, round, 100_000);
      const { status, body } = await laboratory.ask('POST', `/games/${id}/fork`, { round });
      expect(status, JSON.stringify(body)).toBe(201);
      expect(await rowsOf(body.id).execute()).toEqual(await rowsOf(shorter).execute());
    }
  });
});
