import { Plus, Undo2 } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { formatNumber } from '../../design/figures.ts';
import { CurveHandles } from './curve-handles.tsx';
import { type CurveName, CurveSource } from './curve-source.tsx';
import { lineOf, pointsOf } from './curve-line.ts';
import { addPoint, stretchTo } from './curve-points.ts';
import type { FieldValue, FieldValues } from '../../game-form/form.ts';
import type { Ahead, Line, Theory } from './look-ahead.ts';
import { PayoffPlot } from './payoff-plot.tsx';
import { payoffRange } from './plot-frame.ts';
import { PointTable } from './point-table.tsx';
import { describeTheory } from './theory-words.ts';

const NOTHING: Line = { n: new Float64Array(), payoff: new Float64Array() };
const MOST_UNDONE = 50;
/** The form, and what is computed for it, follow the hand at this pace. */
const TELLING_MS = 150;

interface Draft {
  name: CurveName;
  value: FieldValue;
}

interface Props {
  values: FieldValues;
  defaults: Record<CurveName, string>;
  agents: number;
  theory: Theory | null;
  ahead: Ahead | null;
  faultFor: (field: string) => string | undefined;
  onChange: (name: CurveName, value: FieldValue) => void;
}

/** Draws the two curves of a game: with a pen over the plot, by its points, or as formulas. */
export function CurveEditor({ values, defaults, agents, theory, ahead, faultFor, onChange }: Props) {
  const [chosen, setChosen] = useState<CurveName>('go');
  const [selected, setSelected] = useState(0);
  /** The payoffs shown while a point is dragged: the axis must not run away from the hand. */
  const [held, setHeld] = useState<readonly [number, number]>();
  const [past, setPast] = useState<readonly { name: CurveName; value: FieldValue }[]>([]);
  const formulas = useRef<Partial<Record<CurveName, string>>>({});

  /** The curve in the hand: the form learns of it now and then, and when it is let go. */
  const [draft, setDraft] = useState<Draft>();
  const latest = useRef<Draft>(undefined);
  const told = useRef(0);

  const curve: Record<CurveName, FieldValue> = {
    go: values['go'] ?? defaults.go,
    stay: values['stay'] ?? defaults.stay,
  };
  if (draft) curve[draft.name] = draft.value;
  const lines = {
    go: useMemo(() => lineOf(curve.go, agents), [curve.go, agents]) ?? theory?.go ?? NOTHING,
    stay: useMemo(() => lineOf(curve.stay, agents), [curve.stay, agents]) ?? theory?.stay ?? NOTHING,
  };
  const range = payoffRange([...lines.go.payoff, ...lines.stay.payoff]);
  // What is a formula cannot be drawn on.
  const drawn = (['go', 'stay'] as const).filter((name) => typeof curve[name] !== 'string');
  const active = drawn.includes(chosen) ? chosen : drawn[0];
  const activeCurve = active === undefined ? undefined : curve[active];
  const points = typeof activeCurve === 'string' ? undefined : activeCurve;
  const index = Math.min(selected, (points?.length ?? 1) - 1);

  const remember = (name: CurveName) =>
    setPast((before) => [...before.slice(1 - MOST_UNDONE), { name, value: curve[name] }]);
  const change = (name: CurveName, value: FieldValue) => {
    remember(name);
    onChange(name, value);
  };
  const hold = (name: CurveName, value: FieldValue) => {
    latest.current = { name, value };
    setDraft(latest.current);
    if (performance.now() - told.current < TELLING_MS) return;
    told.current = performance.now();
    onChange(name, value);
  };
  const release = () => {
    setHeld(undefined);
    setDraft(undefined);
    if (latest.current) onChange(latest.current.name, latest.current.value);
    latest.current = undefined;
  };
  const undo = () => {
    const last = past.at(-1);
    if (!last) return;
    setPast(past.slice(0, -1));
    setChosen(last.name);
    onChange(last.name, last.value);
  };
  const turn = (name: CurveName, isFormula: boolean) => {
    const value = curve[name];
    if (isFormula) return change(name, formulas.current[name] ?? defaults[name]);
    if (typeof value === 'string') formulas.current[name] = value;
    const { [name]: line } = lines;
    const flat = [[0, 0] as const, [Math.max(1, agents), 0] as const];
    change(name, line.n.length > 0 ? pointsOf(line) : flat);
    setChosen(name);
    setSelected(0);
  };
  const insert = () => {
    if (!points || active === undefined) return;
    const [n0, payoff0] = points[index];
    const [n1, payoff1] = points[index + 1] ?? [Math.max(agents, n0 + 1), payoff0];
    const n = Math.round((n0 + n1) / 2);
    if (points.some(([place]) => place === n)) return;
    change(active, addPoint(points, [n, Number(((payoff0 + payoff1) / 2).toPrecision(4))]));
    setSelected(index + 1);
  };

  return (
    <div
      onKeyDown={(event) => {
        if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.target instanceof HTMLInputElement) return;
        event.preventDefault();
        undo();
      }}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        {(['go', 'stay'] as const).map((name) => (
          <CurveSource
            key={name}
            name={name}
            value={curve[name]}
            isActive={active === name}
            fault={faultFor(`rules.${name}`)}
            onChoose={() => {
              setChosen(name);
              setSelected(0);
            }}
            onTurn={(isFormula) => turn(name, isFormula)}
            onChange={(text) => onChange(name, text)}
          />
        ))}
      </div>
      <div
        className={`mt-3 flex flex-wrap items-center justify-end gap-1.5 ${points || past.length > 0 ? '' : 'hidden'}`}
      >
        {points && active !== undefined && (
          <>
            <p className="mr-auto text-[0.92em] text-ink-soft">
              Draw over the plot, drag a point, or click to add one.
            </p>
            <Button size="small" onClick={insert}>
              <Plus aria-hidden className="size-4" /> Point
            </Button>
            {points[points.length - 1][0] !== agents && agents > 0 && (
              <Button size="small" onClick={() => change(active, stretchTo(points, agents))}>
                Stretch to {formatNumber(agents)}
              </Button>
            )}
          </>
        )}
        <Button
          size="small"
          disabled={past.length === 0}
          onClick={undo}
          aria-label="Undo the last change of a curve"
          title="Undo (Ctrl+Z)"
        >
          <Undo2 aria-hidden className="size-4" />
        </Button>
      </div>
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
          points &&
          active !== undefined && (
            <CurveHandles
              key={active}
              frame={frame}
              name={active}
              points={points}
              selected={index}
              onSelect={setSelected}
              onGrip={() => {
                remember(active);
                setHeld(range);
              }}
              onRelease={release}
              onChange={(next) => hold(active, next)}
            />
          )
        }
      </PayoffPlot>
      {points && active !== undefined && (
        <>
          <p className="mt-1 text-[0.92em] text-ink-soft">
            With the keyboard: Tab to a point, arrows move it (with Shift ten times as far), Enter adds one after it,
            Delete removes it.
          </p>
          <PointTable name={active} points={points} onChange={(next) => change(active, next)} />
        </>
      )}
    </div>
  );
}
