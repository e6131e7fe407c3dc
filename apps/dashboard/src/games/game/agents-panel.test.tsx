import type { Agent, Game } from '@farol/api';
import { expect, test } from 'vitest';
import { attributesOf, show, textsIn, wordsOf } from '../../design/testing/show.tsx';
import { changesWith, gameWith } from '../testing/game.ts';
import { AgentsPanel } from './agents-panel.tsx';

const agentWith = (changed: Partial<Agent> = {}): Agent => ({
  id: 0,
  strategy: 'bernoulli',
  params: { p: 0.6 },
  count: 50,
  name: null,
  joined: 0,
  left: null,
  rounds: 40,
  attendance: { mean: 0.6, min: 0.4, max: 0.75 },
  benefit: { mean: 8, min: -4, max: 20 },
  switchingRate: 0.48,
  ...changed,
});
const panelOf = (agents: readonly Agent[], changed: Partial<Game> = {}) =>
  show(<AgentsPanel game={gameWith(changed)} changes={changesWith()} />, [
    [['game', 'g1', 'measured', 'agents'], { agents }],
  ]);
const cellsOf = (html: string) => textsIn(html.slice(html.indexOf('<tbody>')), 'td');

test('a row has the share of visits and the benefit per round, with the range within the entry', () => {
  expect(cellsOf(panelOf([agentWith()]))).toEqual(['50', '40', '0.6 0.4 – 0.75', '0.2 −0.1 – 0.5', '48 %', '']);
});

test('one agent has no range', () => {
  const cells = cellsOf(panelOf([agentWith({ count: 1 })]));
  expect(cells.slice(0, 4)).toEqual(['1', '40', '0.6', '0.2']);
});

test('agents that have not played yet have no figures', () => {
  const agent = agentWith({ rounds: 0, attendance: null, benefit: null, switchingRate: null });
  expect(cellsOf(panelOf([agent])).slice(1, 5)).toEqual(['0', '–', '–', '–']);
});

test('an entry is called by its name, else by its strategy, with the rounds of its coming and going', () => {
  const html = panelOf([
    agentWith(),
    agentWith({ id: 1, name: 'Regulars', joined: 1200 }),
    agentWith({ id: 2, joined: 10, left: 30 }),
  ]);
  expect(textsIn(html.slice(html.indexOf('<tbody>')), 'th')).toEqual([
    'bernoulli #0 p 0.6',
    'Regulars #1 bernoulli, p 0.6 · joined after round 1,200',
    'bernoulli #2 p 0.6 · joined after round 10 · left after round 30',
  ]);
});

test('agents that have left cannot be removed again', () => {
  const html = panelOf([agentWith({ name: 'Regulars' }), agentWith({ id: 1, left: 30 })]);
  expect(attributesOf(html, 'aria-label')).toContain('Remove Regulars #0');
  expect(attributesOf(html, 'aria-label')).not.toContain('Remove bernoulli #1');
});

test.each([
  ['paused', false, 'Who joins or leaves now does so before the next round'],
  ['draft', false, 'Who joins or leaves now does so before the next round'],
  ['running', true, 'pause the game first'],
  ['cancelled', true, 'A game that is cancelled keeps the agents that it had.'],
  ['failed', true, 'A game that is failed keeps the agents that it had.'],
] as const)('the agents of a game that is %s are fixed: %s', (status, isFixed, words) => {
  const html = panelOf([agentWith()], { status });
  expect(wordsOf(html)).toContain(words);
  const buttons = Array.from(html.matchAll(/<button[^>]*>.*?<\/button>/gs), ([tag]) => tag).filter(
    (tag) => tag.includes('Remove bernoulli') || wordsOf(tag) === 'Add agents',
  );
  expect(buttons.map((tag) => tag.includes('disabled=""'))).toEqual([isFixed, isFixed]);
});

test('a game without agents says what is missing', () => {
  expect(wordsOf(panelOf([]))).toContain('There are no agents yet');
});

test('agents of someone else’s game are shown, and neither added nor removed', () => {
  const rights = { ...changesWith().rights, isOwn: false, owner: 'Grace' };
  const html = show(<AgentsPanel game={gameWith()} changes={{ ...changesWith(), rights }} />, [
    [['game', 'g1', 'measured', 'agents'], { agents: [agentWith()] }],
  ]);
  expect(textsIn(html, 'button')).not.toContain('Add agents');
  expect(attributesOf(html, 'aria-label').filter((label) => label.startsWith('Remove'))).toEqual([]);
  expect(wordsOf(html)).toContain('Only Grace adds and removes agents.');
});
