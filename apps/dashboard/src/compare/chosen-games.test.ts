import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOf, namesOf, readIds } from './chosen-games.ts';

test.each([
  [null, []],
  ['', []],
  ['a', ['a']],
  ['a,b,a', ['a', 'b']],
  [',,a,,b,', ['a', 'b']],
])('the address %j names the games %j', (text, ids) => {
  expect(readIds(text)).toEqual(ids);
});

test('ids go into the address and come back in their order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 6 }), (ids) => {
      expect(readIds(new URL(addressOf(ids), 'http://x').searchParams.get('games'))).toEqual(ids);
    }),
  );
});

test('a comparison of no games has the plain address', () => {
  expect(addressOf([])).toBe('/compare');
});

test('games of one name are told apart by their number, others keep their name', () => {
  const games = ['bar', 'minority', 'bar'].map((name) => ({ name }));
  expect(namesOf(games)).toEqual(['1: bar', 'minority', '3: bar']);
  expect(namesOf([])).toEqual([]);
});

test('names in a comparison differ, whatever the games are called', () => {
  const names = fc.array(fc.constantFrom('bar', 'minority', 'market'), { maxLength: 6 });
  fc.assert(
    fc.property(names, (all) => {
      expect(new Set(namesOf(all.map((name) => ({ name })))).size).toBe(all.length);
    }),
  );
});
