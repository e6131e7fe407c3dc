import type { Experiment } from '@farol/shared';
import { ALPHA, type Dimension, textOf } from './dimensions.ts';

/** How the results are looked at. */
export type Look = 'lines' | 'map' | 'phases';

export interface Choices {
  look: Look;
  statistic: string;
  x: string;
  by: string | null;
  xScale: 'linear' | 'log';
  yScale: 'linear' | 'log';
  held: Record<string, string>;
}

/** More levels than these are a map's, not lines'. */
export const MAX_LINES = 12;

/** σ²/N over α: a minority game of tables of which the volatility was collected. */
export function hasPhases(design: Experiment, dimensions: readonly Dimension[]): boolean {
  return (
    design.base.rules.kind === 'minority' &&
    design.statistics.includes('volatility') &&
    dimensions.some(({ key }) => key === ALPHA)
  );
}

/** The factor of the numbers of agents, whose levels are the curves of a phase diagram. */
const sizes = (dimensions: readonly Dimension[]) => dimensions.find(({ key }) => key.endsWith('.count'))?.key ?? null;

/** What says most of a design before anybody chooses. */
export function beginChoices(design: Experiment, dimensions: readonly Dimension[], wanted?: Look): Choices {
  const factors = dimensions.filter(({ key }) => design.factors.some(({ path }) => path === key));
  const numeric = factors.filter(({ isNumeric }) => isNumeric);
  const [statistic] = design.statistics;
  const longest = factors.toSorted((a, b) => b.levels.length - a.levels.length);
  const isWide = factors.length > 1 && longest[1].levels.length > 6;
  const look =
    wanted ?? (isWide ? 'map' : hasPhases(design, dimensions) ? 'phases' : numeric.length > 0 ? 'lines' : 'map');
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
  const x = longest.find(({ isNumeric }) => isNumeric) ?? numeric[0];
  const by = factors.find(({ key, levels }) => key !== x.key && levels.length <= MAX_LINES)?.key ?? null;
  return { ...none, look, statistic, x: x.key, by, xScale: x.scale };
}

/** The address's words for what was chosen, and back: a look at results can be passed on as a link. */
export function writeChoices(choices: Choices, begin: Choices): string {
  const pairs = Object.entries(choices).flatMap(([name, value]) => {
    if (JSON.stringify(value) === JSON.stringify(begin[name as keyof Choices])) return [];
    return [[name, typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '')]];
  });
  return new URLSearchParams(pairs).toString();
}

export function readChoices(text: string, design: Experiment, dimensions: readonly Dimension[]): Choices {
  const params = new URLSearchParams(text);
  const look = (['lines', 'map', 'phases'] as const).find((name) => name === params.get('look'));
  const begin = beginChoices(
    design,
    dimensions,
    look === 'phases' && !hasPhases(design, dimensions) ? undefined : look,
  );
  const known = (name: string, fallback: string | null) =>
    dimensions.some(({ key }) => key === params.get(name)) ? params.get(name) : fallback;
  const scale = (name: string, fallback: 'linear' | 'log') =>
    params.get(name) === 'log' ? 'log' : params.get(name) === 'linear' ? 'linear' : fallback;
  const statistic = design.statistics.find((name) => name === params.get('statistic'));
  return {
    look: begin.look,
    statistic: statistic ?? begin.statistic,
    x: known('x', begin.x)!,
    by: params.get('by') === '' ? null : known('by', begin.by),
    xScale: scale('xScale', begin.xScale),
    yScale: scale('yScale', begin.yScale),
    held: readHeld(params.get('held'), design),
  };
}

function readHeld(text: string | null, { factors }: Experiment): Record<string, string> {
  if (text === null) return {};
  try {
    const held = Object.entries(JSON.parse(text) as Record<string, unknown>);
    return Object.fromEntries(
      held.flatMap(([path, level]) =>
        factors.some((factor) => factor.path === path && factor.values.some((value) => textOf(value) === level))
          ? [[path, String(level)]]
          : [],
      ),
    );
  } catch {
    return {};
  }
}
