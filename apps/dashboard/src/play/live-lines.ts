import type { Frame } from './live-game.ts';

/** The lines of capacity and equilibrium. Where the two are close, the label of the capacity is enough. */
export function marksOf({ agents, capacity, equilibrium }: Pick<Frame, 'agents' | 'capacity' | 'equilibrium'>) {
  const isClose = equilibrium !== null && capacity !== null && Math.abs(equilibrium - capacity) < 0.02 * agents;
  return [
    ...(capacity === null ? [] : [{ label: `capacity ${capacity}`, y: capacity, colour: 'plot-2' as const }]),
    ...(equilibrium === null || isClose
      ? []
      : [{ label: `equilibrium ${equilibrium.toFixed(1)}`, y: equilibrium, colour: 'plot-3' as const, dash: [6, 4] }]),
  ];
}

/** The attendance over rounds to draw: of the latest rounds, or of the whole game in buckets. */
export function linesOf(frame: Frame | undefined, isWhole: boolean) {
  const label = 'round';
  const line = { key: 'attendance', label: 'attendance', colour: 'plot-1' as const };
  if (frame === undefined) return { x: { label, values: [] }, lines: [{ ...line, values: [] }] };
  const { recent, overview, round } = frame;
  if (isWhole && overview !== undefined) {
    const { mean, min, max } = overview;
    const bands = overview.size > 1 ? { low: min, high: max } : {};
    return { x: { label, values: overview.round }, lines: [{ ...line, values: mean, ...bands }] };
  }
  const first = round - recent.length + 1;
  return {
    x: { label, values: Float64Array.from(recent, (_, place) => first + place) },
    lines: [{ ...line, values: recent }],
  };
}

/** The axis of attendance. It moves in steps, and only for an attendance that is new: a jumping axis is unreadable. */
export function rangeOf(frame: Frame | undefined): readonly [number, number] {
  if (frame?.summary === undefined) return [0, Math.max(1, frame?.agents ?? 100)];
  const { agents, capacity, summary } = frame;
  const least = summary.counts.findIndex((count) => count > 0);
  const largest = summary.counts.findLastIndex((count) => count > 0);
  if (least < 0 || largest - least > agents / 3) return [0, agents];
  const [low, high] = [Math.min(least, capacity ?? least), Math.max(largest, capacity ?? largest)];
  const step = Math.max(1, Math.ceil(agents / 20));
  return [Math.max(0, (Math.floor(low / step) - 1) * step), Math.min(agents, (Math.ceil(high / step) + 1) * step)];
}
