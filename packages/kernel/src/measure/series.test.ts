import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Domain, seedOf, Stream } from '../random.ts';
import { elFarol } from '../rules/el-farol.ts';
import { minority } from '../rules/minority.ts';
import { tabulate } from '../rules/rules.ts';
import { describeSeries, type SeriesContext } from './series.ts';

const bar = (agents: number, capacity: number): SeriesContext => ({
  agents,
  capacity,
  curves: elFarol.curves({ capacity, uncrowded: 1, crowded: -1, home: 0 }, agents),
});
const sides = (agents: number, memory?: number): SeriesContext => ({
  agents,
  capacity: null,
  curves: minority.curves({ payoff: 'sign' }, agents),
  ...(memory === undefined ? {} : { memory }),
});

/** Attendances of agents who each toss a fair coin every round. */
function tossCoins(agents: number, rounds: number): Uint32Array {
  const stream = new Stream();
  return Uint32Array.from({ length: rounds }, (_, round) => {
    stream.open(seedOf('1994'), round, Domain.choices);
    let attendance = 0;
    for (let agent = 0; agent < agents; agent++) attendance += stream.word(agent) & 1;
    return attendance;
  });
}

test('five rounds of five agents and three places, by hand', () => {
  const statistics = describeSeries(Uint32Array.of(2, 4, 4, 2, 3), bar(5, 3));
  expect(statistics).toMatchObject({
    rounds: 5,
    meanAttendance: 3,
    minAttendance: 2,
    maxAttendance: 4,
    bias: 0,
    overloadRate: 2 / 5,
    overloadSeverity: 2 / 5,
    meanTotalBenefit: -1 / 5,
    meanAttendanceInterval: null,
    autocorrelation: [-1 / 4, -1 / 2, 1 / 4, 0],
    predictability: null,
    mutualInformation: null,
  });
  expect(statistics.variance).toBeCloseTo(0.8, 15);
  expect(statistics.standardDeviation).toBeCloseTo(Math.sqrt(0.8), 15);
  expect(statistics.volatility).toBeCloseTo(0.64, 15);
  expect(statistics.utilisation).toBeCloseTo(13 / 15, 15);
  expect(statistics.meanBenefit).toBeCloseTo(-0.04, 15);
  expect(statistics.efficiency).toBeCloseTo(-0.2 / 3, 15);
  // Shares 2/5, 2/5, 1/5: log₂ 5 − 4/5 bits.
  expect(statistics.entropy).toBeCloseTo(1.5219280948873624, 14);
});

test('an empty window has rounds and nothing else', () => {
  const { rounds, ...others } = describeSeries(new Uint32Array(0), { ...bar(5, 3), memory: 2 });
  expect(rounds).toBe(0);
  expect(Object.keys(others)).toHaveLength(18);
  expect(new Set(Object.values(others))).toEqual(new Set([null]));
});

test('one round has a mean, no spread, and no correlation', () => {
  expect(describeSeries(Uint32Array.of(3), bar(5, 3))).toMatchObject({
    meanAttendance: 3,
    variance: 0,
    entropy: 0,
    efficiency: 1,
    utilisation: 1,
    autocorrelation: null,
    meanAttendanceInterval: null,
  });
});

test('without a capacity, and with an optimum that is not positive, there is nothing to compare with', () => {
  expect(describeSeries(Uint32Array.of(1, 2, 2), sides(3))).toMatchObject({
    bias: null,
    overloadRate: null,
    overloadSeverity: null,
    utilisation: null,
    efficiency: null,
    meanTotalBenefit: -1,
  });
  expect(describeSeries(Uint32Array.of(1, 0), bar(3, 0)).utilisation).toBeNull();
});

test('a payoff in fractions is divided out', () => {
  const curves = tabulate(
    4,
    (attendance) => attendance,
    () => 1,
    8,
  );
  const { meanTotalBenefit, meanBenefit, efficiency } = describeSeries(Uint32Array.of(2, 4), {
    agents: 4,
    capacity: null,
    curves,
  });
  // (2·2 + 2·1)/8 and 4·4/8.
  expect(meanTotalBenefit).toBe((6 / 8 + 2) / 2);
  expect(meanBenefit).toBe((6 / 8 + 2) / 8);
  expect(efficiency).toBe((6 / 8 + 2) / 4);
});

test('coin tossing has volatility 1, no memory and an interval around one half', () => {
  const agents = 101,
    rounds = 20_000,
    memory = 4;
  const statistics = describeSeries(tossCoins(agents, rounds), sides(agents, memory));
  // The variance of T independent rounds is known to √(2/T) of itself: 1 %.
  expect(statistics.volatility).toBeGreaterThan(0.96);
  expect(statistics.volatility).toBeLessThan(1.04);
  expect(statistics.meanAttendanceInterval!.low).toBeLessThan(50.5);
  expect(statistics.meanAttendanceInterval!.high).toBeGreaterThan(50.5);
  const width = statistics.meanAttendanceInterval!.high - statistics.meanAttendanceInterval!.low;
  expect(width / (2 * 2.093 * Math.sqrt(agents / 4 / rounds))).toBeCloseTo(1, 0);
  expect(statistics.autocorrelation).toHaveLength(20);
  for (const correlation of statistics.autocorrelation!)
    expect(Math.abs(correlation)).toBeLessThan(4 / Math.sqrt(rounds));
  // Chance alone gives 2^m/T with a relative deviation of √(2/2^m), and 2^m/(2T ln 2) bits.
  expect(statistics.predictability! * rounds).toBeGreaterThan(16 * 0.3);
  expect(statistics.predictability! * rounds).toBeLessThan(16 * 2.4);
  expect(statistics.mutualInformation! * 2 * rounds * Math.LN2).toBeLessThan(16 * 2.4);
  // A Gaussian's ½ log₂(2πe σ²).
  expect(statistics.entropy).toBeCloseTo(2.047 + 2.329, 1);
});

