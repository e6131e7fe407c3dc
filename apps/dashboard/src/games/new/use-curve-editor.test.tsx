import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { FieldValue } from '../../game-form/form.ts';
import type { CurveName } from './curve-source.tsx';
import { type CurveEditing, useCurveEditor } from './use-curve-editor.ts';

const defaults = { go: '1 - n / N', stay: '0' };
const slope = [
  [0, 1],
  [60, -1],
] as const;

/** The editor of these curves for 100 agents, and the changes that it makes. */
function editorOf(values: Partial<Record<CurveName, FieldValue>>) {
  const changes: [name: CurveName, value: FieldValue][] = [];
  let editor: CurveEditing | undefined;
  function Editor() {
    editor = useCurveEditor({
      values,
      defaults,
      agents: 100,
      theory: null,
      onChange: (name, value) => changes.push([name, value]),
    });
    return null;
  }
  renderToStaticMarkup(<Editor />);
  return { editor: editor!, changes };
}

test('a curve that is not given is its default formula, which no pen draws', () => {
  const { editor, changes } = editorOf({});
  expect(editor.curve).toEqual(defaults);
  expect(editor.active).toBeUndefined();
  editor.insert();
  editor.stretch();
  editor.grip();
  expect(changes).toEqual([]);
});

test('the curve that can be drawn is active, and the axis holds it with some air', () => {
  const { editor } = editorOf({ stay: slope });
  expect(editor.active).toEqual({ name: 'stay', points: slope });
  const [low, high] = editor.range;
  expect(low).toBeLessThan(-1);
  expect(high).toBeGreaterThan(1);
});

test('a formula that becomes points is its line, and flat while no line is known', () => {
  const { editor, changes } = editorOf({ go: '1' });
  editor.turn('go', false);
  expect(changes).toEqual([
    [
      'go',
      [
        [0, 0],
        [100, 0],
      ],
    ],
  ]);
});

test('points that become a formula are the default, or the formula that they were before', () => {
  const { editor, changes } = editorOf({ go: '2 - n', stay: slope });
  editor.turn('stay', true);
  editor.turn('go', false);
  editor.turn('go', true);
  expect(changes.filter((_, index) => index !== 1)).toEqual([
    ['stay', '0'],
    ['go', '2 - n'],
  ]);
});

test('a point is inserted after the selected one, and a curve is stretched to N', () => {
  const { editor, changes } = editorOf({ go: slope });
  editor.insert();
  editor.stretch();
  expect(changes).toEqual([
    ['go', [slope[0], [30, 0], slope[1]]],
    [
      'go',
      [
        [0, 1],
        [100, -1],
      ],
    ],
  ]);
});

test('a drag changes the form at once, then at its own interval, and with its last points when it ends', () => {
  const { editor, changes } = editorOf({ go: slope });
  const points = [0.5, 0.6, 0.7].map((payoff) => [[0, payoff] as const, slope[1]]);
  editor.grip();
  for (const next of points) editor.drag(next);
  editor.release();
  expect(changes.at(0)).toEqual(['go', points[0]]);
  expect(changes.at(-1)).toEqual(['go', points[2]]);
  expect(changes.length).toBeLessThan(4);
});
