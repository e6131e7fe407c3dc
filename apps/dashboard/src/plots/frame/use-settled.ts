import { useEffect, useRef, useState } from 'react';

/** What nobody reads thirty times a second is worked out this often at most. */
const EVERY_MS = 1000;

/** The result of a function of what changes, a moment late while it changes fast. */
export function useSettled<T>(compute: () => T, deps: readonly unknown[]): T {
  const [value, setValue] = useState(compute);
  const latest = useRef(compute);
  latest.current = compute;
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      setValue(latest.current());
    }, EVERY_MS);
  }, deps);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  return value;
}
