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

const named = (name: string, changes: Partial<ProblemBody>) =>
  wordsOf(problem({ type: `urn:farol:problem:${name}`, title: 'Title', ...changes }));
const quota = { name: 'runningGames', limit: 5, used: 5, asked: 1, resetsAt: null };

test.each([
  ['not-signed-in', {}, 'You are not signed in, or your session has ended. Sign in, then try again.'],
  ['wrong-credentials', { detail: 'the password is wrong' }, 'The password is wrong.'],
  ['wrong-credentials', { title: 'The credentials are wrong' }, 'The credentials are wrong.'],
  ['not-allowed', { detail: 'only its owner may edit it' }, 'Only its owner may edit it.'],
  ['link-gone', {}, 'This link no longer works: it was used, was withdrawn, or has expired. Ask for a new link.'],
  ['too-many-requests', { retryAfterSeconds: 90 }, 'Too many attempts. Try again in 1 min 30 s.'],
  ['too-many-requests', {}, 'Too many attempts. Try again later.'],
  [
    'quota-exceeded',
    { quota },
    'A limit of the account is reached. Running games: at most 5; 5 are used, and this needs 1. Stop or delete something, or ask an administrator for more.',
  ],
  ['quota-exceeded', { detail: 'too many games' }, 'Too many games.'],
] as const)('%s with %j: %s', (name, changes, words) => {
  expect(named(name, changes)).toBe(words);
});

test('a limit of the day says when its use is 0 again, in the unit of the limit', () => {
  const resetsAt = '2026-03-02T00:00:00.000Z';
  const words = named('quota-exceeded', {
    quota: { ...quota, name: 'storageBytes', limit: 2e9, used: 1.9e9, resetsAt },
  });
  expect(words).toMatch(
    /^A limit of the account is reached\. Storage: at most 2 GB; 1\.9 GB are used, and this needs 1 B\./,
  );
  expect(words).toMatch(/The use is 0 again at .*2026/);
});
