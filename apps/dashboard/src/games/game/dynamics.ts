import { autocorrelation, periodogram } from './spectrum.ts';

const MIN_ROUNDS = 4;
const MAX_LAGS = 100;

/** How each round follows from those before; undefined of too few rounds. */
export function dynamicsOf(attendance: readonly number[]) {
  if (attendance.length < MIN_ROUNDS) return undefined;
  const spectrum = periodogram(attendance);
  return {
    /** The points of the return map: attendance, and that of the next round. */
    now: attendance.slice(0, -1),
    next: attendance.slice(1),
    correlation: autocorrelation(attendance, Math.min(MAX_LAGS, Math.floor(attendance.length / 2))),
    /** Without any memory 95 % of the correlations lie between this and its negative. */
    chance: 1.96 / Math.sqrt(attendance.length),
    ...spectrum,
    doesVary: attendance.some((value) => value !== attendance[0]),
    /** The spectrum is that of the last rounds, which may be equal where the earlier ones are not. */
    hasSpectrum: spectrum.power.some((power) => power > 0),
  };
}
export type Dynamics = NonNullable<ReturnType<typeof dynamicsOf>>;
