import type { PlotColour } from '../figure/colours.ts';

interface PointedReadingProps {
  /** The position that is read, in pixels. The text stands beside it. */
  x: number;
  y?: number;
  /** Width of the plot. */
  width: number;
  title: string;
  rows: readonly { label: string; value: string; colour?: PlotColour }[];
}

/** The exact values at the pointer or at the cell that the keys selected. */
export function PointedReading({ x, y = 28, width, title, rows }: PointedReadingProps) {
  const isLeft = x > width / 2;
  return (
    <div
      aria-live="polite"
      className="pointer-events-none absolute z-10 max-w-[70%] rounded-md border border-line-strong bg-panel/95 px-2 py-1 text-[0.85em] shadow"
      style={{ top: y, ...(isLeft ? { right: width - x + 12 } : { left: x + 12 }) }}
    >
      <p className="font-semibold">{title}</p>
      <dl className="grid grid-cols-[1fr_auto] gap-x-3">
        {rows.map(({ label, value, colour }) => (
          <div key={label} className="contents">
            <dt className="flex items-center gap-1.5 text-ink-soft">
              {colour !== undefined && (
                <span aria-hidden className="size-2.5 rounded-xs" style={{ background: `var(--${colour})` }} />
              )}
              {label}
            </dt>
            <dd className="text-right font-mono whitespace-nowrap">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
