import type { Experiment, Factor, Level } from '@farol/api';

/** A path that a design varies, with its levels in its factor's order. */
export interface VariedPath {
  readonly path: string;
  /** One for each step of the factor; paths that move together may have equal ones. */
  readonly levels: readonly Level[];
  readonly scale: 'linear' | 'log';
  /** The number of its factor in the design. */
  readonly factor: number;
}

/** The paths that a factor moves. */
export const pathsOfFactor = (factor: Factor) => ('paths' in factor ? factor.paths : [factor.path]);

/** The levels of a factor's paths in one of its steps. */
export function levelsAt(factor: Factor, step: number): [string, Level][] {
  if ('path' in factor) return [[factor.path, factor.values[step]]];
  return factor.paths.map((path, place) => [path, factor.values[step][place]]);
}

/** Every path that a design varies, in the order of its factors. */
export function variedPathsOf({ factors }: Pick<Experiment, 'factors'>): VariedPath[] {
  return factors.flatMap((factor, index) => {
    const { scale } = factor;
    if ('path' in factor) return [{ path: factor.path, levels: factor.values, scale, factor: index }];
    return factor.paths.map((path, place) => {
      return { path, levels: factor.values.map((row) => row[place]), scale, factor: index };
    });
  });
}