test('a minority that alternates is foretold by one outcome: H/N is the squared swing, and one bit is known', () => {
  const series = Uint32Array.from({ length: 2001 }, (_, round) => (round % 2 === 0 ? 40 : 61));
  const statistics = describeSeries(series, sides(101, 1));
  expect(statistics.predictability).toBeCloseTo((21 * 21) / 101, 12);
  expect(statistics.mutualInformation).toBeCloseTo(1, 12);
  expect(statistics.autocorrelation![0]).toBeCloseTo(-1, 2);
  const blind = describeSeries(series.subarray(1), sides(101, 0));
  expect(blind.predictability).toBeCloseTo(0, 12);
  expect(blind.mutualInformation).toBe(0);
});

test('histories are m outcomes, the first m rounds open the first of them', () => {
  // Outcomes 1 0 0 1 0 0 0: after 10 come 0 0, after 00 comes 1 then 0, after 01 comes 0.
  const series = Uint32Array.of(0, 3, 3, 1, 2, 3, 2);
  const { predictability, mutualInformation } = describeSeries(series, sides(3, 2));
  // A± = 2A − 3: after 10: 3 and 3; after 00: −1 and 1, on average 0; after 01: 1.
  expect(predictability).toBeCloseTo(((2 / 5) * 3 ** 2 + (1 / 5) * 1 ** 2) / 3, 14);
  // H(outcome) − H(outcome | history) = h(1/5) − (2/5)·1.
  expect(mutualInformation).toBeCloseTo(0.7219280948873623 - 0.4, 13);
  expect(describeSeries(series, sides(3, 7)).predictability).toBeNull();
  expect(describeSeries(new Uint32Array(20), sides(3, 12)).predictability).toBe(3);
  expect(describeSeries(new Uint32Array(20), sides(3, 13)).predictability).toBeNull();
  expect(() => describeSeries(series, sides(3, 0.5))).toThrow('whole number');
});

test('batch means: twenty batches, the oldest rounds that do not fill them left out', () => {
  // Batches of ten rounds at 0, 1, …, 19: their means have variance 35.
  const batches = Array.from({ length: 200 }, (_, round) => Math.floor(round / 10));
  const { meanAttendance, meanAttendanceInterval } = describeSeries(Uint32Array.from(batches), bar(20, 10));
  expect(meanAttendance).toBe(9.5);
  expect(meanAttendanceInterval!.high - 9.5).toBeCloseTo(2.0930240544 * Math.sqrt(35 / 20), 9);
  expect(9.5 - meanAttendanceInterval!.low).toBeCloseTo(2.0930240544 * Math.sqrt(35 / 20), 9);
  const longer = describeSeries(Uint32Array.from([20, ...batches]), bar(20, 10)).meanAttendanceInterval!;
  expect(longer.high - longer.low).toBeCloseTo(2 * 2.0930240544 * Math.sqrt(35 / 20), 9);
  expect(describeSeries(Uint32Array.from(batches.slice(1)), bar(20, 10)).meanAttendanceInterval).toBeNull();
});

test('the variance of large crowds loses no digits', () => {
  const series = Uint32Array.from({ length: 10_000 }, (_, round) => 999_999 + (round % 2));
  expect(describeSeries(series, bar(1_000_000, 600_000)).variance).toBe(0.25);
});

test('an attendance above N is refused', () => {
  expect(() => describeSeries(Uint32Array.of(6), bar(5, 3))).toThrow(RangeError);
});

test('whatever the window, every number is finite and within its bounds', () => {
  const window = fc.record({
    agents: fc.integer({ min: 0, max: 7 }),
    shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 300 }),
    capacity: fc.integer({ min: 0, max: 7 }),
    memory: fc.integer({ min: 0, max: 12 }),
  });
  fc.assert(
    fc.property(window, ({ agents, shares, capacity, memory }) => {
      const series = Uint32Array.from(shares, (share) => Math.round(share * agents));
      const statistics = describeSeries(series, { ...bar(agents, capacity), memory });
      const { autocorrelation, meanAttendanceInterval, ...numbers } = statistics;
      const all = [
        ...Object.values(numbers),
        ...(autocorrelation ?? []),
        ...Object.values(meanAttendanceInterval ?? {}),
      ];
      for (const value of all) expect(value === null || Number.isFinite(value)).toBe(true);
      for (const correlation of autocorrelation ?? []) expect(Math.abs(correlation)).toBeLessThanOrEqual(1 + 1e-12);
      if (series.length === 0) return;
      const { entropy, volatility, mutualInformation, efficiency } = statistics;
      expect(entropy).toBeLessThanOrEqual(Math.log2(series.length) + 1e-12);
      expect(volatility ?? 0).toBeLessThanOrEqual(agents + 1e-12);
      expect(mutualInformation ?? 0).toBeLessThanOrEqual(1 + 1e-12);
      expect(efficiency ?? 0).toBeLessThanOrEqual(1 + 1e-12);
    }),
  );
});
