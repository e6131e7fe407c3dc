import { PlayRefused } from '../play-refused.ts';
import { always } from './always.ts';
import { arthur } from './arthur.ts';
import { bernoulli } from './bernoulli.ts';
import { linear } from './linear.ts';
import { mixedEquilibrium } from './mixed-equilibrium.ts';
import { rothErev } from './roth-erev.ts';
import type { Strategy } from './strategy.ts';
import { tables } from './tables.ts';
import { winStayLoseShift } from './win-stay-lose-shift.ts';

/** Every strategy; a new one is its file and a line here. */
export const STRATEGIES: readonly Strategy[] = [
  always,
  bernoulli,
  mixedEquilibrium,
  arthur,
  linear,
  tables,
  winStayLoseShift,
  rothErev,
];

/** The strategy with an id that is known to exist. */
export function strategyOf(id: string): Strategy {
  const strategy = STRATEGIES.find((candidate) => candidate.id === id);
  if (!strategy) throw new PlayRefused(`no strategy "${id}"`);
  return strategy;
}
