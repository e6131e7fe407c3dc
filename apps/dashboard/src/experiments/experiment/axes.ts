import type { Experiment } from '@farol/api';
import { beginChoices, type Choices, type Look } from './choices.ts';
import { ALPHA, type Dimension } from './dimensions.ts';

/** Dimensions as a picture of results uses them. */
export interface Axes {
  x: Dimension;
  by: Dimension | null;
  /** Factors that are not shown: each is held at a level, or the mean is taken over all its levels. */
  others: readonly Dimension[];
  /** Levels of the factors that are held, by path, as text. */
  held: Readonly<Record<string, string>>;
}

/** The axes of a choice; of paths that move together the first stands for all. */
export function axesOf(dimensions: readonly Dimension[], choices: Pick<Choices, 'x' | 'by' | 'held'>): Axes {
  const x = dimensions.find(({ key }) => key === choices.x)!;
  const by = dimensions.find(({ key }) => key === choices.by) ?? null;
  const shown = new Set([...x.paths, ...(by?.paths ?? [])]);
  return {
    x,
    by,
    others: dimensions.filter(({ key, paths }) => paths[0] === key && !shown.has(key)),
    held: Object.fromEntries(Object.entries(choices.held).filter(([path]) => !shown.has(path))),
  };
}

/** True if a point may stand for cells of different factors' levels that have the same α. */
export const mergesByAlpha = ({ x, by, others }: Axes) => x.key === ALPHA && by === null && others.length === 0;

/** Another dimension along x; the one that it had takes the place of the new one. */
export function chooseX(choices: Choices, next: Dimension): Choices {
  const by = choices.by === next.key ? choices.x : choices.by;
  return { ...choices, x: next.key, xScale: next.scale, by };
}

/** A factor that is held at a level, or with '' at none. */
export function holdAt(choices: Choices, path: string, level: string): Choices {
  const { [path]: _, ...rest } = choices.held;
  return { ...choices, held: level === '' ? rest : { ...rest, [path]: level } };
}

/** The first choice of another look; the statistic stays if possible. */
export function chooseLook(
  look: Look,
  design: Experiment,
  dimensions: readonly Dimension[],
  { statistic, held }: Choices,
): Choices {
  const begin = beginChoices(design, dimensions, look);
  return look === 'phases' ? begin : { ...begin, statistic, held };
}
