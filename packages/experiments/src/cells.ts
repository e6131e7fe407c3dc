import type { Experiment, ExperimentBase, Level } from '@farol/api';
import { strategyOf, withDefaults } from '@farol/kernel';
import { setLevel } from './paths.ts';
import { levelsAt } from './varied-paths.ts';

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

/** The levels of a cell: its number in the mixed radix of the factors' sizes. */
export function levelsOf({ factors }: Pick<Experiment, 'factors'>, cell: number): Levels {
  const steps: number[] = [];
  let rest = cell;
  for (const { values } of factors.toReversed()) {
    steps.unshift(rest % values.length);
    rest = Math.floor(rest / values.length);
  }
  return Object.fromEntries(factors.flatMap((factor, index) => levelsAt(factor, steps[index])));
}

/** The base with the levels of a cell, agents with a count of 0 among its entries. */
export function applyLevels(base: ExperimentBase, levels: Levels): ExperimentBase {
  return Object.entries(levels).reduce((config, [path, level]) => setLevel(config, path, level), base);
}

/** A cell's configuration, without a seed. Agents with a count of 0 are not in it. */
export function configOf(base: ExperimentBase, levels: Levels): ExperimentBase {
  const config = applyLevels(base, levels);
  return { ...config, agents: config.agents.filter(({ count }) => count !== 0) };
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

/** One cell of a design; its cost does not depend on how many there are. */
export function cellOf(experiment: Experiment, cell: number): Cell {
  const levels = levelsOf(experiment, cell);
  return { cell, levels, rounds: roundsOf(experiment, configOf(experiment.base, levels)) };
}

/** Every cell of a design, in order: milliseconds for thousands, so never on a server's way to an answer. */
export function cellsOf(experiment: Experiment): Cell[] {
  return Array.from({ length: countCells(experiment) }, (_each, cell) => cellOf(experiment, cell));
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
