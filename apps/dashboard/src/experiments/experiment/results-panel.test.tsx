import type { Experiment } from '@farol/api';
import { experimentSchema } from '@farol/experiments';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { wordsOf } from '../../shell/testing/show-page.tsx';
import { READY_DESIGNS } from '../ready-designs.ts';
import { resultsOf } from '../testing/experiment.ts';
import { axesOf } from './axes.ts';
import { beginChoices, type Choices } from './choices.ts';
import { dimensionsOf } from './dimensions.ts';
import { Caption, ResultsPanel } from './results-panel.tsx';

const [savit, capacity, phases] = READY_DESIGNS.map(({ design }) => experimentSchema.parse(design));
const ignore = () => {};

interface Seen {
  changes?: Partial<Choices>;
  cells?: ReturnType<typeof resultsOf>;
  isRunning?: boolean;
}

function show(design: Experiment, { changes, cells = resultsOf(design), isRunning = false }: Seen = {}): string {
  const dimensions = dimensionsOf(design);
  const choices = { ...beginChoices(design, dimensions, changes?.look), ...changes };
  return renderToStaticMarkup(
    <ResultsPanel
      {...{ design, dimensions, cells, choices, isRunning }}
      name="An experiment"
      onChoices={ignore}
      onPick={ignore}
    />,
  );
}

/** The choices that are offered: labels with their options, the chosen one marked. */
const choicesIn = (html: string) =>
  Object.fromEntries(
    Array.from(html.matchAll(/<label for="[^"]*"[^>]*>([^<]*)<\/label><select[^>]*>(.*?)<\/select>/gs), (match) => {
      const options = Array.from(match[2].matchAll(/<option value="[^"]*"( selected="")?>([^<]*)</g));
      return [match[1], options.map(([, isChosen, text]) => (isChosen ? `[${text}]` : text))];
    }),
  );
const labelsOfTicks = (html: string) =>
  Array.from(html.matchAll(/type="checkbox"[^>]*?(checked="")?\/>([^<]*)</g), ([, isOn, label]) => [
    label,
    isOn !== undefined,
  ]);

function captionOf(design: Experiment, changes: Partial<Choices> = {}): string {
  const dimensions = dimensionsOf(design);
  const choices = { ...beginChoices(design, dimensions, changes.look), ...changes };
  return wordsOf(renderToStaticMarkup(<Caption {...{ design, choices }} axes={axesOf(dimensions, choices)} />));
}

test('the looks of a design are buttons, and the present one is pressed', () => {
  const buttons = Array.from(
    show(savit).matchAll(/aria-pressed="(true|false)"[^>]*>([^<]*)</g),
    ([, isPressed, text]) => [text, isPressed],
  );
  expect(buttons).toEqual([
    ['Phase diagram', 'true'],
    ['Lines', 'false'],
    ['Heat map', 'false'],
  ]);
});

test('a phase diagram has its own axes: nothing is chosen', () => {
  const html = show(savit);
  expect(choicesIn(html)).toEqual({});
  expect(labelsOfTicks(html)).toEqual([]);
});

test('lines go over a number, for each level of another dimension', () => {
  const html = show(savit, { changes: { look: 'lines' } });
  expect(choicesIn(html)).toEqual({
    Statistic: ['[volatility σ²/N]', 'predictability H/N', 'Gini of attendance', 'switching rate'],
    Over: ['agents N', '[memory m]', 'α = 2ᵐ/N'],
    'A line for each': ['one line', '[agents N]', 'α = 2ᵐ/N'],
  });
  expect(labelsOfTicks(html)).toEqual([
    ['log x', false],
    ['log y', true],
  ]);
});

test('a factor that is not shown is held at a level, or the mean is taken over it', () => {
  const one = { look: 'lines', x: 'agents[0].params.memory', by: null } as const;
  expect(choicesIn(show(savit, { changes: one }))['agents N']).toEqual(['[mean of all]', '51', '101', '201']);
  const held = { ...one, held: { 'agents[0].count': '101' } };
  expect(choicesIn(show(savit, { changes: held }))['agents N']).toEqual(['mean of all', '51', '[101]', '201']);
});

test('a map has two axes and one scale, that of its colours', () => {
  const html = show(phases);
  expect(choicesIn(html)).toMatchObject({
    'To the right': ['agents N', '[memory m]', 'α = 2ᵐ/N'],
    Upwards: ['nothing: one row', '[agents N]', 'α = 2ᵐ/N'],
  });
  expect(labelsOfTicks(html)).toEqual([['log colours', true]]);
});

test('before the first result words stand in the plot’s place', () => {
  expect(wordsOf(show(capacity, { cells: [] }))).toContain('Nothing has been played yet. Start the experiment');
  expect(wordsOf(show(capacity, { cells: [], isRunning: true }))).toContain('The first games are being played');
});

test.each([
  [13, true],
  [12, false],
])('%i lines are too many to tell apart: %s', (count, isTooMany) => {
  const factors = [
    { path: 'rules.capacity', values: [50, 60] },
    { path: 'rules.home', from: 0, to: 1, steps: count },
  ];
  const design = experimentSchema.parse({ ...capacity, factors });
  const changes = { look: 'lines', x: 'rules.capacity', by: 'rules.home' } as const;
  const words = wordsOf(show(design, { cells: resultsOf(design, 'meanAttendance'), changes }));
  expect(words.includes(`That would be ${count} lines; up to 12 can be told apart.`)).toBe(isTooMany);
});

test('the caption says what the statistic, the points and their bands are', () => {
  expect(captionOf(capacity, { statistic: 'overloadRate' })).toBe(
    'overload rate P(A > C): share of crowded rounds. Points are means over replicates, bands their 95 % confidence intervals. Select a point to see its games.',
  );
  const stopRule = { statistic: 'overloadRate', halfWidth: 0.1, confidence: 0.999, maxReplicates: 20 } as const;
  expect(captionOf(experimentSchema.parse({ ...capacity, stopRule }))).toContain('99.9 % confidence intervals');
  expect(captionOf(phases)).toContain('Select a cell to see its games.');
});

test('the caption of a phase diagram names its sources', () => {
  expect(captionOf(savit)).toContain('Savit, Manuca & Riolo 1999');
  expect(captionOf(savit)).not.toContain('taken together');
  expect(captionOf(savit, { by: null })).toMatch(/Cells with the same α are taken together\.$/);
});
