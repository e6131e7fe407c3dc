import { type Axis, valueAt } from '../axes/ticks.ts';

export type Window = readonly [number, number];
type Span = Pick<Axis, 'from' | 'to' | 'scale'>;

/** The window after zooming by a factor (below 1: closer) around a share of it that stays where it is. */
export function zoomed(axis: Span, factor: number, around: number, whole: Window, least: number): Window {
  const from = valueAt(axis, around - around * factor);
  const to = valueAt(axis, around + (1 - around) * factor);
  if (axis.scale === 'linear' && factor < 1 && to - from < least) {
    const centre = valueAt(axis, around);
    return kept([centre - around * least, centre + (1 - around) * least], whole, axis.scale);
  }
  return kept([from, to], whole, axis.scale);
}

/** The window moved by a share of its width. */
export function moved(axis: Span, by: number, whole: Window): Window {
  return kept([valueAt(axis, by), valueAt(axis, 1 + by)], whole, axis.scale);
}

/** Holds a window within the whole without changing its width, as far as that can be. */
export function kept([from, to]: Window, whole: Window, scale: Axis['scale']): Window {
  if (scale === 'log') {
    const [low, high] = kept([Math.log(from), Math.log(to)], [Math.log(whole[0]), Math.log(whole[1])], 'linear');
    return [Math.exp(low), Math.exp(high)];
  }
  const width = to - from;
  if (width >= whole[1] - whole[0]) return whole;
  if (from < whole[0]) return [whole[0], whole[0] + width];
  return to > whole[1] ? [whole[1] - width, whole[1]] : [from, to];
}

export const isSame = ([a, b]: Window, [c, d]: Window) => {
  const room = 1e-9 * Math.max(Math.abs(d - c), Math.abs(b - a));
  return Math.abs(a - c) <= room && Math.abs(b - d) <= room;
};
