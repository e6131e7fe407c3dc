import { type Axis, shareOf, valueAt } from './ticks.ts';

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
  const span: Span = { from: whole[0], to: whole[1], scale };
  const [a, b] = [shareOf(span, from), shareOf(span, to)];
  if (b - a >= 1) return whole;
  const shift = a < 0 ? -a : b > 1 ? 1 - b : 0;
  return shift === 0 ? [from, to] : [valueAt(span, a + shift), valueAt(span, b + shift)];
}

export const isSame = ([a, b]: Window, [c, d]: Window) => {
  const room = 1e-9 * Math.max(Math.abs(d - c), Math.abs(b - a));
  return Math.abs(a - c) <= room && Math.abs(b - d) <= room;
};
