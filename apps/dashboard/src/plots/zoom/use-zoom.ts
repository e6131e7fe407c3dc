import { useEffect, useRef, useState } from 'react';
import type { ScaleKind } from '../axes/ticks.ts';
import type { ZoomCommand } from './commands.ts';
import { type AxisRange, isSame, rangeAfter, shownRange } from './zoom.ts';

/** Delay after the last gesture before the parent is told: the parent may ask a server. */
const TELL_AFTER_MS = 120;

interface ZoomOptions {
  whole: AxisRange;
  scale: ScaleKind;
  /** Narrowest range to zoom to. */
  min: number;
  /** A parent's range. It counts unless a gesture is under way. */
  range?: AxisRange;
  onRange?: (from: number, to: number) => void;
}

/** The visible range of a plot. Gestures change it at once; the parent is told when they rest. */
export function useZoom({ whole, scale, min, range, onRange }: ZoomOptions) {
  const [chosen, setChosen] = useState<AxisRange | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const tell = useRef(onRange);
  tell.current = onRange;
  useEffect(() => {
    if (timer.current === undefined) setChosen((old) => (range === undefined ? old : null));
  }, [range?.[0], range?.[1], range === undefined]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const shown = shownRange(chosen, whole, range);
  // Two gestures may come before the next render: the second starts from the first one's result.
  const current = useRef(shown);
  current.current = shown;
  const choose = (next: AxisRange | null) => {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (next === null || isSame(next, whole)) {
      current.current = whole;
      setChosen(null);
      tell.current?.(whole[0], whole[1]);
      return;
    }
    current.current = next;
    setChosen(next);
    if (tell.current === undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      tell.current?.(next[0], next[1]);
    }, TELL_AFTER_MS);
  };
  const axis = () => ({ from: current.current[0], to: current.current[1], scale });
  const obey = (command: ZoomCommand) => {
    const next = rangeAfter(command, axis(), whole, min);
    if (next !== undefined) choose(next);
  };
  return { shown, axis, choose, obey, isZoomed: !isSame(shown, whole) };
}
