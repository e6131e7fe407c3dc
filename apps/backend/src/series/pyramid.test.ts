import { type Manifest } from '@farol/kernel';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { benefitsOf, type Block } from './blocks.ts';
import { growSeries, openSeries, type SeriesEnd } from './grow-series.ts';
import {
  bucketRounds,
  type Chunk,
  CHUNK_BUCKETS,
  combineBuckets,
  combineRounds,
  countBuckets,
  coveredRounds,
  everyEdge,
  growPyramid,
  LEVELS,
  openChunksAt,
  unpackBuckets,
  unpackOpen,
  wholeChunksAt,
} from './pyramid.ts';

function manifestOf(...agents: [count: number, joins: number][]): Manifest {
  return {
    engine: 1,
    rules: { kind: 'el-farol', capacity: 60, uncrowded: 1, crowded: -0.7, home: 0.1 },
    information: { kind: 'attendance' },
    seed: '1',
    initialHistory: 'random',
    agents: agents.map(([count, joins]) => ({ strategy: 'bernoulli', params: { p: 0.5 }, count, joins })),
  };
}

/** Games whose attendances take one byte, two, and four; in the second agents join in the middle of a bucket. */
const MANIFESTS: [string, Manifest, fewest: number][] = [
  ['a hundred agents', manifestOf([100, 0]), 100],
  ['agents who join', manifestOf([300, 0], [7, 5000], [400, 70_001]), 300],
  ['many agents', manifestOf([70_000, 0]), 70_000],
];

function drawAttendances(rounds: number, most: number, seed: number): Uint32Array {
  let state = seed >>> 0;
  return Uint32Array.from({ length: rounds }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * (most + 1));
  });
}

/** An in-memory table: each row replaces the one before it. */
class Store {
  readonly blocks = new Map<number, Block>();
  readonly chunks = new Map<string, Chunk>();

  write({ blocks, chunks }: { blocks: Block[]; chunks: Chunk[] }): void {
    for (const block of blocks) this.blocks.set(block.block, block);
    for (const chunk of chunks) this.chunks.set(`${chunk.level} ${chunk.chunk}`, chunk);
  }

  /** The end as the database would bring it. */
  reopen(rounds: number): SeriesEnd {
    const openBlock = this.blocks.get(Math.floor(rounds / 4096))?.attendances ?? null;
    return openSeries(rounds, { openBlock, openChunks: this.openChunks(coveredRounds(rounds)) });
  }

  openChunks(covered: number): Chunk[] {
    return openChunksAt(covered).map(({ level, chunk }) => this.chunks.get(`${level} ${chunk}`)!);
  }

  bytes(): string[] {
    const blocks = [...this.blocks.values()].map((row) => [0, row.block, row.rounds, row.attendances] as const);
    const chunks = [...this.chunks.values()].map((row) => [row.level, row.chunk, row.buckets, row.packed] as const);
    return [...blocks, ...chunks]
      .map((row) => [...row.slice(0, 3), Buffer.from(row[3]).toString('base64')].join(' '))
      .toSorted();
  }
}

function storeAll(
  manifest: Manifest,
  attendances: Uint32Array,
  cuts: number[] = [],
  reopened = new Set<number>(),
): Store {
  const store = new Store();
  let end = store.reopen(0);
  const marks = [...new Set([...cuts, attendances.length])].filter((mark) => mark > 0 && mark <= attendances.length);
  for (const mark of marks.toSorted((a, b) => a - b)) {
    if (reopened.has(end.rounds)) end = store.reopen(end.rounds);
    const grown = growSeries(manifest, end, attendances.slice(end.rounds, mark));
    store.write(grown);
    ({ end } = grown);
  }
  return store;
}

const games = fc.record({
  game: fc.constantFrom(...MANIFESTS),
  rounds: fc.oneof(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 600_000 })),
  seed: fc.nat(),
});
const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 });
/** Rounds at and around the ends of blocks, chunks and buckets of the third level. */
const ends = [1, 63, 64, 4095, 4096, 4097, 8192, 65_535, 65_536, 65_537, 262_144, 266_240, 524_288];

