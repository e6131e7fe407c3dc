import type { Stats } from '@farol/api';
import { expect, test } from 'vitest';
import { show, textsIn } from '../../design/testing/show.tsx';
import { gameWith, statsWith } from '../testing/game.ts';
import { Glance } from './glance.tsx';

/** The figures by their names. */
function figuresOf(stats: Stats | undefined): Map<string, string> {
  const html = show(<Glance game={gameWith({ digest: '0123456789abcdef' })} stats={stats} />);
  const [names, values] = [textsIn(html, 'dt'), textsIn(html, 'dd')];
  return new Map(names.map((name, index) => [name, values[index]]));
}

test('measured figures stand beside those of theory', () => {
  const figures = figuresOf(statsWith());
  expect(figures.get('Mean attendance')).toBe('59.5 ± 0.5');
  expect(figures.get('Capacity')).toBe('60');
  expect(figures.get('Mixed equilibrium')).toBe('60.07');
  expect(figures.get('Pure equilibrium')).toBe('60');
  expect(figures.get('Optimum')).toBe('60');
  expect(figures.get('Rounds overloaded')).toBe('45 %');
  expect(figures.get('Efficiency')).toBe('20 %');
});

test('before the first round theory is known already', () => {
  const figures = figuresOf(statsWith({ series: null }));
  expect(figures.get('Mean attendance')).toBe('–');
  expect(figures.get('Rounds overloaded')).toBe('–');
  expect(figures.get('Mixed equilibrium')).toBe('60.07');
});

test('without agents there is no theory, and while nothing is read only the game itself is known', () => {
  for (const stats of [statsWith({ theory: null }), undefined]) {
    const figures = figuresOf(stats);
    expect(figures.get('Pure equilibrium')).toBe('–');
    expect(figures.get('Optimum')).toBe('–');
    expect(figures.get('Agents N')).toBe('100');
    expect(figures.get('Seed')).toBe('7');
    expect(figures.get('Digest')).toBe('0123456789ab…');
  }
});
