import { useRef, useState } from 'react';
import type { FieldValue } from '../../game-form/form.ts';
import { type CurveState, MAX_UNDO, remembered } from './curve-history.ts';
import type { CurveName } from './curve-source.tsx';

/** The interval between updates of the form, and of the work that follows it, during a drag. */
const UPDATE_MS = 150;

/** The two curves while they are edited: with the one under a drag, and with a history to undo. */
export function useCurveEdit(
  stored: Readonly<Record<CurveName, FieldValue>>,
  onChange: (name: CurveName, value: FieldValue) => void,
) {
  const [past, setPast] = useState<readonly CurveState[]>([]);
  const [draft, setDraft] = useState<CurveState>();
  const latest = useRef<CurveState>(undefined);
  const updatedMs = useRef(0);
  const curve = draft === undefined ? stored : { ...stored, [draft.name]: draft.value };

  const remember = (name: CurveName) => setPast((before) => remembered(before, { name, value: curve[name] }, MAX_UNDO));
  return {
    curve,
    isUndoable: past.length > 0,
    remember,
    change(name: CurveName, value: FieldValue) {
      remember(name);
      onChange(name, value);
    },
    /** Shows a curve during a drag; the form follows at its own interval. */
    drag(name: CurveName, value: FieldValue) {
      latest.current = { name, value };
      setDraft(latest.current);
      if (performance.now() - updatedMs.current < UPDATE_MS) return;
      updatedMs.current = performance.now();
      onChange(name, value);
    },
    /** Stores the curve at the end of a drag. */
    drop() {
      setDraft(undefined);
      if (latest.current) onChange(latest.current.name, latest.current.value);
      latest.current = undefined;
    },
    /** Goes back by one change; gives the curve that changed. */
    undo(): CurveName | undefined {
      const last = past.at(-1);
      if (last === undefined) return undefined;
      setPast(past.slice(0, -1));
      onChange(last.name, last.value);
      return last.name;
    },
  };
}
