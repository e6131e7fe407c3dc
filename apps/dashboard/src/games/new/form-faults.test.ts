import { expect, test } from 'vitest';
import { fieldInTheWay, messageAt } from './form-faults.ts';

const faults = [
  { field: 'initialHistory[3]', message: 'is above N' },
  { field: 'rules.go[2][0]', message: 'must ascend' },
  { field: 'rules.goal', message: 'is unknown' },
  { field: 'agents[0].count', message: 'must be positive' },
  { field: 'agents[1]', message: 'is no entry' },
  { field: 'name', message: 'is too long' },
  { field: 'name', message: 'is taken' },
];

test.each([
  ['name', 'is too long'],
  ['initialHistory', 'is above N'],
  ['rules.go', 'must ascend'],
  ['rules.goal', 'is unknown'],
  ['agents[0].count', 'must be positive'],
  ['agents[1]', 'is no entry'],
  // A list of entries has a field for each entry.
  ['agents', undefined],
  ['agents[0]', undefined],
  ['rules', undefined],
  ['rules.g', undefined],
])('the field %s is told %j', (field, message) => {
  expect(messageAt(faults, field)).toBe(message);
});

const ready = { faults: [], hasConflicts: false, obstacle: null, rounds: '1000', isPlayed: true };

test.each([
  ['nothing is wrong', {}, undefined],
  ['values of others wait for a choice', { hasConflicts: true, faults }, 'conflicts'],
  ['the browser found faults', { faults, rounds: '' }, 'initialHistory[3]'],
  ['no rounds are planned', { rounds: '  ', obstacle: 'has no agents' }, 'rounds'],
  ['the game cannot be played', { obstacle: 'has no agents' }, 'agents'],
  ['a draft has no rounds', { rounds: '', isPlayed: false }, undefined],
  ['a draft cannot be played yet', { obstacle: 'has no agents', isPlayed: false }, undefined],
  ['a draft is faulty', { faults, isPlayed: false }, 'initialHistory[3]'],
])('if %s, the way leads to the field for it', (_, changed, field) => {
  expect(fieldInTheWay({ ...ready, ...changed })).toBe(field);
});
