import { useEffect, useState } from 'react';

/** A value as it was when it last rested for so long. */
export function useRested<T extends string | number>(value: T, restMs: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [value, restMs]);
  return rested;
}

/** Changes with `value`, though not more often than every so many milliseconds. */
export function useSteps(value: number, stepMs: number): number {
  const [step, setStep] = useState({ value, atMs: 0 });
  useEffect(() => {
    if (value === step.value) return undefined;
    const timer = setTimeout(
      () => setStep({ value, atMs: performance.now() }),
      Math.max(0, step.atMs + stepMs - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [value, step, stepMs]);
  return step.value;
}
