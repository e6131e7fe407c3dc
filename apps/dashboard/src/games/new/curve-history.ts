import type { FieldValue } from '../../game-form/form.ts';
import { pointsOf } from './curve-line.ts';
import type { CurveName } from './curve-source.tsx';
import type { Line } from './look-ahead.ts';

/** One of the two curves as it was. */
export interface CurveState {
  readonly name: CurveName;
  readonly value: FieldValue;
}

/** The number of changes that can be undone. */
export const MAX_UNDO = 50;

/** The history with one state more; the oldest ones drop out. */
export const remembered = (past: readonly CurveState[], state: CurveState, max: number): readonly CurveState[] =>
  [...past, state].slice(-max);

/** The points of a curve that was a formula: along its line, or flat at 0 where it has none. */
export const drawnFrom = (line: Line, agents: number): FieldValue =>
  line.n.length > 0
    ? pointsOf(line)
    : [
        [0, 0],
        [Math.max(1, agents), 0],
      ];
