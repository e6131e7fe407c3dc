import type { Parameter } from '@farol/kernel';

export type NumberParameter = Extract<Parameter, { type: 'integer' | 'number' }>;

/** The range of a slider. It is shorter than the legal range where most of that makes no visible difference. */
export function sliderRange(
  name: string,
  { type, min, max }: Pick<NumberParameter, 'type' | 'min' | 'max'>,
  agents: number,
): { min: number; max: number; step: number } {
  if (name === 'capacity') return { min: 0, max: agents, step: 1 };
  if (name === 'memory') return { min, max: Math.min(max, 12), step: 1 };
  if (type === 'integer') return { min, max: Math.min(max, 100), step: 1 };
  return { min: Math.max(min, -3), max: Math.min(max, 3), step: max <= 1 ? 0.01 : 0.1 };
}

/** A number after an arrow key: one step further, ten with Shift, inside its range and without binary noise. */
export function stepNumber(
  { type, min, max }: Pick<NumberParameter, 'type' | 'min' | 'max'>,
  value: number,
  { isUp, isLarge }: { isUp: boolean; isLarge: boolean },
): number {
  const size = type === 'integer' ? 1 : max - min <= 1 ? 0.01 : 0.1;
  const step = (isUp ? 1 : -1) * size * (isLarge ? 10 : 1);
  return Number(Math.max(min, Math.min(max, value + step)).toFixed(6));
}
