import { Plus, Undo2 } from 'lucide-react';
import { Button } from '../../design/button.tsx';
import { formatNumber } from '../../design/figures.ts';
import type { Points } from './curve-points.ts';

interface Props {
  /** Undefined if both curves are formulas. */
  points: Points | undefined;
  agents: number;
  isUndoable: boolean;
  onInsert: () => void;
  onStretch: () => void;
  onUndo: () => void;
}

/** The buttons above the plot of the curves. */
export function CurveTools({ points, agents, isUndoable, onInsert, onStretch, onUndo }: Props) {
  return (
    <div className={`mt-3 flex flex-wrap items-center justify-end gap-1.5 ${points || isUndoable ? '' : 'hidden'}`}>
      {points && (
        <>
          <p className="mr-auto text-[0.92em] text-ink-soft">Draw over the plot, drag a point, or click to add one.</p>
          <Button size="small" onClick={onInsert}>
            <Plus aria-hidden className="size-4" /> Point
          </Button>
          {points[points.length - 1][0] !== agents && agents > 0 && (
            <Button size="small" onClick={onStretch}>
              Stretch to {formatNumber(agents)}
            </Button>
          )}
        </>
      )}
      <Button
        size="small"
        disabled={!isUndoable}
        onClick={onUndo}
        aria-label="Undo the last change of a curve"
        title="Undo (Ctrl+Z)"
      >
        <Undo2 aria-hidden className="size-4" />
      </Button>
    </div>
  );
}
