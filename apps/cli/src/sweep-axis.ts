import { type Experiment, suggestName } from '@farol/api';
import { type Cell, cellsOf, configOf, longestMemory, variedPathsOf } from '@farol/experiments';
import { type Axis, linearAxis, logAxis } from './axis.ts';
import { InputFault } from './faults.ts';
import { nameOf } from './vary.ts';

/** A factor, or what follows from it, as a picture's axis. */
export interface SweepAxis {
  readonly label: string;
  /** The number of the factor that varies along it. */
  readonly factor: number;
  readonly axis: Axis;
  readonly valueOf: (cell: Pick<Cell, 'levels'>) => number;
}

/** Values over more than two decades are crowded on a linear axis. */
const LINEAR_RATIO = 100;
const TICKS = 12;

/** α = 2^m / N of a cell. */
function alphaOf({ base }: Experiment, { levels }: Pick<Cell, 'levels'>): number {
  const config = configOf(base, levels);
  const memory = longestMemory(config);
  return memory === undefined ? NaN : 2 ** memory / config.agents.reduce((sum, { count }) => sum + count, 0);
}

/** The axis that is asked for, or that of the first factor with numbers; an InputFault if there is none. */
export function axisOf(experiment: Experiment, asked: string | undefined): SweepAxis {
  const varied = variedPathsOf(experiment);
  const paths = varied.map(({ path }) => path);
  const numeric = varied.filter(({ levels }) => levels.every((level) => typeof level === 'number'));
  const isAlpha = asked === 'alpha' && !paths.includes('alpha');
  const chosen = isAlpha
    ? ['.memory', '.count'].flatMap((end) => numeric.filter(({ path }) => path.endsWith(end)))[0]
    : numeric.find(({ path }) => asked === undefined || path === asked || nameOf(path, paths) === asked);
  if (!chosen) {
    const known = [...numeric.map(({ path }) => nameOf(path, paths)), 'alpha'];
    const missing = asked === undefined ? 'a picture' : `"${asked.slice(0, 50)}"`;
    throw new InputFault([
      isAlpha
        ? '--x alpha: needs the memory of tables or the number of agents to be varied'
        : `--x: no factor with numbers for ${missing}: ${suggestName(asked ?? '', known)}`,
    ]);
  }
  const valueOf = (cell: Pick<Cell, 'levels'>) =>
    isAlpha ? alphaOf(experiment, cell) : Number(cell.levels[chosen.path]);
  const values = cellsOf(experiment).map(valueOf);
  if (values.some(Number.isNaN)) throw new InputFault(['--x alpha: needs agents with tables in every cell']);
  const min = Math.min(...values),
    max = Math.max(...values);
  const isLog = isAlpha || chosen.scale === 'log' || (min > 0 && max / min > LINEAR_RATIO);
  return {
    label: isAlpha ? 'α = 2ᵐ / N' : nameOf(chosen.path, paths),
    factor: chosen.factor,
    axis: isLog ? logAxis(min, max, TICKS) : linearAxis(min, max, TICKS),
    valueOf,
  };
}
