import type { Experiment, StatisticName } from '@farol/api';
import { variedPathsOf } from '@farol/experiments';
import { ALPHA, type Dimension, textOf } from './dimensions.ts';

/** How the results are looked at. */
export type Look = 'lines' | 'map' | 'phases';

export interface Choices {
  look: Look;
  statistic: StatisticName;
  x: string;
  by: string | null;
  xScale: 'linear' | 'log';
  yScale: 'linear' | 'log';
  held: Record<string, string>;
}

/** More levels than these are a map's, not lines'. */
export const MAX_LINES = 12;

/** σ²/N over α: a minority game of tables of which the volatility was collected. */
function hasPhases(design: Experiment, dimensions: readonly Dimension[]): boolean {
  return (
    design.base.rules.kind === 'minority' &&
    design.statistics.includes('volatility') &&
    dimensions.some(({ key }) => key === ALPHA)
  );
}

/** The ways in which a design's results can be looked at, first what says most; lines go over numbers. */
export function looksOf(design: Experiment, dimensions: readonly Dimension[]): Look[] {
  return [
    ...(hasPhases(design, dimensions) ? (['phases'] as const) : []),
    ...(dimensions.some(({ isNumeric }) => isNumeric) ? (['lines'] as const) : []),
    'map',
  ];
}

/** The factor of the numbers of agents, whose levels are the curves of a phase diagram. */
const sizes = (dimensions: readonly Dimension[]) => dimensions.find(({ key }) => key.endsWith('.count'))?.key ?? null;

/** The default view of a design. */
export function beginChoices(design: Experiment, dimensions: readonly Dimension[], wanted?: Look): Choices {
  // Of paths that move together the first stands for all.
  const varied = new Set(variedPathsOf(design).map(({ path }) => path));
  const factors = dimensions.filter(({ key, paths }) => varied.has(key) && paths[0] === key);
  const [statistic] = design.statistics;
  const longest = factors.toSorted((a, b) => b.levels.length - a.levels.length);
  const isWide = factors.length > 1 && longest[1].levels.length > 6;
  const look = wanted ?? (isWide ? 'map' : looksOf(design, dimensions)[0]);
  // Its levels are told by their ratios: the crowded phase is tens of times the random one.
  const yScale = statistic === 'volatility' || statistic === 'variance' ? 'log' : 'linear';
  const none = { held: {}, xScale: 'linear', yScale } as const;
  if (look === 'phases') {
    const by = sizes(dimensions);
    return { ...none, look, statistic: 'volatility', x: ALPHA, by, xScale: 'log', yScale: 'log' };
  }
  if (look === 'map') {
    const by = factors.find(({ key }) => key !== longest[0].key)?.key ?? null;
    // The factor that comes first in the design goes up, the other to the right, as in a table of cells.
    const [y, x] =
      by !== null && factors.indexOf(longest[0]) < factors.findIndex(({ key }) => key === by)
        ? [longest[0].key, by]
        : [by, longest[0].key];
    return { ...none, look, statistic, x, by: y };
  }
  const x = longest.find(({ isNumeric }) => isNumeric) ?? dimensions.find(({ isNumeric }) => isNumeric)!;
  const together = varied.has(x.key) ? x.paths : [x.key];
  const by = factors.find(({ key, levels }) => !together.includes(key) && levels.length <= MAX_LINES)?.key ?? null;
  return { ...none, look, statistic, x: x.key, by, xScale: x.scale };
}

/** The choices as the fragment of a link, which readChoices reads. */
export function writeChoices(choices: Choices, design: Experiment, dimensions: readonly Dimension[]): string {
  const { look } = beginChoices(design, dimensions);
  // readChoices begins with the defaults of the named look, so they are left out.
  const begin = { ...beginChoices(design, dimensions, choices.look), look };
  const pairs = Object.entries(choices).flatMap(([name, value]) => {
    if (JSON.stringify(value) === JSON.stringify(begin[name as keyof Choices])) return [];
    return [[name, typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '')]];
  });
  return new URLSearchParams(pairs).toString();
}

export function readChoices(text: string, design: Experiment, dimensions: readonly Dimension[]): Choices {
  const params = new URLSearchParams(text);
  const begin = beginChoices(
    design,
    dimensions,
    looksOf(design, dimensions).find((look) => look === params.get('look')),
  );
  const known = (name: string, fallback: string | null, among = dimensions) =>
    among.some(({ key }) => key === params.get(name)) ? params.get(name) : fallback;
  const scale = (name: string, fallback: 'linear' | 'log') =>
    params.get(name) === 'log' ? 'log' : params.get(name) === 'linear' ? 'linear' : fallback;
  const statistic = design.statistics.find((name) => name === params.get('statistic'));
  return {
    look: begin.look,
    statistic: statistic ?? begin.statistic,
    x: known('x', begin.x, begin.look === 'lines' ? dimensions.filter(({ isNumeric }) => isNumeric) : dimensions)!,
    by: params.get('by') === '' ? null : known('by', begin.by),
    xScale: scale('xScale', begin.xScale),
    yScale: scale('yScale', begin.yScale),
    held: readHeld(params.get('held'), design),
  };
}

function readHeld(text: string | null, design: Experiment): Record<string, string> {
  if (text === null) return {};
  const varied = variedPathsOf(design);
  try {
    const held = Object.entries(JSON.parse(text) as Record<string, unknown>);
    return Object.fromEntries(
      held.flatMap(([path, level]) =>
        varied.some((each) => each.path === path && each.levels.some((value) => textOf(value) === level))
          ? [[path, String(level)]]
          : [],
      ),
    );
  } catch {
    return {};
  }
}
