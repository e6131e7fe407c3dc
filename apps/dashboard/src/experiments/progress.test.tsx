import { experimentSchema } from '@farol/experiments';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { wordsOf } from '../shell/testing/show-page.tsx';
import { Progress } from './progress.tsx';
import { READY_DESIGNS } from './ready-designs.ts';
import { shownOf } from './testing/experiment.ts';

beforeEach(() => vi.useFakeTimers({ now: new Date('2026-11-20T12:00:00Z'), toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

const savit = experimentSchema.parse(READY_DESIGNS[0].design);
const none = { total: 200, done: 0, failed: 0, running: 0, notNeeded: 0 };
const show = (changes: Parameters<typeof shownOf>[1], isShort = false) =>
  renderToStaticMarkup(<Progress experiment={shownOf(savit, { games: none, ...changes })} isShort={isShort} />);
const widthsOf = (html: string) => Array.from(html.matchAll(/width:([\d.]+)%/g), ([, width]) => Number(width));

test('the bar has a part for each state of a game, in their share of all', () => {
  const games = { total: 200, done: 100, failed: 10, notNeeded: 50, running: 4 };
  const html = show({ games });
  expect(widthsOf(html)).toEqual([50, 5, 25, 2]);
  expect(html).toContain('aria-valuenow="160"');
  expect(html).toContain('aria-valuemax="200"');
  expect(html).toContain('aria-valuetext="160 of 200 games"');
});

test('an experiment without games has an empty bar, not a broken one', () => {
  expect(widthsOf(show({ games: { ...none, total: 0 } }))).toEqual([0, 0, 0, 0]);
});

test('a draft says only how many games there are', () => {
  expect(wordsOf(show({}))).toBe('0 of 200 games');
});

test('a running experiment says its pace, what is left, and how much was played', () => {
  const running = {
    status: 'running',
    games: { ...none, done: 50, running: 2 },
    gamesPerSecond: 12.3456,
    expectedEnd: '2026-11-20T12:03:20Z',
    roundsPlayed: 1_234_567,
  } as const;
  expect(wordsOf(show(running))).toBe('50 of 200 games 12.3 games/s about 3 min 20 s left 1.23M rounds played');
  expect(wordsOf(show(running, true))).toBe('50 of 200 games 12.3 games/s about 3 min 20 s left');
});

test.each([
  ['an end that has passed', { status: 'running', expectedEnd: '2026-11-20T11:59:59Z' }],
  ['a pause', { status: 'paused', expectedEnd: '2026-11-20T12:03:20Z' }],
  ['no pace yet', { status: 'running', gamesPerSecond: 0, expectedEnd: null }],
] as const)('with %s no time is left', (_, changes) => {
  expect(wordsOf(show(changes))).toBe('0 of 200 games');
});

test('games that failed or were not needed are finished, and counted by name', () => {
  const games = { ...none, done: 100, failed: 3, notNeeded: 97 };
  expect(wordsOf(show({ status: 'completed', games }))).toBe(
    '200 of 200 games 3 failed 97 not needed by the stop rule',
  );
  expect(wordsOf(show({ status: 'completed', games }, true))).toBe('200 of 200 games 3 failed');
});
