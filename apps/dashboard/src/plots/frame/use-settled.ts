import { useEffect, useRef, useState } from 'react';

/** Texts are computed at most this often: live plots change 30 times a second. */
const EVERY_MS = 1000;

/** The result of a function, up to a second late while its inputs change fast. */
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
