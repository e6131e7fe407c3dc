import { useMemo, useRef, useState } from 'react';
import type { FieldValue, FieldValues } from '../../game-form/form.ts';
import { CurveHandles } from './curve-handles.tsx';
import { drawnFrom } from './curve-history.ts';
import { pointAfter } from './curve-keys.ts';
import { lineOf } from './curve-line.ts';
import { addPoint, stretchTo } from './curve-points.ts';
import { type CurveName, CurveSource } from './curve-source.tsx';
import { CurveTools } from './curve-tools.tsx';
import type { Ahead, Line, Theory } from './look-ahead.ts';
import { PayoffPlot } from './payoff-plot.tsx';
import { payoffRange, payoffStep } from './plot-frame.ts';
import { PointTable } from './point-table.tsx';
import { describeTheory } from './theory-words.ts';
import { useCurveEdit } from './use-curve-edit.ts';

const NOTHING: Line = { n: new Float64Array(), payoff: new Float64Array() };
const NAMES = ['go', 'stay'] as const;

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
  /** The payoffs shown during a drag: the axis stays under the pointer. */
  const [held, setHeld] = useState<readonly [number, number]>();
  const formulas = useRef<Partial<Record<CurveName, string>>>({});
  const edit = useCurveEdit({ go: values['go'] ?? defaults.go, stay: values['stay'] ?? defaults.stay }, onChange);
  const { curve } = edit;
  const lines = {
    go: useMemo(() => lineOf(curve.go, agents), [curve.go, agents]) ?? theory?.go ?? NOTHING,
    stay: useMemo(() => lineOf(curve.stay, agents), [curve.stay, agents]) ?? theory?.stay ?? NOTHING,
  };
  const range = payoffRange([...lines.go.payoff, ...lines.stay.payoff]);
  // The pen cannot draw over a formula.
  const drawn = NAMES.filter((name) => typeof curve[name] !== 'string');
  const active = drawn.includes(chosen) ? chosen : drawn[0];
  const activeCurve = active === undefined ? undefined : curve[active];
  const points = typeof activeCurve === 'string' ? undefined : activeCurve;
  const index = Math.min(selected, (points?.length ?? 1) - 1);

  const choose = (name: CurveName | undefined) => {
    if (name === undefined) return;
    setChosen(name);
    setSelected(0);
  };
  const turn = (name: CurveName, isFormula: boolean) => {
    const value = curve[name];
    if (isFormula) return edit.change(name, formulas.current[name] ?? defaults[name]);
    if (typeof value === 'string') formulas.current[name] = value;
    edit.change(name, drawnFrom(lines[name], agents));
    choose(name);
  };
  const insert = () => {
    if (!points || active === undefined) return;
    const step = payoffStep({ low: range[0], high: range[1] });
    const point = pointAfter(points, index, Math.max(agents, points[index][0] + 2), step);
    if (point === undefined) return;
    edit.change(active, addPoint(points, point));
    setSelected(index + 1);
  };

  return (
    <div
      onKeyDown={(event) => {
        if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.target instanceof HTMLInputElement) return;
        event.preventDefault();
        choose(edit.undo());
      }}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        {NAMES.map((name) => (
          <CurveSource
            key={name}
            name={name}
            value={curve[name]}
            isActive={active === name}
            fault={faultFor(`rules.${name}`)}
            onChoose={() => choose(name)}
            onTurn={(isFormula) => turn(name, isFormula)}
            onChange={(text) => onChange(name, text)}
          />
        ))}
      </div>
      <CurveTools
        points={points}
        agents={agents}
        isUndoable={edit.isUndoable}
        onInsert={insert}
        onStretch={() => points && active !== undefined && edit.change(active, stretchTo(points, agents))}
        onUndo={() => choose(edit.undo())}
      />
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
                edit.remember(active);
                setHeld(range);
              }}
              onRelease={() => {
                setHeld(undefined);
                edit.drop();
              }}
              onChange={(next) => edit.drag(active, next)}
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
          <PointTable name={active} points={points} onChange={(next) => edit.change(active, next)} />
        </>
      )}
    </div>
  );
}