describe('a pyramid', () => {
  test('is stored in the same bytes however the series was cut into slices, and opened anew between them', () => {
    fc.assert(
      fc.property(
        games,
        shares,
        fc.subarray(ends),
        fc.array(fc.boolean()),
        ({ game, rounds, seed }, at, marks, opens) => {
          const [, manifest, most] = game;
          const attendances = drawAttendances(rounds, most, seed);
          const cuts = [...at.map((share) => Math.floor(share * rounds)), ...marks];
          const reopened = new Set(cuts.filter((_, index) => opens[index]));
          expect(storeAll(manifest, attendances, cuts, reopened).bytes()).toEqual(
            storeAll(manifest, attendances).bytes(),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  test('is the same round by round', () => {
    const [, manifest, most] = MANIFESTS[1];
    const attendances = drawAttendances(4300, most, 5);
    const cuts = Array.from({ length: 400 }, (_, round) => 3900 + round);
    expect(storeAll(manifest, attendances, cuts, new Set(cuts)).bytes()).toEqual(
      storeAll(manifest, attendances).bytes(),
    );
  });

  test('that is cut where a fork leaves is that of the shorter game', () => {
    fc.assert(
      fc.property(games, fc.double({ min: 0, max: 1, noNaN: true }), ({ game, rounds, seed }, share) => {
        const [, manifest, most] = game;
        const attendances = drawAttendances(rounds, most, seed);
        const covered = coveredRounds(Math.floor(share * rounds));
        const whole = storeAll(manifest, attendances);
        const cut = new Store();
        const kept = new Map(wholeChunksAt(covered));
        for (const chunk of whole.chunks.values()) {
          if (chunk.chunk < kept.get(chunk.level)!) cut.write({ blocks: [], chunks: [chunk] });
        }
        const open = unpackOpen(covered, whole.openChunks(covered));
        const { chunks } = growPyramid(open, covered, new Uint32Array(), new Float64Array());
        cut.write({ blocks: [], chunks });
        const shorter = storeAll(manifest, attendances.slice(0, covered));
        expect(cut.bytes()).toEqual(shorter.bytes().filter((row) => !row.startsWith('0 ')));
      }),
      { numRuns: 25 },
    );
  });

  test('says of every bucket of every level what its rounds say', () => {
    fc.assert(
      fc.property(games, ({ game, rounds, seed }) => {
        const [, manifest, most] = game;
        const attendances = drawAttendances(rounds, most, seed);
        const covered = coveredRounds(rounds);
        const series = { attendance: attendances, benefit: benefitsOf(manifest, 0, attendances) };
        const { chunks } = storeAll(manifest, attendances);
        for (const level of LEVELS) {
          const own = [...chunks.values()].filter((chunk) => chunk.level === level);
          const count = Math.ceil(covered / bucketRounds(level));
          expect(own.reduce((sum, { buckets }) => sum + buckets, 0)).toBe(count);
          for (const { chunk, buckets, ...row } of own) {
            const seen = unpackBuckets({ buckets, ...row });
            expect(countBuckets(seen)).toBe(buckets);
            for (let index = 0; index < buckets; index++) {
              const from = (chunk * CHUNK_BUCKETS + index) * bucketRounds(level);
              for (const name of ['attendance', 'benefit'] as const) {
                const values = series[name].subarray(from, Math.min(from + bucketRounds(level), covered));
                const plain = describePlainly(values);
                const { min, max, first, last, sum } = seen[name];
                const told = [min[index], max[index], first[index], last[index]];
                if (told.some((value, place) => value !== plain.exact[place])) expect(told).toEqual(plain.exact);
                const error = Math.abs(sum[index] - plain.sum);
                if (error > (name === 'attendance' ? 0 : 1e-12 * values.length)) expect(sum[index]).toBe(plain.sum);
              }
            }
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  test('keeps what no cell of whole numbers holds', () => {
    const attendances = new Uint32Array(4096).fill(2 ** 32 - 1);
    const benefits = Float64Array.from(attendances, (_, round) => (round < 64 && round % 2 === 0 ? -0 : -(2 ** -1074)));
    const { chunks } = growPyramid(unpackOpen(0, []), 0, attendances, benefits);
    const { attendance, benefit } = unpackBuckets(chunks[0]);
    expect(attendance.sum[63]).toBe(64 * (2 ** 32 - 1));
    expect([benefit.min[0], benefit.max[0], benefit.sum[0]]).toEqual([-(2 ** -1074), 0, -(2 ** -1069)]);
  });

  test('misses a chunk that is not there', () => {
    expect(() => unpackOpen(4096, [])).toThrow('lacks bucket 64');
  });
});

describe('buckets', () => {
  test('of rounds, and of buckets of rounds, are those of a plain recomputation for any window', () => {
    const values = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), (drawn, length, times) => {
        const attendances = Uint32Array.from(drawn);
        // Quarters, so that every sum is exact whatever its order.
        const benefits = Float64Array.from(drawn, (value) => value / 4 - 50);
        const parts = combineRounds(attendances, benefits, everyEdge(drawn.length, length));
        const joined = combineBuckets(parts, everyEdge(countBuckets(parts), times));
        for (const [buckets, rounds] of [
          [parts, length],
          [joined, length * times],
        ] as const) {
          const expected = Array.from({ length: Math.ceil(drawn.length / rounds) }, (_, bucket) => ({
            attendance: describePlainly(attendances.subarray(bucket * rounds, (bucket + 1) * rounds)),
            benefit: describePlainly(benefits.subarray(bucket * rounds, (bucket + 1) * rounds)),
          }));
          expect(countBuckets(buckets)).toBe(expected.length);
          for (const name of ['attendance', 'benefit'] as const) {
            const { min, max, first, last, sum } = buckets[name];
            const told = Array.from(min, (_, i) => ({ exact: [min[i], max[i], first[i], last[i]], sum: sum[i] }));
            expect(told).toEqual(expected.map((bucket) => bucket[name]));
          }
        }
      }),
    );
  });
});

function describePlainly(values: Uint32Array | Float64Array): { exact: number[]; sum: number } {
  const sorted = Float64Array.from(values).sort();
  const exact = [sorted[0], sorted.at(-1)!, values[0], values.at(-1)!];
  return { exact, sum: sumExactly(sorted) };
}

/** Kahan's sum: its error does not grow with the number of terms, and there is none where they are whole. */
function sumExactly(values: Float64Array): number {
  let sum = 0,
    lost = 0;
  for (const value of values) {
    const term = value - lost;
    const next = sum + term;
    lost = next - sum - term;
    sum = next;
  }
  return sum;
}
