import { Plus, Undo2 } from 'lucide-react';
import { Button } from '../../design/button.tsx';
import { formatNumber } from '../../design/figures.ts';
import type { CurveEditing } from './use-curve-editor.ts';

interface Props {
  agents: number;
  editor: Pick<CurveEditing, 'active' | 'isUndoable' | 'insert' | 'stretch' | 'undo'>;
}

/** The buttons above the plot of the curves. */
export function CurveTools({ agents, editor: { active, isUndoable, insert, stretch, undo } }: Props) {
  const points = active?.points;
  return (
    <div className={`mt-3 flex flex-wrap items-center justify-end gap-1.5 ${points || isUndoable ? '' : 'hidden'}`}>
      {points && (
        <>
          <p className="mr-auto text-[0.92em] text-ink-soft">Draw over the plot, drag a point, or click to add one.</p>
          <Button size="small" onClick={insert}>
            <Plus aria-hidden className="size-4" /> Point
          </Button>
          {points[points.length - 1][0] !== agents && agents > 0 && (
            <Button size="small" onClick={stretch}>
              Stretch to {formatNumber(agents)}
            </Button>
          )}
        </>
      )}
      <Button
        size="small"
        disabled={!isUndoable}
        onClick={undo}
        aria-label="Undo the last change of a curve"
        title="Undo (Ctrl+Z)"
      >
        <Undo2 aria-hidden className="size-4" />
      </Button>
    </div>
  );
}
