import { strategyOf } from '@farol/kernel';
import { expect, test } from 'vitest';
import { FIRST_AGENTS, isAtField, newAgentsRequest } from './new-agents.ts';

const tables = strategyOf('tables').parameters;
const request = (changed: Partial<typeof FIRST_AGENTS>) =>
  newAgentsRequest({ ...FIRST_AGENTS, strategy: 'tables', ...changed }, tables);

test('fields that were left empty are left to the server', () => {
  expect(request({ params: { memory: '', tables: '  ' }, name: '   ' })).toEqual({
    strategy: 'tables',
    count: 10,
    params: {},
  });
});

test('numbers are numbers, and text that is none is passed on for the server to name', () => {
  expect(request({ count: ' 25 ', params: { memory: '3', tables: 'two' }, name: 'Short memory' })).toEqual({
    strategy: 'tables',
    count: 25,
    name: 'Short memory',
    params: { memory: 3, tables: 'two' },
  });
});

test('an empty count is missing, not zero', () => {
  expect(request({ count: ' ' }).count).toBeUndefined();
});

test('parameters of a strategy that was chosen before are not sent', () => {
  expect(request({ params: { memory: '3', p: '0.5' } }).params).toEqual({ memory: 3 });
});

test.each([
  ['count', true],
  ['name', true],
  ['params.memory', true],
  ['params.p', false],
  ['', false],
])('an error of %j is shown at a field: %s', (field, isShown) => {
  expect(isAtField((asked) => (asked === field ? 'is wrong' : undefined), tables)).toBe(isShown);
});
