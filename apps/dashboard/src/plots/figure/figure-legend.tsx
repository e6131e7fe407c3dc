import type { PlotColour } from './colours.ts';
import type { Figure, Shape } from './shapes.ts';
import { widthOf } from '../axes/ticks.ts';

interface Entry {
  label: string;
  colour: PlotColour;
}

/** What the areas of a plot are. */
export function FigureLegend({ entries }: { entries: readonly Entry[] }) {
  return (
    <ul className="flex flex-wrap items-center gap-x-3 gap-y-0.5 py-1 text-[0.88em]">
      {entries.map(({ label, colour }, index) => (
        <li key={label} className="flex items-center gap-1.5">
          <svg width={18} height={12} aria-hidden>
            <rect
              x={1}
              y={1}
              width={16}
              height={10}
              fill={`var(--${colour})`}
              fillOpacity={0.35}
              stroke={`var(--${colour})`}
              strokeWidth={1.5}
              strokeDasharray={index % 2 === 0 ? undefined : '5 3'}
            />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

/** The figure with the legend below it, for files. One area alone needs none: the plot's name says it. */
export function legendRow(figure: Figure, entries: readonly Entry[]): Figure {
  if (entries.length < 2) return figure;
  const shapes: Shape[] = [];
  let [x, y] = [4, figure.height + 14];
  for (const [index, { label, colour }] of entries.entries()) {
    const wide = 24 + widthOf(label) + 16;
    if (x > 4 && x + wide > figure.width) [x, y] = [4, y + 18];
    const box = { kind: 'rectangle', x, y: y - 9, width: 16, height: 10 } as const;
    shapes.push({ ...box, fill: colour, opacity: 0.35 });
    shapes.push({
      kind: 'path',
      xs: [x, x + 16, x + 16, x, x],
      ys: [y - 9, y - 9, y + 1, y + 1, y - 9],
      stroke: colour,
      width: 1.5,
      dash: index % 2 === 0 ? [] : [5, 3],
    });
    shapes.push({ kind: 'text', x: x + 24, y, text: label, colour: 'ink' });
    x += wide;
  }
  return { width: figure.width, height: y + 10, shapes: [...figure.shapes, ...shapes] };
}
