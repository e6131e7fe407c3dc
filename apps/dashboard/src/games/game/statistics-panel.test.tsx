import type { Stats } from '@farol/api';
import { expect, test } from 'vitest';
import { show, textsIn, wordsOf } from '../../design/testing/show.tsx';
import { statsWith } from '../testing/game.ts';
import { StatisticsPanel } from './statistics-panel.tsx';

const panelOf = (changed: Partial<Stats> = {}) =>
  show(<StatisticsPanel gameId="g1" played={40} isRunning={false} inView={{ from: 1, to: 40 }} />, [
    [['game', 'g1', 'measured', 'stats', '0-0'], statsWith(changed)],
  ]);
/** The rows of the last table whose head has this title. */
const rowsUnder = (html: string, title: string) => {
  const table = Array.from(html.matchAll(/<table.*?<\/table>/gs), ([text]) => text).find((text) =>
    textsIn(text, 'th').includes(title),
  )!;
  return Array.from(table.slice(table.indexOf('<tbody>')).matchAll(/<tr>.*?<\/tr>/gs), ([row]) => textsIn(row, 'td'));
};

test('the panel says over which rounds, and with how many agents, it is measured', () => {
  expect(wordsOf(panelOf())).toContain('Rounds 1 to 40, the last with the same 100 agents.');
  expect(wordsOf(panelOf({ window: null, series: null }))).toContain('the theory is known already');
});

test('the bar has a pure equilibrium and an optimum at 60, and one mixed equilibrium', () => {
  const html = panelOf();
  const [pure, optimum, anarchy] = textsIn(html, 'dd');
  expect([pure, optimum]).toEqual(['60', '60 (total 60)']);
  // In the mixed equilibrium nobody earns more than at home: the price of anarchy has no limit.
  expect(anarchy).toBe('–');
  const inside = rowsUnder(html, '⟨A⟩').filter(([p]) => p !== '0' && p !== '1');
  expect(inside).toHaveLength(1);
  expect(inside[0].slice(0, 3)).toEqual(['0.6007', '60.07', '4.898']);
  expect(inside[0].at(-1)).toBe('yes');
});

test('without agents there is no theory', () => {
  expect(wordsOf(panelOf({ theory: null }))).toContain('Without agents there is nothing for theory to say.');
});

test('agents that are not measured have the reason in their place', () => {
  expect(wordsOf(panelOf({ crowdMissing: 'more than a million' }))).toContain(
    'Agents are not measured: more than a million.',
  );
  expect(wordsOf(panelOf())).not.toContain('Agents are not measured');
});
