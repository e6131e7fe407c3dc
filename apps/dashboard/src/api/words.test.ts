import type { ProblemBody } from '@farol/api';
import { expect, test } from 'vitest';
import { ApiAway, ApiProblem } from './client.ts';
import { Refusal, wordsOf } from './words.ts';

const problem = (changes: Partial<ProblemBody>) =>
  new ApiProblem({ type: 'urn:farol:problem:invalid', title: 'The request is not valid', status: 422, ...changes });
const late = (conflicts: ProblemBody['conflicts']) =>
  wordsOf(problem({ type: 'urn:farol:problem:edited-meanwhile', status: 412, conflicts }));

test('a problem is its title, with its detail where there is one', () => {
  expect(wordsOf(problem({}))).toBe('The request is not valid.');
  expect(wordsOf(problem({ detail: 'rules.capacity must be at least 0' }))).toBe(
    'The request is not valid: rules.capacity must be at least 0.',
  );
});

test('a fault of ours has the number to quote, a refusal has none', () => {
  const requestId = 'a1b2';
  expect(wordsOf(problem({ status: 500, title: 'Internal error', requestId }))).toBe(
    'Internal error. Quote a1b2 when you report it.',
  );
  expect(wordsOf(problem({ requestId }))).toBe('The request is not valid.');
  expect(wordsOf(problem({ status: 500, title: 'Internal error' }))).toBe('Internal error.');
});

test('a late edit is told both values of each field, by the names of the page', () => {
  expect(
    late([
      { field: 'name', now: 'Friday', sent: 'Saturday' },
      { field: 'roundsPerSecond', now: null, sent: 5 },
      { field: 'initialHistory', now: [44], sent: 'random' },
    ]),
  ).toBe(
    'It was edited meanwhile. Name is “Friday” now, yours is “Saturday”. Tempo is null now, yours is 5. Attendances before the first round is [44] now, yours is “random”.',
  );
  expect(late(undefined)).toBe('It was edited meanwhile.');
});

test.each([
  ['an API that is away', new ApiAway(), /^The API does not answer\./],
  ['an input that the page refuses', new Refusal('This is not JSON.'), /^This is not JSON\.$/],
  ['a fault of the page', new TypeError('x is undefined'), /^Something went wrong on this page\./],
  ['a thrown text', 'x is undefined', /^Something went wrong on this page\./],
])('%s has words for its reader', (_, error, words) => {
  expect(wordsOf(error)).toMatch(words);
});

test('a fault of a field is found by the field’s name', () => {
  const errors = [
    { field: 'rules.capacity', message: 'must be a number' },
    { field: 'agents[0].count', message: 'must be at least 0' },
  ];
  expect(problem({ errors }).messageFor('agents[0].count')).toBe('must be at least 0');
  expect(problem({ errors }).messageFor('agents[0]')).toBeUndefined();
  expect(problem({}).messageFor('rules.capacity')).toBeUndefined();
});
