import { STRATEGIES, strategyOf } from '@farol/kernel';
import { expect, test } from 'vitest';
import { attributesOf, show, textsIn, wordsOf } from '../design/testing/show.tsx';
import { joinedBy, manifestOf } from '../play/manifests.ts';
import type { Player } from '../play/player.ts';
import { SETUPS } from '../play/setups.ts';
import { Newcomers } from './newcomers.tsx';
import { Readings } from './readings.tsx';
import { TEMPOS, Transport } from './transport.tsx';

const ignore = () => {};
/** A player of which only its presence matters: nothing was played yet. */
const player = { subscribe: () => ignore } as unknown as Player;

const transportOf = (changed: Partial<Parameters<typeof Transport>[0]> = {}) =>
  show(
    <Transport
      player={player}
      isPlaying={false}
      tempo={5}
      onPlay={ignore}
      onStep={ignore}
      onRestart={ignore}
      onTempo={ignore}
      {...changed}
    />,
  );

test('nothing can be pressed before the game is there', () => {
  expect(transportOf({ player: undefined }).match(/disabled=""/g)).toHaveLength(4);
  expect(transportOf()).not.toContain('disabled=""');
});

test('the first button says what it does next', () => {
  expect(textsIn(transportOf(), 'button')[0]).toBe('Play');
  expect(textsIn(transportOf({ isPlaying: true }), 'button')[0]).toBe('Pause');
});

test.each([
  [1, '1 round/s', '0'],
  [5, '5 rounds/s', '2'],
  [5000, '5,000 rounds/s', '10'],
  [null, 'as fast as it can', '11'],
])('the tempo %s reads %s, at place %s of the slider', (tempo, words, place) => {
  const html = transportOf({ tempo });
  expect(attributesOf(html, 'aria-valuetext')).toEqual([words]);
  expect(html).toMatch(new RegExp(`type="range"[^>]*value="${place}"`));
});

test('the tempos ascend to no limit', () => {
  const limits = TEMPOS.map((tempo) => tempo ?? Infinity);
  expect(limits).toEqual([...new Set(limits)].toSorted((a, b) => a - b));
});

const bar = manifestOf({ ...SETUPS.arthur, seed: '1994' });
const coins = joinedBy({ strategy: 'bernoulli', count: 1500 }, 1200);
const groupsOf = (...entries: (typeof coins)[]) =>
  show(
    <Newcomers
      playing={entries.map((entry, index) => ({ entry, place: 2 * index }))}
      onJoin={ignore}
      onLeave={ignore}
    />,
  );

test('the groups that play are listed, with the first round of those that joined later', () => {
  const items = textsIn(groupsOf(bar.agents[0], coins), 'li');
  expect(items[0]).toBe(`100 ${strategyOf('arthur').title}`);
  expect(items[1]).toBe(`1,500 ${strategyOf('bernoulli').title} since round 1,201`);
});

const leavingIn = (html: string) => attributesOf(html, 'aria-label').filter((label) => label.endsWith('leave'));
test('the last group cannot leave', () => {
  expect(leavingIn(groupsOf(bar.agents[0], coins))).toHaveLength(2);
  expect(leavingIn(groupsOf(bar.agents[0]))).toHaveLength(0);
});

test('every strategy can join', () => {
  expect(textsIn(groupsOf(coins), 'option')).toEqual(STRATEGIES.map(({ title }) => title));
});

test('before the first round nothing is measured', () => {
  const html = show(<Readings player={player} />);
  expect(textsIn(html, 'dt')).toHaveLength(6);
  expect(wordsOf(html).match(/–/g)).toHaveLength(6);
});
