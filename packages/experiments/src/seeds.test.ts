import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Manifest } from '@farol/kernel';
import { manifestDigest, replicateSeed } from './seeds.ts';

test.each([
  ['0', 0, 0, '16360577347231887147'],
  ['1', 0, 0, '7182345427818829690'],
  ['1', 0, 1, '1998074969329039495'],
  ['1', 1, 0, '9831336733459079582'],
  ['18446744073709551615', 99_999, 9_999, '12908136010846983806'],
])('of experiment %s, cell %d, replicate %d has the seed %s', (seed, cell, replicate, expected) => {
  expect(replicateSeed(seed, cell, replicate)).toBe(expected);
});

test('no two replicates of an experiment have the same seed', () => {
  const seeds = new Set<string>();
  for (let cell = 0; cell < 100; cell++) {
    for (let replicate = 0; replicate < 100; replicate++) seeds.add(replicateSeed('7', cell, replicate));
  }
  expect(seeds.size).toBe(10_000);
});

test('bits of the seeds are as often 1 as 0, also from one replicate to the next', () => {
  const seeds = Array.from({ length: 4000 }, (_, replicate) => BigInt(replicateSeed('3', 0, replicate)));
  for (let bit = 0n; bit < 64n; bit++) {
    const ones = seeds.filter((seed) => (seed >> bit) & 1n).length;
    const changes = seeds.filter((seed, index) => index > 0 && ((seed ^ seeds[index - 1]) >> bit) & 1n).length;
    // Five standard deviations of 4000 coins.
    expect(Math.abs(ones - 2000)).toBeLessThan(160);
    expect(Math.abs(changes - 2000)).toBeLessThan(160);
  }
});

const MANIFEST: Manifest = {
  engine: 1,
  rules: { kind: 'curves', go: 'n ≤ 3', stay: [[0, 1]] },
  information: { kind: 'attendance' },
  seed: '5',
  initialHistory: [1, 2],
  agents: [{ strategy: 'always', params: { choice: 'go' }, count: 3, name: 'optimists', joins: 0 }],
};

test('the digest of a manifest is that of its canonical JSON without labels', () => {
  const canonical =
    '{"manifest":{"agents":[{"count":3,"joins":0,"params":{"choice":"go"},"strategy":"always"}],"engine":1,' +
    '"information":{"kind":"attendance"},"initialHistory":[1,2],"rules":{"go":"n ≤ 3","kind":"curves",' +
    '"stay":[[0,1]]},"seed":"5"},"rounds":9}';
  expect(manifestDigest(MANIFEST, 9)).toBe(createHash('sha256').update(canonical).digest('hex'));
});

test('neither the order of fields nor names change it, all else does', () => {
  const [entry] = MANIFEST.agents;
  const { engine, ...others } = MANIFEST;
  const digest = manifestDigest(MANIFEST, 9);
  expect(manifestDigest({ ...others, engine, agents: [{ ...entry, name: 'pessimists' }] }, 9)).toBe(digest);
  const changed = [
    manifestDigest(MANIFEST, 10),
    manifestDigest({ ...MANIFEST, seed: '6' }, 9),
    manifestDigest({ ...MANIFEST, agents: [{ ...entry, count: 4 }] }, 9),
    manifestDigest({ ...MANIFEST, agents: [{ ...entry, leaves: 4 }] }, 9),
  ];
  expect(new Set([digest, ...changed]).size).toBe(5);
});
