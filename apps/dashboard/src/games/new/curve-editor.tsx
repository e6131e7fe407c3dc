import { Plus, Trash2, Undo2 } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { CONTROL } from '../../design/field.tsx';
import { formatNumber } from '../../design/figures.ts';
import { CurveHandles } from './curve-handles.tsx';
import { lineOf, pointsOf } from './curve-line.ts';
import { addPoint, type Points, removePoint, stretchTo } from './curve-points.ts';
import type { FieldValue, FieldValues } from './form.ts';
import type { Ahead, Line, Theory } from './look-ahead.ts';
import { PayoffPlot } from './payoff-plot.tsx';
import { payoffRange } from './plot-frame.ts';
import { describeTheory } from './theory-words.ts';

export type CurveName = 'go' | 'stay';
const NOTHING: Line = { n: new Float64Array(), payoff: new Float64Array() };
const WORDS = { go: 'going', stay: 'staying' } as const;

interface Props {
  values: FieldValues;
  defaults: Record<CurveName, FieldValue>;
  agents: number;
  theory: Theory | null;
  ahead: Ahead | null;
  faultFor: (field: string) => string | undefined;
  onChange: (name: CurveName, value: FieldValue) => void;
}

/** Draws the two curves of a game: with a pen over the plot, by its points, or as formulas. */
export function CurveEditor({ values, defaults, agents, theory, ahead, faultFor, onChange }: Props) {
  const [active, setActive] = useState<CurveName>('go');
  const [selected, setSelected] = useState(0);
  /** The payoffs shown while a point is dragged: the axis must not run away from the hand. */
  const [held, setHeld] = useState<readonly [number, number]>();
  const past = useRef<{ name: CurveName; value: FieldValue }[]>([]);
  const formulas = useRef<Partial<Record<CurveName, string>>>({});

  const curve = { go: valueOf(values, defaults, 'go'), stay: valueOf(values, defaults, 'stay') };
  const lines = {
    go: useMemo(() => lineOf(curve.go, agents), [curve.go, agents]) ?? theory?.go ?? NOTHING,
    stay: useMemo(() => lineOf(curve.stay, agents), [curve.stay, agents]) ?? theory?.stay ?? NOTHING,
  };
  const range = payoffRange([...lines.go.payoff, ...lines.stay.payoff]);
  const points: Points | null = typeof curve[active] === 'string' ? null : curve[active];
  const index = Math.min(selected, (points?.length ?? 1) - 1);

  const remember = () => {
    past.current = [...past.current.slice(-49), { name: active, value: curve[active] }];
    setHeld(range);
  };
  const change = (value: FieldValue) => {
    remember();
    setHeld(undefined);
    onChange(active, value);
  };
  const undo = () => {
    const last = past.current.pop();
    if (!last) return;
    setActive(last.name);
    onChange(last.name, last.value);
  };
  const switchTo = (isFormula: boolean) => {
    if (isFormula) change(formulas.current[active] ?? (typeof defaults[active] === 'string' ? defaults[active] : '0'));
    else {
      if (typeof curve[active] === 'string') formulas.current[active] = curve[active];
      change(
        lines[active].n.length > 0
          ? pointsOf(lines[active])
          : [
              [0, 0],
              [Math.max(1, agents), 0],
            ],
      );
    }
  };
  const insert = () => {
    if (!points) return;
    const next = points[index + 1] ?? [Math.max(agents, points[index][0] + 1), points[index][1]];
    const n = Math.round((points[index][0] + next[0]) / 2);
    if (points.some(([place]) => place === n)) return;
    change(addPoint(points, [n, Number(((points[index][1] + next[1]) / 2).toPrecision(4))]));
    setSelected(index + 1);
  };

  return (
    <div
      data-field="rules.go"
      onKeyDown={(event) => {
        if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.target instanceof HTMLInputElement) return;
        event.preventDefault();
        undo();
      }}
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div role="radiogroup" aria-label="The curve to draw" className="flex">
          {(['go', 'stay'] as const).map((name) => (
            <label
              key={name}
              className="flex min-h-9 cursor-pointer items-center gap-2 border border-line-strong bg-panel px-3 first:rounded-l-md last:-ml-px last:rounded-r-md has-checked:bg-sunken has-checked:font-semibold has-focus-visible:outline-2 has-focus-visible:outline-lamp"
            >
              <input
                type="radio"
                name="curve"
                className="accent-lamp"
                checked={active === name}
                onChange={() => {
                  setActive(name);
                  setSelected(0);
                }}
              />
              <svg width={24} height={8} aria-hidden>
                <line
                  x2={24}
                  y1={4}
                  y2={4}
                  strokeWidth={2.5}
                  strokeDasharray={name === 'stay' ? '7 4' : undefined}
                  className={name === 'go' ? 'stroke-plot-1' : 'stroke-plot-5'}
                />
              </svg>
              {WORDS[name]}
            </label>
          ))}
        </div>
        <select
          aria-label={`How ${WORDS[active]} is given`}
          value={points === null ? 'formula' : 'points'}
          onChange={({ target }) => switchTo(target.value === 'formula')}
          className={`${CONTROL} !w-auto`}
        >
          <option value="points">drawn</option>
          <option value="formula">a formula</option>
        </select>
        <div className="ml-auto flex flex-wrap gap-1.5">
          {points !== null && (
            <>
              <Button size="small" onClick={insert}>
                <Plus aria-hidden className="size-4" /> Point
              </Button>
              {points[points.length - 1][0] !== agents && agents > 0 && (
                <Button size="small" onClick={() => change(stretchTo(points, agents))}>
                  Stretch to {formatNumber(agents)}
                </Button>
              )}
            </>
          )}
          <Button size="small" onClick={undo} aria-label="Undo the last change of a curve" title="Undo (Ctrl+Z)">
            <Undo2 aria-hidden className="size-4" />
          </Button>
        </div>
      </div>
      {points === null && (
        <Formula
          key={active}
          name={active}
          value={curve[active] as string}
          fault={faultFor(`rules.${active}`)}
          onChange={(text) => onChange(active, text)}
        />
      )}
      <div className="mt-3">
        <PayoffPlot
          agents={agents}
          go={lines.go}
          stay={lines.stay}
          theory={theory}
          ahead={ahead}
          height={270}
          range={held ?? range}
          label={`The payoff curves, to be drawn. ${describeTheory(theory)}`}
        >
          {(frame) =>
            points !== null && (
              <CurveHandles
                key={active}
                frame={frame}
                name={active}
                points={points}
                selected={index}
                onSelect={setSelected}
                onGrip={remember}
                onRelease={() => setHeld(undefined)}
                onChange={(next) => onChange(active, next)}
              />
            )
          }
        </PayoffPlot>
      </div>
      {points !== null && (
        <p className="mt-1 text-[0.92em] text-ink-soft">
          Draw over the plot, drag a point, or click to add one. With the keyboard: Tab to a point, arrows move it (with
          Shift ten times as far), Enter adds one after it, Delete removes it.
        </p>
      )}
      {points !== null && faultFor(`rules.${active}`) !== undefined && (
        <p className="mt-1 text-bad">{faultFor(`rules.${active}`)}</p>
      )}
      {points !== null && <PointTable name={active} points={points} onChange={change} />}
    </div>
  );
}

