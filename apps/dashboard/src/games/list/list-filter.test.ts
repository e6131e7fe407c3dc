import { GAME_SORTS, GAME_STATUSES, SORT_ORDERS } from '@farol/api';
import { RULES } from '@farol/kernel';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFiltered, type ListFilter, readFilter, sortBy, writeFilter } from './list-filter.ts';

test.each([
  ['', { search: '', status: '', kind: '', owner: '', sort: 'created', order: 'desc' }],
  ['sort=name', { search: '', status: '', kind: '', owner: '', sort: 'name', order: 'asc' }],
  [
    'search=bar+1&status=running&kind=el-farol&owner=me&sort=agents&order=asc',
    { search: 'bar 1', status: 'running', kind: 'el-farol', owner: 'me', sort: 'agents', order: 'asc' },
  ],
])('the address ?%s is read, and written again as it is', (query, filter) => {
  expect(readFilter(new URLSearchParams(query))).toEqual(filter);
  expect(new URLSearchParams(writeFilter(readFilter(new URLSearchParams(query)))).toString()).toBe(query);
});

test('what an address cannot mean is left out', () => {
  expect(readFilter(new URLSearchParams('status=asleep&kind=poker&owner=us&sort=luck&order=up'))).toEqual(
    readFilter(new URLSearchParams()),
  );
});

test('any filter comes back from its address', () => {
  const filter = fc.record<ListFilter>({
    search: fc.string({ unit: 'grapheme' }).map((text) => text.trim()),
    status: fc.constantFrom('' as const, ...GAME_STATUSES),
    kind: fc.constantFrom('', ...RULES.map(({ kind }) => kind)),
    owner: fc.constantFrom('' as const, 'me' as const, 'others' as const),
    sort: fc.constantFrom(...GAME_SORTS),
    order: fc.constantFrom(...SORT_ORDERS),
  });
  fc.assert(
    fc.property(filter, (given) => {
      const address = new URLSearchParams(writeFilter(given)).toString();
      expect(readFilter(new URLSearchParams(address))).toEqual(given);
    }),
  );
});

test('the order of the default sort is not in the address, any other is', () => {
  const filter = readFilter(new URLSearchParams());
  expect(writeFilter(filter)).toEqual({});
  expect(writeFilter({ ...filter, order: 'asc' })).toEqual({ order: 'asc' });
  expect(writeFilter({ ...filter, sort: 'name', order: 'asc' })).toEqual({ sort: 'name' });
  expect(writeFilter({ ...filter, sort: 'name', order: 'desc' })).toEqual({ sort: 'name', order: 'desc' });
});

test('spaces around a search are not sought', () => {
  expect(writeFilter({ ...readFilter(new URLSearchParams()), search: '  bar ' })).toEqual({ search: 'bar' });
});

test.each([
  [
    'another column begins with its own order',
    { sort: 'created', order: 'desc' },
    'name',
    { sort: 'name', order: 'asc' },
  ],
  ['numbers begin with the largest', { sort: 'name', order: 'asc' }, 'agents', { sort: 'agents', order: 'desc' }],
  ['the same column turns round', { sort: 'agents', order: 'desc' }, 'agents', { sort: 'agents', order: 'asc' }],
  ['and back again', { sort: 'agents', order: 'asc' }, 'agents', { sort: 'agents', order: 'desc' }],
] as const)('%s', (_, filter, sort, next) => {
  expect(sortBy(filter, sort)).toEqual(next);
});

test.each([
  [{ search: '', status: '', kind: '', owner: '' }, false],
  [{ search: '  ', status: '', kind: '', owner: '' }, false],
  [{ search: 'bar', status: '', kind: '', owner: '' }, true],
  [{ search: '', status: 'draft', kind: '', owner: '' }, true],
  [{ search: '', status: '', kind: 'minority', owner: '' }, true],
  [{ search: '', status: '', kind: '', owner: 'others' }, true],
] as const)('%j hides games: %s', (filter, hides) => {
  expect(isFiltered(filter)).toBe(hides);
});
