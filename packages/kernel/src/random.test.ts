import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Domain, philox, type Seed, seedOf, Stream } from './random.ts';

const seed = seedOf('20260101');

function wordOf(from: Seed, round: number, domain: Domain, cohort: number, index: number): number {
  return new Stream().open(from, round, domain, cohort).word(index);
}

describe('philox', () => {
  // "philox4x32 10" of tests/kat_vectors in Random123 1.14: counter, key, words.
  test.each([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ])('of counter %j gives the words that Random123 publishes', (counter, [keyLow, keyHigh], words) => {
    expect([...philox(Uint32Array.from(counter), keyLow, keyHigh)]).toEqual(words);
  });

  test('multiplies exactly: it agrees with whole-number arithmetic for any counter and key', () => {
    const word = fc.nat(0xffffffff);
    fc.assert(
      fc.property(fc.tuple(word, word, word, word), word, word, (counter, keyLow, keyHigh) => {
        let [c0, c1, c2, c3] = counter.map(BigInt) as [bigint, bigint, bigint, bigint];
        for (let round = 0n; round < 10n; round++) {
          const first = 0xd2511f53n * c0,
            second = 0xcd9e8d57n * c2;
          const k0 = BigInt.asUintN(32, BigInt(keyLow) + round * 0x9e3779b9n);
          const k1 = BigInt.asUintN(32, BigInt(keyHigh) + round * 0xbb67ae85n);
          [c0, c1, c2, c3] = [
            (second >> 32n) ^ c1 ^ k0,
            BigInt.asUintN(32, second),
            (first >> 32n) ^ c3 ^ k1,
            BigInt.asUintN(32, first),
          ];
        }
        expect([...philox(Uint32Array.from(counter), keyLow, keyHigh)].map(BigInt)).toEqual([c0, c1, c2, c3]);
      }),
      { numRuns: 2000 },
    );
  });
});

test.each([
  ['0', 0, 0],
  ['4294967295', 0xffffffff, 0],
  ['4294967296', 0, 1],
  ['18446744073709551615', 0xffffffff, 0xffffffff],
])('seed %s is read in two halves', (decimal, low, high) => {
  expect(seedOf(decimal)).toEqual({ low, high });
});

test.each([
  ['0', 0, Domain.initialHistory, 0, 0, 0xc5694cc6],
  ['1', 0, Domain.choices, 0, 0, 0x761cf8d7],
  ['1', 1, Domain.choices, 0, 0, 0x25c78ba4],
  ['1', 0, Domain.ties, 0, 0, 0xf8a2e2e4],
  ['1', 0, Domain.choices, 1, 0, 0x1f133640],
  ['1', 0, Domain.choices, 0, 1, 0xf3ed697e],
  ['18446744073709551615', 2 ** 53 - 1, Domain.traits, 65_535, 2 ** 32 - 1, 0xa9155f9a],
  ['1234567890123456789', 4_294_967_296, Domain.tables, 3, 2 ** 31, 0xba78988e],
] as const)(
  'seed %s, round %i, domain %i, cohort %i, index %i has the same word for ever',
  (decimal, round, domain, cohort, index, word) => {
    expect(wordOf(seedOf(decimal), round, domain, cohort, index)).toBe(word);
  },
);

test('a stream gives the same words in any order, and again when it is opened again', () => {
  const stream = new Stream().open(seed, 7, Domain.ties, 2);
  const forwards = Array.from({ length: 100 }, (_, index) => stream.word(index));
  stream.open(seed, 8, Domain.ties, 2).word(3);
  stream.open(seed, 7, Domain.ties, 2);
  expect(Array.from({ length: 100 }, (_, index) => stream.word(99 - index)).toReversed()).toEqual(forwards);
});

describe('below', () => {
  const stream = new Stream().open(seed, 0, Domain.choices);

  test('stays below its bound, whatever the bound', () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), fc.integer({ min: 1, max: 2 ** 32 }), (index, bound) => {
        const drawn = stream.below(index, bound);
        expect(Number.isInteger(drawn) && drawn >= 0 && drawn < bound).toBe(true);
      }),
    );
    expect(stream.below(5, 2 ** 32)).toBe(stream.word(5));
  });

  test.each([2, 3, 7, 10, 100])('draws every whole number below %i equally often', (bound) => {
    const draws = 100_000,
      counts = new Uint32Array(bound);
    for (let index = 0; index < draws; index++) counts[stream.below(index, bound)]++;
    const expected = draws / bound;
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // Chi-square has mean bound − 1 and variance 2 (bound − 1).
    expect(Math.abs(chiSquare - (bound - 1))).toBeLessThan(4 * Math.sqrt(2 * (bound - 1)));
  });
});

/** The largest deviation, in standard deviations, from half of how often bit i of one word equals bit j of the other. */
function worstAgreement(draws: number, pair: (draw: number) => readonly [number, number]): number {
  const agreements = new Int32Array(32 * 32);
  for (let draw = 0; draw < draws; draw++) {
    const [a, b] = pair(draw);
    for (let i = 0; i < 32; i++) {
      // All ones where bit i of a is set, so that bit j of `same` says whether it equals bit j of b.
      const same = ~(b ^ -((a >>> i) & 1));
      for (let j = 0; j < 32; j++) agreements[32 * i + j] += (same >>> j) & 1;
    }
  }
  return agreements.reduce((worst, count) => Math.max(worst, Math.abs(count - draws / 2)), 0) / (Math.sqrt(draws) / 2);
}

