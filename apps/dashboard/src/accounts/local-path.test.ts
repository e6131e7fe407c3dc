import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPublic, localPath, signInPath } from './local-path.ts';

test.each([
  [null, '/games'],
  ['/games/7?tab=1', '/games/7?tab=1'],
  ['/experiments', '/experiments'],
  ['games', '/games'],
  ['', '/games'],
  ['//evil.example/games', '/games'],
  ['/\\evil.example', '/games'],
  ['/\t/evil.example', '/games'],
  ['/..//evil.example', '/games'],
  ['https://evil.example/', '/games'],
  ['javascript:alert(1)', '/games'],
  ['/sign-in?to=/sign-in', '/games'],
])('?to=%j continues at %s', (to, path) => {
  expect(localPath(to)).toBe(path);
});

test('no text leads to another origin', () => {
  const origin = 'http://lab.example';
  const piece = fc.constantFrom('/', '\\', '\t', '\n', '.', '..', '@', ':', 'evil.example', '?', '#', '%2f', ' ');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      expect(new URL(localPath(pieces.join('')), origin).origin).toBe(origin);
    }),
    { numRuns: 2000 },
  );
});

test('the sign-in page leads back to a path with its query', () => {
  const query = new URL(signInPath('/games?status=running&kind=el-farol'), 'http://lab.example').searchParams;
  expect(localPath(query.get('to'))).toBe('/games?status=running&kind=el-farol');
});

test.each([
  ['/learn', true],
  ['/sign-in', true],
  ['/games', false],
  ['/learn/more', false],
  ['/', false],
])('%s is public: %s', (path, expected) => {
  expect(isPublic(path)).toBe(expected);
});
