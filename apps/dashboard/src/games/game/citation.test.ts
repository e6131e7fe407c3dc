import type { Citation, Game } from '@farol/api';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bibtexOf, openedWords } from './citation.ts';

const digest = 'ab'.repeat(32);
const game = { id: '0198a000-0000-7000-8000-00000000abcd', name: '50 % of {C}_max', createdAt: '2026-11-20T10:00:00Z' };
const manifest = { engine: 1, rules: { kind: 'el-farol' }, seed: '18446744073709551615' };

test('a citation names the title, the seed, the rounds, the digest and the engine’s version', () => {
  const text = bibtexOf(game as Game, { manifest, rounds: 1000, digest } as unknown as Citation);
  expect(text).toBe(String.raw`@misc{farol-00000000abcd,
  title        = {{50 \% of \textbraceleft{}C\textbraceright{}\_max}},
  author       = {{The Farol authors}},
  year         = {2026},
  version      = {0.1.0, engine 1},
  howpublished = {Game of Farol, a laboratory for crowd games},
  note         = {Rules: el-farol; seed: 18446744073709551615; rounds: 1000; SHA-256 digest: ${digest}},
}
`);
});

test('the version is that of CITATION.cff', () => {
  const cff = readFileSync(resolve(import.meta.dirname, '../../../../../CITATION.cff'), 'utf8');
  const version = /^version: (.+)$/m.exec(cff)![1];
  expect(bibtexOf(game as Game, { manifest, rounds: 0, digest } as unknown as Citation)).toContain(
    `{${version}, engine`,
  );
});

test.each([
  [null, 'This game was opened from a citation of 1,500 rounds. Their digest is compared when they are played.'],
  [true, 'This game was opened from a citation of 1,500 rounds: verified, bit for bit.'],
  [false, 'This game was opened from a citation of 1,500 rounds, and differs: the citation has the digest 0a.'],
])('a game from a citation whose verification is %j says so', (isVerified, words) => {
  expect(openedWords({ rounds: 1500, digest: '0a', isVerified })).toBe(words);
});

test('the braces of an entry are balanced, whatever the name of the game', () => {
  const names = fc.string({ unit: fc.constantFrom('{', '}', '\\', '%', 'a', ' ') });
  fc.assert(
    fc.property(names, (name) => {
      const text = bibtexOf({ ...game, name } as Game, { manifest, rounds: 0, digest } as unknown as Citation);
      let depth = 0;
      for (const letter of text.trim()) {
        depth += letter === '{' ? 1 : letter === '}' ? -1 : 0;
        expect(depth).toBeGreaterThanOrEqual(0);
      }
      expect(depth).toBe(0);
    }),
  );
});
