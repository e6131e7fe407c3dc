import { rulesOf, withDefaults } from '@farol/kernel';
import { type Experiment, type Level } from '@farol/api';
import {
  configOf,
  countCells,
  type Levels,
  levelsOf,
  longestMemory,
  pathsOfFactor,
  type VariedPath,
  variedPathsOf,
} from '@farol/experiments';
import { labelOf, nameOf, parameterAt } from '../names.ts';

/** Something that differs from cell to cell: a factor, or what follows from factors, as an axis or a series. */
export interface Dimension {
  key: string;
  label: string;
  /** Without its symbol, as a column of a table or a field is headed. */
  name: string;
  isNumeric: boolean;
  scale: 'linear' | 'log';
  /** The factors that it follows from: they need no other choice once it is shown. */
  paths: readonly string[];
  /** Numbers ascending, anything else as the design has it. */
  levels: readonly Level[];
  of: (levels: Levels) => Level | null;
}

/** Values over more than two decades are crowded on a linear axis. */
const LINEAR_RATIO = 100;

const countAgents = ({ agents }: Pick<Experiment['base'], 'agents'>) =>
  agents.reduce((sum, { count }) => sum + count, 0);

export const ALPHA = 'alpha';
export const CAPACITY_SHARE = 'capacity-share';

export const textOf = (level: Level): string =>
  typeof level === 'string' ? level : typeof level === 'number' ? String(level) : JSON.stringify(level);

function factorDimension({ base }: Experiment, varied: readonly VariedPath[], index: number): Dimension {
  const { path, scale, factor } = varied[index];
  const among = varied.map((each) => each.path);
  const values = distinct(varied[index].levels);
  const isNumeric = values.every((value) => typeof value === 'number');
  const levels = isNumeric ? values.toSorted((a, b) => a - b) : values;
  const isWide = isNumeric && Number(levels[0]) > 0 && Number(levels.at(-1)) / Number(levels[0]) > LINEAR_RATIO;
  return {
    key: path,
    label: parameterAt(base, path) ? labelOf(base, path, among) : nameOf(path, among),
    name: nameOf(path, among),
    isNumeric,
    scale: isNumeric && (scale === 'log' || isWide) ? 'log' : 'linear',
    paths: varied.filter((each) => each.factor === factor).map((each) => each.path),
    levels,
    of: (own) => own[path] ?? null,
  };
}

/** Paths that move together may have a level several times. */
function distinct(levels: readonly Level[]): Level[] {
  return [...new Map(levels.map((level) => [textOf(level), level])).values()];
}

/** A number derived from a cell's configuration; no dimension if it is constant or undefined. */
function derived(
  design: Experiment,
  about: Pick<Dimension, 'key' | 'label' | 'name' | 'scale'>,
  from: RegExp,
  valueOf: (config: Experiment['base']) => number | null,
): Dimension[] {
  const varied = variedPathsOf(design);
  const moved = design.factors.filter((_, index) =>
    varied.some(({ path, factor }) => factor === index && from.test(path)),
  );
  const paths = moved.flatMap(pathsOfFactor);
  if (paths.length === 0) return [];
  const known = new Map<string, number | null>();
  const of = (levels: Levels) => {
    const key = JSON.stringify(paths.map((path) => levels[path]));
    if (!known.has(key)) known.set(key, valueOf(configOf(design.base, levels)));
    return known.get(key)!;
  };
  const combinations = Array.from({ length: countCells({ factors: moved }) }, (_, cell) =>
    levelsOf({ factors: moved }, cell),
  );
  const found = new Set(combinations.map(of).filter((value) => value !== null));
  if (found.size < 2) return [];
  return [{ ...about, isNumeric: true, paths, levels: [...found].toSorted((a, b) => a - b), of }];
}

/** All that the results of a design can be drawn over: α and C/N first where they say most. */
export function dimensionsOf(design: Experiment): Dimension[] {
  const factors = variedPathsOf(design).map((_, index, varied) => factorDimension(design, varied, index));
  const alpha = derived(
    design,
    { key: ALPHA, label: 'α = 2ᵐ/N', name: 'α', scale: 'log' },
    /\.(memory|count|strategy)$/,
    (config) => {
      const memory = longestMemory(config);
      return memory === undefined ? null : 2 ** memory / countAgents(config);
    },
  );
  const share = derived(
    design,
    { key: CAPACITY_SHARE, label: 'C/N, places for each agent', name: 'C/N', scale: 'linear' },
    /^rules\.capacity$|\.count$/,
    (config) => {
      if (config.rules.kind !== 'el-farol') return null;
      const agents = countAgents(config);
      const { kind, ...params } = config.rules;
      const capacity = rulesOf(kind).capacity(withDefaults(rulesOf(kind).parameters, params, agents), agents);
      return capacity === null ? null : capacity / agents;
    },
  );
  return [...factors, ...alpha, ...share];
}
