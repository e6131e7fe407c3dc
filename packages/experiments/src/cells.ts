import type { Experiment, ExperimentBase, Level } from '@farol/api';
import { strategyOf, withDefaults } from '@farol/kernel';
import { setLevel } from './paths.ts';

/** One combination of levels. Cells are numbered from 0, the last factor varying fastest. */
export interface Cell {
  cell: number;
  levels: Record<string, Level>;
  rounds: number;
}

export type Levels = Cell['levels'];

export function countCells({ factors }: Pick<Experiment, 'factors'>): number {
  return factors.reduce((count, { values }) => count * values.length, 1);
}

/** The most replicates that a cell may come to. */
export function mostReplicates({ replicates, stopRule }: Experiment): number {
  return stopRule?.maxReplicates ?? replicates;
}

/** The levels of a cell. */
export function levelsOf({ factors }: Pick<Experiment, 'factors'>, cell: number): Levels {
  const levels: [string, Level][] = [];
  let rest = cell;
  for (const { path, values } of factors.toReversed()) {
    levels.unshift([path, values[rest % values.length]]);
    rest = Math.floor(rest / values.length);
  }
  return Object.fromEntries(levels);
}

/** A cell's configuration, without a seed. */
export function configOf(base: ExperimentBase, levels: Levels): ExperimentBase {
  return Object.entries(levels).reduce((config, [path, level]) => setLevel(config, path, level), base);
}

/** The longest memory of tables in a configuration; undefined without any. */
export function longestMemory({ agents }: ExperimentBase): number | undefined {
  const memories = agents
    .filter(({ strategy }) => strategy === 'tables')
    .map(({ params, count }) => Number(withDefaults(strategyOf('tables').parameters, params ?? {}, count)['memory']));
  return memories.length > 0 ? Math.max(...memories) : undefined;
}

/** How many rounds a game of this configuration plays. */
export function roundsOf({ roundsPerHistory }: Experiment, config: ExperimentBase): number {
  const memory = roundsPerHistory === undefined ? undefined : longestMemory(config);
  return memory === undefined ? config.rounds : Math.max(config.rounds, roundsPerHistory! * 2 ** memory);
}

/** Every cell of a design, in order. */
export function cellsOf(experiment: Experiment): Cell[] {
  return Array.from({ length: countCells(experiment) }, (_each, cell) => {
    const levels = levelsOf(experiment, cell);
    return { cell, levels, rounds: roundsOf(experiment, configOf(experiment.base, levels)) };
  });
}

/** How many first rounds the statistics of a game of so many rounds leave out. */
export function transientOf({ transient }: Pick<Experiment, 'transient'>, rounds: number): number {
  return transient === 'half' ? Math.floor(rounds / 2) : transient;
}

/** memory = 3, capacity = 60: a cell in words, by its paths. */
export function describeLevels(levels: Levels): string {
  const texts = Object.entries(levels).map(([path, level]) => {
    const text = typeof level === 'object' ? JSON.stringify(level) : String(level);
    return `${path} = ${text.length > 60 ? `${text.slice(0, 59)}…` : text}`;
  });
  return texts.join(', ');
}
