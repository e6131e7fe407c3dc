import { dashOf, type HistogramGroup } from './shapes.ts';

/** The colours and outlines of the groups. */
export function HistogramLegend({ groups }: { groups: readonly HistogramGroup[] }) {
  return (
    <ul className="flex flex-wrap items-center gap-x-3 gap-y-0.5 py-1 text-[0.88em]">
      {groups.map(({ label, colour }, index) => (
        <li key={index} className="flex items-center gap-1.5">
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
              strokeDasharray={dashOf(index).join(' ') || undefined}
            />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
