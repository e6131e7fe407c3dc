import { CURVE_NAMES } from './active-curve.ts';
import { CurveHandles } from './curve-handles.tsx';
import { CurveSource } from './curve-source.tsx';
import { CurveTools } from './curve-tools.tsx';
import type { Ahead } from './look-ahead.ts';
import { PayoffPlot } from './payoff-plot.tsx';
import { PointTable } from './point-table.tsx';
import { describeTheory } from './theory-words.ts';
import { type CurveEditorInput, useCurveEditor } from './use-curve-editor.ts';

interface Props extends CurveEditorInput {
  ahead: Ahead | null;
  faultFor: (field: string) => string | undefined;
}

/** Draws the two curves of a game: with a pen over the plot, by its points, or as formulas. */
export function CurveEditor({ ahead, faultFor, ...input }: Props) {
  const { agents, theory } = input;
  const editor = useCurveEditor(input);
  const { active } = editor;
  return (
    <div
      onKeyDown={(event) => {
        if (event.key !== 'z' || !(event.ctrlKey || event.metaKey) || event.target instanceof HTMLInputElement) return;
        event.preventDefault();
        editor.undo();
      }}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        {CURVE_NAMES.map((name) => (
          <CurveSource
            key={name}
            name={name}
            value={editor.curve[name]}
            isActive={active?.name === name}
            fault={faultFor(`rules.${name}`)}
            onChoose={() => editor.choose(name)}
            onTurn={(isFormula) => editor.turn(name, isFormula)}
            onChange={(text) => input.onChange(name, text)}
          />
        ))}
      </div>
      <CurveTools agents={agents} editor={editor} />
      <PayoffPlot
        agents={agents}
        {...editor.lines}
        theory={theory}
        ahead={ahead}
        height={270}
        range={editor.range}
        label={`The payoff curves, to be drawn. ${describeTheory(theory)}`}
      >
        {(frame) => active && <CurveHandles key={active.name} frame={frame} active={active} editor={editor} />}
      </PayoffPlot>
      {active && (
        <>
          <p className="mt-1 text-[0.92em] text-ink-soft">
            With the keyboard: Tab to a point, arrows move it (with Shift ten times as far), Enter adds one after it,
            Delete removes it.
          </p>
          <PointTable name={active.name} points={active.points} onChange={editor.change} />
        </>
      )}
    </div>
  );
}
