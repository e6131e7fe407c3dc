import { expect, test } from 'vitest';
import { attributesOf, show, textsIn, wordsOf } from '../../design/testing/show.tsx';
import { formOf } from '../../game-form/form.ts';
import { CurveSource } from './curve-source.tsx';
import { CurveTools } from './curve-tools.tsx';
import { checkGame, theoryOf } from './look-ahead.ts';
import { type LookAhead, NOTHING_SEEN } from './look-ahead-state.ts';
import { PresetList } from './preset-list.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { PRESETS } from '../../game-form/presets.ts';

const bar = { rules: { kind: 'el-farol', capacity: 60 }, agents: [{ strategy: 'bernoulli', count: 100 }] };
const form = formOf({ ...bar, rounds: 1000 });
const checked = checkGame({ request: { ...bar, seed: '1' }, tempo: null });
const seen: LookAhead = {
  ...NOTHING_SEEN,
  checked,
  theory: theoryOf(checked.manifest!),
  ahead: { attendance: Uint32Array.from([50, 70, 60, 60]), roundsPerSecond: 1000 },
};
const previewOf = (changed: Partial<LookAhead> = {}, shown = form) =>
  show(<PreviewPanel form={shown} seen={{ ...seen, ...changed }} />);
/** The figures by their names. */
function figuresOf(html: string): Map<string, string> {
  const values = textsIn(html, 'dd');
  return new Map(textsIn(html, 'dt').map((name, index) => [name, values[index]]));
}

test('the first rounds are summed up beside what the game takes', () => {
  const figures = figuresOf(previewOf());
  expect(figures.get('Mean attendance')).toBe('60 ± 7.07');
  // The variance is 50, that of 100 fair coins 25.
  expect(figures.get('σ²/N, coins: 1')).toBe('2');
  expect(figures.get('Crowded')).toBe('25 % of rounds');
  expect(textsIn(previewOf(), 'h2')).toContain('The first 4 rounds');
});

test('before anything is computed the places are there, with the reason', () => {
  const words = wordsOf(previewOf({ ...NOTHING_SEEN }));
  expect(words).toContain('appear here as soon as there is a game');
  expect(words).toContain('Played here, in your browser, as you edit.');
  expect(wordsOf(previewOf({ ...NOTHING_SEEN, isBlind: true }))).toContain('This browser cannot compute ahead');
  expect(wordsOf(previewOf({ ahead: null }))).toContain('Too large to be tried in the browser');
});

test('what belongs to an earlier form says so', () => {
  expect(wordsOf(previewOf({ isStale: true }))).toContain('of the last game that could be played');
  expect(wordsOf(previewOf())).not.toContain('of the last game that could be played');
});

test('with a seed the rounds are those of the game; without one they are those of seed 1', () => {
  expect(wordsOf(previewOf({}, { ...form, seed: '9' }))).toContain(
    'these are the first rounds that the game will have',
  );
  expect(wordsOf(previewOf())).toContain('with seed 1');
});

const sourceOf = (value: Parameters<typeof CurveSource>[0]['value'], fault?: string) =>
  show(
    <CurveSource
      name="stay"
      value={value}
      isActive={false}
      fault={fault}
      onChoose={() => {}}
      onTurn={() => {}}
      onChange={() => {}}
    />,
  );

test('a formula is a field with its fault; points are drawn, and have the fault below', () => {
  const formula = sourceOf('n / M', 'M is unknown');
  expect(formula).toMatch(/<option value="formula" selected="">/);
  expect(formula).toMatch(/aria-invalid="true"[^>]*value="n \/ M"/);
  expect(textsIn(formula, 'p')[0]).toBe('M is unknown');
  expect(textsIn(formula, 'button')).toEqual([]);
  const drawn = sourceOf([[0, 1]], 'must ascend');
  expect(drawn).toMatch(/<option value="points" selected="">/);
  expect(textsIn(drawn, 'button')).toEqual(['Draw']);
  expect(textsIn(drawn, 'p')).toEqual(['must ascend']);
});

test('a field and its description belong together', () => {
  const html = sourceOf('0');
  const [described] = attributesOf(html, 'aria-describedby');
  for (const id of described.split(' ')) expect(html).toContain(`<p id="${id}"`);
});

const toolsOf = (points: readonly (readonly [number, number])[] | undefined, agents: number, isUndoable = false) =>
  show(
    <CurveTools
      agents={agents}
      editor={{
        active: points && { name: 'go', points },
        isUndoable,
        insert: () => {},
        stretch: () => undefined,
        undo: () => {},
      }}
    />,
  );

test.each([
  [
    'ends before N',
    [
      [0, 1],
      [60, -1],
    ],
    100,
    ['Point', 'Stretch to 100', ''],
  ],
  [
    'ends at N',
    [
      [0, 1],
      [100, -1],
    ],
    100,
    ['Point', ''],
  ],
  [
    'has no agents',
    [
      [0, 1],
      [60, -1],
    ],
    0,
    ['Point', ''],
  ],
  ['is a formula', undefined, 100, ['']],
] as const)('a curve that %s has its tools', (_, points, agents, tools) => {
  expect(textsIn(toolsOf(points, agents), 'button')).toEqual(tools);
});

test('there is something to undo only after a change', () => {
  expect(toolsOf([[0, 1]], 1)).toContain('disabled=""');
  expect(toolsOf([[0, 1]], 1, true)).not.toContain('disabled=""');
  expect(toolsOf(undefined, 1)).toContain('hidden');
  expect(toolsOf(undefined, 1, true)).not.toMatch(/class="[^"]*\bhidden\b/);
});

test('every preset has a card that leads to its form', () => {
  const html = show(<PresetList />);
  expect(textsIn(html, 'h2')).toEqual(PRESETS.map(({ title }) => title));
  expect(attributesOf(html, 'href').filter((address) => address.startsWith('/games/new?preset='))).toEqual([
    '/games/new?preset=empty',
    ...PRESETS.map(({ id }) => `/games/new?preset=${id}`),
  ]);
});
