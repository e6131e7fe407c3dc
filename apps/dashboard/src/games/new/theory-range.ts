import { formatNumber } from '../../design/figures.ts';
import type { Theory } from './look-ahead.ts';

/** Symmetric equilibria in which agents toss a coin. */
export const mixedOf = ({ equilibria }: Pick<Theory, 'equilibria'>) =>
  equilibria.symmetric.filter(({ p }) => p > 0 && p < 1);

export const rangeWords = (from: number, to: number) =>
  from === to ? formatNumber(from) : `${formatNumber(from)}–${formatNumber(to)}`;
