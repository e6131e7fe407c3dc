import { formatCount } from '../design/figures.ts';

/** The height of a bar of all agents; the number stands above it. */
const BAR_REM = 5.6;

/** The attendances of the last weeks as bars with their numbers, the latest on the right, and the line of what fits. */
export function WeekBars({
  attendances,
  agents,
  capacity,
  weeks,
}: {
  attendances: ArrayLike<number>;
  agents: number;
  capacity: number;
  weeks: number;
}) {
  const shown = Array.from(attendances).slice(-weeks);
  return (
    <div>
      <p className="mb-1 text-[0.92em] text-ink-soft">
        The last {shown.length} weeks; the line is the room, {capacity}
      </p>
      <ol
        aria-label="Attendance of the last weeks, the latest last"
        className="relative grid h-28 auto-cols-fr grid-flow-col items-end gap-1 border-b border-line-strong"
      >
        <li
          aria-hidden
          className="pointer-events-none absolute inset-x-0 border-t-2 border-dashed border-plot-2"
          style={{ bottom: `${(BAR_REM * capacity) / agents}rem` }}
        />
        {shown.map((attendance, place) => (
          <li key={place} className="grid h-full content-end">
            <span
              className={`text-center text-[0.82em] tabular-nums ${attendance > capacity ? 'font-bold text-bad' : ''}`}
            >
              {formatCount(attendance)}
              {attendance > capacity && <span className="sr-only"> crowded</span>}
            </span>
            <span
              aria-hidden
              className={`rounded-t-sm ${attendance > capacity ? 'bg-bad' : 'bg-sea'}`}
              style={{ height: `${(BAR_REM * attendance) / agents}rem` }}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}
