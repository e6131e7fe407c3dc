import { Trash2 } from 'lucide-react';
import { CONTROL } from '../../design/field.tsx';
import { readNumber } from '../../design/read-number.ts';
import { type Points, removePoint } from './curve-points.ts';
import { type CurveName, CURVE_WORDS } from './curve-source.tsx';

interface Props {
  name: CurveName;
  points: Points;
  onChange: (points: Points) => void;
}

/** The points of a curve as numbers: exact, and for those who do not see the plot. */
export function PointTable({ name, points, onChange }: Props) {
  const set = (index: number, place: number, text: string) => {
    const value = readNumber(text);
    if (typeof value !== 'number') return;
    onChange(points.map((point, i) => (i === index ? (place === 0 ? [value, point[1]] : [point[0], value]) : point)));
  };
  return (
    <details className="mt-2">
      <summary className="min-h-6 font-semibold">
        {points.length} {points.length === 1 ? 'point' : 'points'} of {CURVE_WORDS[name]} as numbers
      </summary>
      <ol className="mt-2 grid grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-x-4 gap-y-1.5 p-1">
        {points.map(([n, payoff], index) => (
          <li key={`${index} ${n} ${payoff}`} className="flex items-center gap-1.5">
            {[n, payoff].map((value, place) => (
              <input
                key={place === 0 ? 'n' : 'payoff'}
                aria-label={`${place === 0 ? 'n' : 'payoff'} of point ${index + 1} of ${CURVE_WORDS[name]}`}
                defaultValue={value}
                inputMode="decimal"
                autoComplete="off"
                onBlur={({ target }) => {
                  if (target.value !== String(value)) set(index, place, target.value);
                }}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') event.currentTarget.blur();
                }}
                className={`${CONTROL} min-h-7! py-0.5! font-mono`}
              />
            ))}
            <button
              type="button"
              aria-label={`Remove point ${index + 1} of ${CURVE_WORDS[name]}`}
              disabled={points.length === 1}
              onClick={() => onChange(removePoint(points, index))}
              className="rounded p-1.5 text-ink-soft hover:text-bad disabled:opacity-40"
            >
              <Trash2 aria-hidden className="size-4" />
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}
