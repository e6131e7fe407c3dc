import { expect, test } from 'vitest';
import { ApiAway, ApiProblem } from '../../api/client.ts';
import { faultsText, gamesText, timeText } from './preview-words.ts';

const problem = (status: number) => new ApiProblem({ type: 'about:blank', title: 'Refused', status });

test('games are a number, or with a stop rule a range', () => {
  expect(gamesText({ min: 1200, max: 1200 })).toBe('1,200');
  expect(gamesText({ min: 60, max: 3000 })).toBe('60 to 3,000');
});

test.each([
  [1, 0, 'One thing to mend before it can be played, shown where it is.'],
  [1, 1, 'One thing to mend before it can be played.'],
  [3, 1, '3 things to mend before it can be played, shown where it is.'],
  [3, 3, '3 things to mend before it can be played.'],
])('of %i faults, %i of them listed below: %s', (faults, listed, words) => {
  expect(faultsText(faults, listed)).toBe(words);
});

test.each([
  ['an estimate', { data: { seconds: 200 }, error: null, isFetching: false }, 'about 3 min 20 s'],
  ['no worker', { data: { seconds: null }, error: null, isFetching: false }, 'not known: no worker is there'],
  ['nothing asked yet', { data: undefined, error: null, isFetching: false }, '…'],
  ['games being tried', { data: { seconds: 200 }, error: null, isFetching: true }, 'trying a few games …'],
  ['a refusal', { data: undefined, error: problem(422), isFetching: false }, 'not known'],
  ['a server that failed', { data: undefined, error: problem(503), isFetching: false }, 'not known now'],
  ['no server', { data: undefined, error: new ApiAway(), isFetching: false }, 'not known now'],
])('the time with %s', (_, estimate, words) => {
  expect(timeText(estimate)).toBe(words);
});
