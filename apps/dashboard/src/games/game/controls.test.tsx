import type { Game, ProgressEvent } from '@farol/api';
import { afterEach, expect, test, vi } from 'vitest';
import { attributesOf, show, textsIn, wordsOf } from '../../design/testing/show.tsx';
import { changesWith, gameWith } from '../testing/game.ts';
import { Controls } from './controls.tsx';

const progressOf = (changed: Partial<ProgressEvent> = {}): ProgressEvent => ({
  rounds: { played: 40, planned: 100 },
  roundsPerSecond: 12.34,
  expectedEnd: null,
  percent: 40,
  ...changed,
});
const controlsOf = (changed: Partial<Game> = {}, progress?: ProgressEvent, ...pending: string[]) =>
  show(<Controls game={gameWith(changed)} progress={progress} changes={changesWith(...pending)} />);
/** The tag of the button with these words. */
const button = (html: string, words: string) =>
  Array.from(html.matchAll(/<button[^>]*>.*?<\/button>/gs), ([tag]) => tag).find((tag) => wordsOf(tag) === words)!;

afterEach(() => vi.useRealTimers());

test.each([
  ['paused', {}, 'Play', 'Play (Space)', false],
  ['running', {}, 'Pause', 'Pause (Space)', false],
  ['draft', { obstacle: 'has no agents' }, 'Play', 'The game has no agents.', true],
  ['cancelled', { rounds: { played: 0, planned: 9 } }, 'Play', 'A game that is cancelled plays no more.', true],
] as const)('a game that is %s (%j) has the button %s: %s', (status, changed, words, title, isDisabled) => {
  const tag = button(controlsOf({ status, ...changed }), words);
  expect(attributesOf(tag, 'title')).toEqual([title]);
  expect(tag.includes('disabled=""')).toBe(isDisabled);
});

test.each([
  ['paused', null, true],
  ['completed', null, true],
  ['running', null, false],
  ['failed', null, false],
  ['draft', 'has no agents', false],
] as const)('a round of a game that is %s (obstacle: %s) can be played by itself: %s', (status, obstacle, can) => {
  expect(button(controlsOf({ status, obstacle }), 'Step').includes('disabled=""')).toBe(!can);
});

test('the number of rounds is asked for only when those planned are played', () => {
  expect(controlsOf()).not.toContain('How many rounds to play');
  const more = controlsOf({ rounds: { played: 100, planned: 100 } });
  expect(textsIn(more, 'option').slice(0, 3)).toEqual(['100 more', '1,000 more', '10,000 more']);
  const first = controlsOf({ status: 'draft', rounds: { played: 0, planned: null } });
  expect(textsIn(first, 'option')[0]).toBe('100 rounds');
});

test('a change that is under way is not repeated', () => {
  const html = controlsOf({}, undefined, 'status');
  expect(button(html, 'Play')).toContain('aria-disabled="true"');
  expect(button(html, 'Simulate')).toContain('aria-disabled="true"');
  expect(button(html, 'Step')).toContain('aria-disabled="false"');
});

test.each([
  [{ played: 40, planned: 100 }, 'Round 40 of 100', ['40']],
  [{ played: 1999, planned: 2000 }, 'Round 1,999 of 2,000', ['99']],
  [{ played: 150, planned: 100 }, 'Round 150 of 100', ['100']],
  [{ played: 1234, planned: null }, 'Round 1,234', []],
  [{ played: 0, planned: 0 }, 'Round 0 of 0', []],
])('the progress of %j is in words and as a bar that is full only at the end', (rounds, words, percent) => {
  const html = controlsOf({ rounds });
  expect(wordsOf(html)).toContain(words);
  expect(attributesOf(html, 'aria-valuenow')).toEqual(percent);
});

test('speed and remaining time are those of a game that runs', () => {
  vi.useFakeTimers({ now: new Date('2026-03-01T10:00:00Z') });
  const progress = progressOf({ expectedEnd: '2026-03-01T10:03:20Z' });
  expect(wordsOf(controlsOf({ status: 'running' }, progress))).toContain('12.3 rounds/s, 3 min 20 s left');
  expect(wordsOf(controlsOf({ status: 'paused' }, progress))).not.toContain('rounds/s');
  const isLate = progressOf({ expectedEnd: '2026-03-01T09:59:00Z' });
  expect(wordsOf(controlsOf({ status: 'running' }, isLate))).not.toContain('left');
});

test('the tempo stands at its place on the scale, in words', () => {
  const html = controlsOf({ roundsPerSecond: 30 });
  expect(attributesOf(html, 'aria-valuetext')).toEqual(['30 rounds/s']);
  expect(html).toMatch(/type="range"[^>]*value="5"/);
  expect(attributesOf(controlsOf(), 'aria-valuetext')).toEqual(['as fast as it can']);
});

test.each([
  ['running', null, false],
  ['cancelled', null, false],
  ['draft', 'has no agents', false],
  ['paused', null, true],
] as const)('a game that is %s (obstacle: %s) can be played to a round: %s', (status, obstacle, can) => {
  expect(textsIn(controlsOf({ status, obstacle }), 'button').includes('Simulate')).toBe(can);
});

test('the round to play to is suggested: the last one planned, else ten times as many as were played', () => {
  expect(attributesOf(controlsOf(), 'placeholder')).toEqual(['100']);
  expect(attributesOf(controlsOf({ rounds: { played: 500, planned: null } }), 'placeholder')).toEqual(['5,000']);
});

test.each([
  ['play', true, ['Play', 'Step', 'Simulate'], 0],
  ['view', false, [], 0],
] as const)('someone else’s game that one may %s has the controls that are allowed', (_, mayPlay, buttons, sliders) => {
  const rights = { ...changesWith().rights, isOwn: false, mayPlay };
  const html = show(<Controls game={gameWith()} progress={undefined} changes={{ ...changesWith(), rights }} />);
  expect(textsIn(html, 'button')).toEqual(buttons);
  expect(html.match(/type="range"/g)?.length ?? 0).toBe(sliders);
  expect(wordsOf(html)).toContain('Round 40 of 100');
});
