import { useMemo, useRef, useState } from 'react';
import type { FieldValue, FieldValues } from '../../game-form/form.ts';
import { activeCurve, insertAfter } from './active-curve.ts';
import { drawnFrom } from './curve-history.ts';
import { lineOf } from './curve-line.ts';
import { type Points, stretchTo } from './curve-points.ts';
import type { CurveName } from './curve-source.tsx';
import type { Line, Theory } from './look-ahead.ts';
import { payoffRange } from './plot-frame.ts';
import { useCurveEdit } from './use-curve-edit.ts';

const NOTHING: Line = { n: new Float64Array(), payoff: new Float64Array() };

export interface CurveEditorInput {
  values: FieldValues;
  defaults: Record<CurveName, string>;
  agents: number;
  theory: Theory | null;
  onChange: (name: CurveName, value: FieldValue) => void;
}

/** The two curves, the one that the pen draws with its selected point, and all changes of them. */
export function useCurveEditor({ values, defaults, agents, theory, onChange }: CurveEditorInput) {
  const [chosen, setChosen] = useState<CurveName>('go');
  const [selected, select] = useState(0);
  /** The payoffs shown during a drag: the axis stays under the pointer. */
  const [held, setHeld] = useState<readonly [number, number]>();
  const formulas = useRef<Partial<Record<CurveName, string>>>({});
  const edit = useCurveEdit({ go: values['go'] ?? defaults.go, stay: values['stay'] ?? defaults.stay }, onChange);
  const { curve } = edit;
  const lines = useLines(curve, agents, theory);
  const range = payoffRange([...lines.go.payoff, ...lines.stay.payoff]);
  const active = activeCurve(curve, chosen);
  const index = Math.min(selected, (active?.points.length ?? 1) - 1);
  const choose = (name: CurveName) => {
    setChosen(name);
    select(0);
  };
  const change = (points: Points | undefined) => active && points && edit.change(active.name, points);
  return {
    curve,
    lines,
    range: held ?? range,
    active,
    index,
    select,
    choose,
    change,
    isUndoable: edit.isUndoable,
    turn(name: CurveName, isFormula: boolean) {
      const value = curve[name];
      if (isFormula) return edit.change(name, formulas.current[name] ?? defaults[name]);
      if (typeof value === 'string') formulas.current[name] = value;
      edit.change(name, drawnFrom(lines[name], agents));
      choose(name);
    },
    insert() {
      const points = active && insertAfter(active.points, index, agents, range);
      if (points === undefined) return;
      change(points);
      select(index + 1);
    },
    stretch: () => change(active && stretchTo(active.points, agents)),
    undo() {
      const name = edit.undo();
      if (name !== undefined) choose(name);
    },
    /** A drag begins; all its changes until the release are undone together. */
    grip() {
      if (active === undefined) return;
      edit.remember(active.name);
      setHeld(range);
    },
    drag: (points: Points) => active && edit.drag(active.name, points),
    release() {
      setHeld(undefined);
      edit.drop();
    },
  };
}

/** Both curves as lines: drawn ones at once, formulas when the worker has computed them. */
function useLines({ go, stay }: Record<CurveName, FieldValue>, agents: number, theory: Theory | null) {
  return {
    go: useMemo(() => lineOf(go, agents), [go, agents]) ?? theory?.go ?? NOTHING,
    stay: useMemo(() => lineOf(stay, agents), [stay, agents]) ?? theory?.stay ?? NOTHING,
  };
}

export type CurveEditing = ReturnType<typeof useCurveEditor>;
