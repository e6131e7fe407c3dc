import { useEffect, useRef, useState } from 'react';
import { isSame, type Window } from './zoom.ts';

/** So long after the last turn of the wheel the parent is told: it may have to ask a server. */
const TELL_AFTER_MS = 120;

/**
 * What a plot shows of its x. A parent's `range` rules, except while somebody is zooming: then what the hand does is
 * shown at once, and told to the parent when it rests.
 */
export function useWindow(whole: Window, range: Window | undefined, onRange?: (from: number, to: number) => void) {
  const [chosen, setChosen] = useState<Window | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const tell = useRef(onRange);
  tell.current = onRange;
  useEffect(() => {
    if (timer.current === undefined) setChosen((old) => (range === undefined ? old : null));
  }, [range?.[0], range?.[1], range === undefined]);
  useEffect(() => () => clearTimeout(timer.current), []);

  // What was chosen may be gone: only the latest rounds are here, or another game's.
  const isThere = chosen !== null && chosen[0] < whole[1] && chosen[1] > whole[0];
  const window = isThere ? chosen : (range ?? whole);
  /** The same, but known at once: a hand may ask for two changes before anything is drawn. */
  const current = useRef(window);
  current.current = window;
  const choose = (next: Window | null) => {
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
  return { window, current, choose, isZoomed: !isSame(window, whole) };
}
