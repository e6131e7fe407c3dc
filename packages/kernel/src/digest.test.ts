import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DIGEST_BLOCK_ROUNDS, DIGEST_STATE_BYTES, DigestChain } from './digest.ts';

const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** The definition, word for word. */
function referenceDigest(attendances: readonly number[]): string {
  let digest = sha256(Buffer.from('farol 1', 'ascii'));
  for (let from = 0; from < attendances.length; from += DIGEST_BLOCK_ROUNDS) {
    const bytes: number[] = [];
    for (let rest of attendances.slice(from, from + DIGEST_BLOCK_ROUNDS)) {
      for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
      bytes.push(rest);
    }
    digest = sha256(digest, Uint8Array.from(bytes));
  }
  return digest.toString('hex');
}

function digestOf(attendances: readonly number[]): string {
  const chain = new DigestChain();
  for (const attendance of attendances) chain.push(attendance);
  return chain.hex();
}

/** Attendances of up to `bytes` bytes each. */
const seriesOf = (rounds: number, bytes: number) =>
  Array.from({ length: rounds }, (_, round) => Math.imul(round + 1, 0x9e3779b1) >>> (4 + 7 * (4 - bytes)));

test.each([
  [0, 'e3839a9704fa8c6eb6aa7978b44148f379f696dd66dc9adac6c7eb088202864d'],
  [1, 'd46cdc2963a4b774d6b06bfec3fefaa74c07dd0218b6d9ff0a6ee52513151d22'],
  [100, '81f0c73719d46b7c63efc78e30efe78d6cf4885d72441fbbec99c05b4d7b6e98'],
  [4095, 'c63d75d85cf60d4b284cf05d411b83c1aff99d1cad62a1fba367d562a90a217c'],
  [4096, '1ba680d3014e34c186afd30c6bf0430a965f5de8ca6d76f07b04b43dd052ab91'],
  [4097, '5ea13230d5001309257aca667127118ca6ec922f9f1536446f7785f71cfd6da0'],
  [8192, 'bff4e311f1e0ac3bcd9779ddaa750773c9423f570de3112da5bddc0d553e6f1c'],
  [100_000, '2e2330b441b24d7b0a4da8a7c78843a75e3afd7d0d09f24f41e9b1d71640023e'],
])(
  '%i rounds whose attendance is the square of their number modulo 101 have the same digest for ever',
  (rounds, digest) => {
    expect(digestOf(Array.from({ length: rounds }, (_, round) => (round * round) % 101))).toBe(digest);
  },
);

test.each([0, 1, 2, 1000, 4095, 4096, 4097, 8191, 8192, 8193, 20_000])(
  '%i rounds give what the definition says',
  (rounds) => {
    for (let bytes = 1; bytes <= 4; bytes++) {
      const series = seriesOf(rounds, bytes);
      expect(digestOf(series)).toBe(referenceDigest(series));
    }
  },
);

test.each([0, 127, 128, 16_383, 16_384, 2 ** 21 - 1, 2 ** 21, 2 ** 28 - 1, 2 ** 28, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1])(
  'an attendance of %i is written as LEB128',
  (attendance) => {
    expect(digestOf([attendance, 1])).toBe(referenceDigest([attendance, 1]));
  },
);

test('any series, saved, loaded and looked at anywhere, has the digest of the whole', () => {
  const attendance = fc.oneof(fc.nat(200), fc.nat(2 ** 31 - 1));
  fc.assert(
    fc.property(
      fc.array(attendance, { minLength: 1, maxLength: 50 }),
      fc.integer({ min: 1, max: 9000 }),
      fc.array(fc.nat(9000), { maxLength: 5 }),
      (pattern, rounds, cuts) => {
        const series = Array.from({ length: rounds }, (_, round) => pattern[round % pattern.length]);
        const state = new Uint8Array(DIGEST_STATE_BYTES);
        const at = new Set([...cuts, 0, DIGEST_BLOCK_ROUNDS]);
        let chain = new DigestChain();
        for (let round = 0; round < rounds; round++) {
          if (at.has(round)) {
            expect(chain.hex()).toBe(referenceDigest(series.slice(0, round)));
            chain.save(state);
            chain = DigestChain.load(state);
            expect(chain.rounds).toBe(round);
          }
          chain.push(series[round]);
        }
        expect(chain.rounds).toBe(rounds);
        expect(chain.hex()).toBe(referenceDigest(series));
      },
    ),
    { numRuns: 50 },
  );
});

test('a state is written into a view without touching what is beside it, and is the same however it was reached', () => {
  const memory = new Uint8Array(DIGEST_STATE_BYTES + 20).fill(7);
  const inside = memory.subarray(10, 10 + DIGEST_STATE_BYTES);
  let cut = new DigestChain();
  const whole = new DigestChain();
  for (const attendance of seriesOf(5000, 2)) {
    whole.push(attendance);
    cut.push(attendance);
    if (cut.rounds % 617 === 0) {
      cut.save(inside);
      cut = DigestChain.load(inside);
    }
  }
  const state = new Uint8Array(DIGEST_STATE_BYTES);
  whole.save(state);
  cut.save(inside);
  expect(inside).toEqual(state);
  expect([...memory.subarray(0, 10), ...memory.subarray(-10)]).toEqual(Array(20).fill(7));
});

test('a chain that was loaded goes its own way', () => {
  const chain = new DigestChain();
  chain.push(5);
  const state = new Uint8Array(DIGEST_STATE_BYTES);
  chain.save(state);
  const other = DigestChain.load(state);
  other.push(6);
  state.fill(0);
  expect(chain.hex()).toBe(referenceDigest([5]));
  expect(other.hex()).toBe(referenceDigest([5, 6]));
});