// 1024 deviations a line, each of them beyond 5 with probability 6e-7; the inputs are fixed, so a line never flickers.
describe('no bit of a word tells of a bit of', () => {
  const draws = 8192;
  const stream = new Stream();
  const choices = (round: number, cohort = 0, from = seed) => stream.open(from, round, Domain.choices, cohort);

  test.each([1, 2, 3, 7, 8, 32, 1000, 65_536, 2 ** 31])('the word %i indices on', (stride) => {
    choices(1);
    expect(worstAgreement(draws, (draw) => [stream.word(draw), stream.word(draw + stride)])).toBeLessThan(5);
  });

  test.each([1, 2, 4096, 2 ** 32])('the same index %i rounds on', (step) => {
    expect(worstAgreement(draws, (draw) => [choices(draw).word(5), choices(draw + step).word(5)])).toBeLessThan(5);
  });

  test.each([1, 2, 256])('the same index %i cohorts on', (step) => {
    expect(worstAgreement(draws, (draw) => [choices(3, draw).word(5), choices(3, draw + step).word(5)])).toBeLessThan(
      5,
    );
  });

  test.each([
    ['the next seed', 1, 0],
    ['the seed 2^32 on', 0, 1],
  ] as const)('the same index under %s', (_, low, high) => {
    const other = (draw: number) => ({ low: draw + low, high });
    expect(
      worstAgreement(draws, (draw) => [
        choices(3, 0, { low: draw, high: 0 }).word(5),
        choices(3, 0, other(draw)).word(5),
      ]),
    ).toBeLessThan(5);
  });

  test('the same index in another domain', () => {
    const domains = Object.values(Domain);
    for (const [place, domain] of domains.entries()) {
      const other = domains[(place + 1) % domains.length];
      const word = (round: number, of: Domain) => stream.open(seed, round, of).word(5);
      expect(
        worstAgreement(draws, (draw) => [word(draw, domain), word(draw, other)]),
        `${domain}`,
      ).toBeLessThan(5);
    }
  });

  test('its own index', () => {
    choices(2);
    expect(worstAgreement(draws, (draw) => [draw * 524_288, stream.word(draw * 524_288)])).toBeLessThan(5);
  });

  test.each(Array.from({ length: 32 }, (_, bit) => bit))('the word at an index with bit %i flipped', (bit) => {
    choices(4);
    const flipped = (index: number) => (index ^ (1 << bit)) >>> 0;
    expect(worstAgreement(2048, (draw) => [stream.word(draw), stream.word(flipped(draw))])).toBeLessThan(5.2);
  });
});

test('every bit is set half of the time, and no two bits of a word agree more or less than that', () => {
  const draws = 1 << 16;
  const stream = new Stream().open(seed, 0, Domain.choices);
  const set = new Int32Array(32),
    together = new Int32Array(32 * 32);
  for (let index = 0; index < draws; index++) {
    const word = stream.word(index);
    for (let i = 0; i < 32; i++) {
      set[i] += (word >>> i) & 1;
      const same = ~(word ^ -((word >>> i) & 1));
      for (let j = 0; j < i; j++) together[32 * i + j] += (same >>> j) & 1;
    }
  }
  const deviation = (count: number) => Math.abs(count - draws / 2) / (Math.sqrt(draws) / 2);
  for (let i = 0; i < 32; i++) {
    expect(deviation(set[i]), `bit ${i}`).toBeLessThan(4.5);
    for (let j = 0; j < i; j++) expect(deviation(together[32 * i + j]), `bits ${i} and ${j}`).toBeLessThan(5);
  }
});

test('words of a stream repeat as often as random ones', () => {
  const draws = 1 << 20;
  const words = new Uint32Array(draws);
  let repeats = 0;
  for (let round = 0; round < 4; round++) {
    const stream = new Stream().open(seed, round, Domain.choices);
    for (let index = 0; index < draws; index++) words[index] = stream.word(index);
    words.sort();
    for (let index = 1; index < draws; index++) if (words[index] === words[index - 1]) repeats++;
  }
  // Poisson with mean 4 · 2^40 / 2^33 = 512.
  expect(Math.abs(repeats - 512)).toBeLessThan(4 * Math.sqrt(512));
});

test('agents that go with probability p go in numbers of binomial mean and variance', () => {
  const agents = 100,
    rounds = 20_000,
    p = 0.6;
  const stream = new Stream();
  let sum = 0,
    squares = 0;
  for (let round = 0; round < rounds; round++) {
    stream.open(seed, round, Domain.choices);
    let went = 0;
    for (let agent = 0; agent < agents; agent++) if (stream.word(agent) < p * 2 ** 32) went++;
    sum += went;
    squares += went * went;
  }
  const mean = sum / rounds,
    variance = squares / rounds - mean * mean;
  const exact = agents * p * (1 - p);
  expect(Math.abs(mean - agents * p)).toBeLessThan(4 * Math.sqrt(exact / rounds));
  expect(Math.abs(variance - exact)).toBeLessThan(4 * exact * Math.sqrt(2 / rounds));
});