function valueOf(values: FieldValues, defaults: Record<CurveName, FieldValue>, name: CurveName): FieldValue {
  const value = values[name];
  return value === undefined ? defaults[name] : value;
}

function Formula({
  name,
  value,
  fault,
  onChange,
}: {
  name: CurveName;
  value: string;
  fault: string | undefined;
  onChange: (text: string) => void;
}) {
  return (
    <div className="mt-3">
      <label htmlFor={`formula-${name}`} className="mb-1 block font-semibold">
        What {WORDS[name]} pays when n of N agents go
      </label>
      <input
        id={`formula-${name}`}
        data-field={`rules.${name}`}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        aria-invalid={fault !== undefined}
        aria-describedby={`formula-${name}-about`}
        spellCheck={false}
        autoComplete="off"
        className={`${CONTROL} font-mono`}
      />
      <div id={`formula-${name}-about`}>
        {fault !== undefined && <p className="mt-1 text-bad">{fault}</p>}
        <p className="mt-1 text-[0.92em] text-ink-soft">
          With <code>n N + - * / ^</code>, comparisons, <code>&amp;&amp; || ? :</code>,{' '}
          <code>min max abs floor ceil sqrt round</code>: <code>n &lt;= 0.6 * N ? 1 : -1</code>
        </p>
      </div>
    </div>
  );
}

/** The points as numbers: exact, and for those who do not see the plot. */
function PointTable({
  name,
  points,
  onChange,
}: {
  name: CurveName;
  points: Points;
  onChange: (points: Points) => void;
}) {
  const set = (index: number, place: 0 | 1, text: string) => {
    const value = Number(text.replace('−', '-'));
    if (text.trim() === '' || !Number.isFinite(value)) return;
    onChange(points.map((point, i) => (i === index ? (place === 0 ? [value, point[1]] : [point[0], value]) : point)));
  };
  return (
    <details className="mt-2">
      <summary className="min-h-6 font-semibold">
        {points.length} {points.length === 1 ? 'point' : 'points'} of {WORDS[name]} as numbers
      </summary>
      <ol className="mt-2 grid max-h-64 grid-cols-[repeat(auto-fill,minmax(13rem,1fr))] gap-x-4 gap-y-1.5 overflow-y-auto p-1">
        {points.map(([n, payoff], index) => (
          <li key={`${index} ${n} ${payoff}`} className="flex items-center gap-1.5">
            {([n, payoff] as const).map((value, place) => (
              <input
                key={place === 0 ? 'n' : 'payoff'}
                aria-label={`${place === 0 ? 'n' : 'payoff'} of point ${index + 1} of ${WORDS[name]}`}
                defaultValue={value}
                inputMode="decimal"
                onBlur={({ target }) => {
                  if (target.value !== String(value)) set(index, place === 0 ? 0 : 1, target.value);
                }}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') event.currentTarget.blur();
                }}
                className={`${CONTROL} !min-h-7 !py-0.5 font-mono`}
              />
            ))}
            <button
              type="button"
              aria-label={`Remove point ${index + 1} of ${WORDS[name]}`}
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
