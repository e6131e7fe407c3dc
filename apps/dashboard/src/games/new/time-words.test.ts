import { expect, test } from 'vitest';
import { timeWords } from './time-words.ts';

test.each([
  ['before the speed is known', '1000', '', null, '–'],
  ['without planned rounds', '', '', 1234, '1,234 rounds/s here'],
  ['with rounds that are no number', 'many', '', 1234, '1,234 rounds/s here'],
  ['with fewer rounds than one', '-5', '', 1234, '1,234 rounds/s here'],
  ['as fast as it can', '1000', '', 500, 'about 2 s for 1,000 rounds (500 rounds/s here)'],
  ['at a tempo that is slower', '1000', '10', 500, 'about 1 min 40 s for 1,000 rounds (at its tempo)'],
  ['at a tempo that is faster than the machine', '1000', '5000', 500, 'about 2 s for 1,000 rounds (500 rounds/s here)'],
  ['with a tempo that is no number', '1000', 'fast', 500, 'about 2 s for 1,000 rounds (500 rounds/s here)'],
  ['on a slow machine', '10', '', 0.5, 'about 20 s for 10 rounds (0.5 rounds/s here)'],
])('%s', (_, rounds, tempo, roundsPerSecond, words) => {
  expect(timeWords({ rounds, tempo }, roundsPerSecond)).toBe(words);
});
