import { type Axis, valueAt } from '../axes/ticks.ts';
import type { ZoomCommand } from './commands.ts';

/** A visible part of an axis. */
export type AxisRange = readonly [from: number, to: number];
type Span = Pick<Axis, 'from' | 'to' | 'scale'>;

/** The range after zooming by a factor (below 1: closer) around a share of it that stays where it is. */
export function zoomed(axis: Span, factor: number, around: number, whole: AxisRange, min: number): AxisRange {
  const from = valueAt(axis, around - around * factor);
  const to = valueAt(axis, around + (1 - around) * factor);
  if (axis.scale === 'linear' && factor < 1 && to - from < min) {
    const centre = valueAt(axis, around);
    return kept([centre - around * min, centre + (1 - around) * min], whole, axis.scale);
  }
  return kept([from, to], whole, axis.scale);
}

/** The range moved by a share of its width. */
export function moved(axis: Span, by: number, whole: AxisRange): AxisRange {
  return kept([valueAt(axis, by), valueAt(axis, 1 + by)], whole, axis.scale);
}

/** Shifts a range into the whole without changing its width. A wider range becomes the whole. */
export function kept([from, to]: AxisRange, whole: AxisRange, scale: Axis['scale']): AxisRange {
  if (scale === 'log') {
    const [low, high] = kept([Math.log(from), Math.log(to)], [Math.log(whole[0]), Math.log(whole[1])], 'linear');
    return [Math.exp(low), Math.exp(high)];
  }
  const width = to - from;
  if (width >= whole[1] - whole[0]) return whole;
  if (from < whole[0]) return [whole[0], whole[0] + width];
  return to > whole[1] ? [whole[1] - width, whole[1]] : [from, to];
}

/** Equal up to rounding errors. */
export const isSame = ([a, b]: AxisRange, [c, d]: AxisRange) => {
  const room = 1e-9 * Math.max(Math.abs(d - c), Math.abs(b - a));
  return Math.abs(a - c) <= room && Math.abs(b - d) <= room;
};

/** The range that a command leads to: null shows all, undefined changes nothing. */
export function rangeAfter(
  command: ZoomCommand,
  axis: Span,
  whole: AxisRange,
  min: number,
): AxisRange | null | undefined {
  switch (command.kind) {
    case 'zoom':
      return zoomed(axis, command.factor, command.around, whole, min);
    case 'move':
      return moved(axis, command.by, whole);
    case 'all':
      return null;
    case 'step':
      return undefined;
  }
}

/**
 * The range that is shown. A range chosen by hand counts as long as it overlaps the data: older rounds may have left
 * memory, or another game may be shown.
 */
export function shownRange(chosen: AxisRange | null, whole: AxisRange, range: AxisRange | undefined): AxisRange {
  const isThere = chosen !== null && chosen[0] < whole[1] && chosen[1] > whole[0];
  return isThere ? chosen : (range ?? whole);
}
