import type { Game } from '@farol/api';
import { expect, test } from 'vitest';
import { rowsOfClick, type Selection, shownOf, withRows } from './selection.ts';

function gameOf(id: string, name = id): Game {
  return {
    id,
    name,
    status: 'draft',
    rules: { kind: 'minority' },
    unnamed: [],
    information: { kind: 'attendance' },
    seed: '1',
    agents: 3,
    rounds: { played: 0, planned: null },
    digest: '',
    citation: null,
    obstacle: null,
    roundsPerSecond: null,
    fault: null,
    createdAt: '2026-01-01T00:00:00Z',
    revision: 1,
    updatedAt: '2026-01-01T00:00:00Z',
  };
}
const games = ['a', 'b', 'c', 'd', 'e'].map((id) => gameOf(id));
const selectionOf = (...ids: string[]): Selection => new Map(ids.map((id) => [id, gameOf(id)]));
const idsOf = (selected: Selection) => [...selected.keys()].toSorted().join('');

test.each([
  ['a click on one row', 3, 0, false, { from: 3, to: 3 }],
  ['with Shift down the list', 3, 1, true, { from: 1, to: 3 }],
  ['with Shift up the list', 1, 3, true, { from: 1, to: 3 }],
  ['with Shift on the same row', 2, 2, true, { from: 2, to: 2 }],
])('%s', (_, index, before, isRange, rows) => {
  expect(rowsOfClick(index, before, isRange)).toEqual(rows);
});

test.each([
  ['one is added', '', 1, 1, true, 'b'],
  ['several are added', 'a', 2, 4, true, 'acde'],
  ['those that are in it stay once', 'bc', 1, 3, true, 'bcd'],
  ['one is removed', 'abc', 1, 1, false, 'ac'],
  ['several are removed, also if some are not in it', 'ae', 0, 2, false, 'e'],
  ['rows beyond the loaded ones add nothing', 'a', 4, 99, true, 'ae'],
])('%s', (_, before, from, to, isSelected, after) => {
  expect(idsOf(withRows(selectionOf(...Array.from(before)), games, { from, to }, isSelected))).toBe(after);
});

test('a selection is never changed in place', () => {
  const selected = selectionOf('a');
  withRows(selected, games, { from: 0, to: 4 }, false);
  withRows(selected, games, { from: 0, to: 4 }, true);
  expect(idsOf(selected)).toBe('a');
});

test('games that the list no longer shows are not acted upon, and all others are as the list has them', () => {
  const renamed = [games[0], gameOf('b', 'a new name')];
  expect(shownOf(selectionOf('b', 'x'), renamed)).toEqual([renamed[1]]);
  expect(shownOf(selectionOf(), games)).toEqual([]);
});

test('the shown ones are in the order of the list, not in the order of the clicks', () => {
  expect(shownOf(selectionOf('e', 'a', 'c'), games).map(({ id }) => id)).toEqual(['a', 'c', 'e']);
});
