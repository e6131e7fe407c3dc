import { expect, test } from 'vitest';
import { readFilter, writeFilter } from './list-filter.ts';

test.each([
  ['', { search: '', status: '', kind: '', sort: 'created', order: 'desc' }],
  ['sort=name', { search: '', status: '', kind: '', sort: 'name', order: 'asc' }],
  [
    'search=bar+1&status=running&kind=el-farol&sort=agents&order=asc',
    { search: 'bar 1', status: 'running', kind: 'el-farol', sort: 'agents', order: 'asc' },
  ],
])('the address ?%s is read, and written again as it is', (query, filter) => {
  expect(readFilter(new URLSearchParams(query))).toEqual(filter);
  expect(new URLSearchParams(writeFilter(readFilter(new URLSearchParams(query)))).toString()).toBe(query);
});

test('what an address cannot mean is left out', () => {
  expect(readFilter(new URLSearchParams('status=asleep&kind=poker&sort=luck&order=up'))).toEqual(
    readFilter(new URLSearchParams()),
  );
});
