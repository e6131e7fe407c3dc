import { MAX_FACTORS } from '@farol/api';
import { designSchema } from '@farol/experiments';
import { STATISTIC_NAMES } from '@farol/kernel';
import * as fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { wordsOf } from '../../shell/testing/show-page.tsx';
import { READY_DESIGNS } from '../ready-designs.ts';
import { BasePanel } from './base-panel.tsx';
import { draftOf, type Draft, type FactorDraft } from './draft.ts';
import { FactorFields, shownLevels } from './factor-fields.tsx';
import { FactorsPanel } from './factors-panel.tsx';
import { MeasurePanel, toggleStatistic } from './measure-panel.tsx';
import { spacing } from './range-fields.tsx';
import { beginStopRule } from './stop-rule-fields.tsx';

const [savit, capacity] = READY_DESIGNS.map(({ design }) => draftOf(design));
const [count, memory] = savit.factors;
const ignore = () => {};
const none = () => undefined;

/** Values of the fields by their labels. */
const valuesIn = (html: string) =>
  Object.fromEntries(
    Array.from(html.matchAll(/<label for="([^"]*)"[^>]*>(.*?)<\/label>/gs), ([, id, label]) => [
      wordsOf(label),
      valueOf(html, id),
    ]),
  );
function valueOf(html: string, id: string): string | undefined {
  const input = html.match(/<input[^>]*>/g)?.find((each) => each.includes(`id="${id}"`));
  if (input !== undefined) return /value="([^"]*)"/.exec(input)?.[1];
  const [, options] =
    html.match(/<select[^>]*>.*?<\/select>/gs)?.flatMap((each) => (each.includes(`id="${id}"`) ? ['', each] : [])) ??
    [];
  return /<option[^>]*value="([^"]*)"[^>]*selected=""/.exec(options ?? '')?.[1];
}

const factorOf = (draft: FactorDraft, faults: Record<string, string> = {}, base: Draft['base'] = savit.base) =>
  renderToStaticMarkup(
    <FactorFields
      base={base}
      index={0}
      draft={draft}
      paths={['rounds', count.path, memory.path]}
      varied={[draft.path]}
      levels={undefined}
      faultOf={(field) => faults[field]}
      onDraft={ignore}
      onRemove={ignore}
    />,
  );

test('a range has its ends, its step and its spacing', () => {
  expect(valuesIn(factorOf(memory))).toEqual({
    'What varies': memory.path,
    From: '1',
    To: '10',
    Step: '1',
    Spaced: 'linear',
    'Rounded to': 'none',
  });
  expect(valuesIn(factorOf({ ...memory, by: 'steps', amount: '5', scale: 'log', round: 'odd' }))).toMatchObject({
    Levels: '5',
    Spaced: 'log',
    'Rounded to': 'odd',
  });
});

test('values stand as they are typed, with the choice between them and a range', () => {
  const html = factorOf(count);
  expect(valuesIn(html)).toEqual({ 'What varies': count.path, Values: '51, 101, 201' });
  expect(html).toMatch(/type="radio"[^>]*checked=""[^>]*\/>these values/);
});

test('a choice has no range, and its options are named', () => {
  const html = factorOf({ ...count, path: 'rules.payoff', values: 'sign, linear' });
  expect(html).not.toContain('type="radio"');
  expect(wordsOf(html)).toContain('Some of sign, linear.');
});

test('paths that move together have rows, and each can be taken away', () => {
  const html = factorOf({ ...count, with: ['rounds'], values: '51, 100; 101, 200' });
  expect(valuesIn(html)).toMatchObject({ 'Rows of levels': '51, 100; 101, 200' });
  expect(html).toContain('aria-label="Remove rounds from the factor"');
  expect(html).not.toContain('type="radio"');
});

test.each([
  ['an end', memory, 'factors[0].to', 'must be above from, 1'],
  ['a step', memory, 'factors[0].step', 'must be above 0'],
  ['the values', count, 'factors[0].values', 'has 51 twice'],
  ['the path', count, 'factors[0].path', 'is varied twice'],
  ['the factor', count, 'factors[0]', 'needs its values'],
  ['a path of several', { ...count, with: ['rounds'] }, 'factors[0].paths[1]', 'unknown path "rules.payoff"'],
  ['all paths', { ...count, with: ['rounds'] }, 'factors[0].paths', 'must be a list of 2 to 10 different paths'],
])('a fault of %s is shown', (_, draft, field, message) => {
  expect(wordsOf(factorOf(draft, { [field]: message }))).toContain(message);
  expect(wordsOf(factorOf(draft, { [field.replace('[0]', '[1]')]: message }))).not.toContain(message);
});

test('in equal ratios a range has a number of levels, of whole numbers rounded ones', () => {
  expect(spacing('log', memory, true)).toEqual({ scale: 'log', by: 'steps', round: 'whole' });
  expect(spacing('log', { ...memory, round: 'odd' }, true)).toEqual({ scale: 'log', by: 'steps' });
  expect(spacing('log', memory, false)).toEqual({ scale: 'log', by: 'steps' });
  expect(spacing('linear', memory, true)).toEqual({ scale: 'linear' });
});

const panelOf = (draft: Draft, checked = designSchema.safeParse(READY_DESIGNS[0].design).data?.factors) =>
  renderToStaticMarkup(<FactorsPanel draft={draft} checked={checked} faultOf={none} onFactors={ignore} />);

test('a sound factor lists its levels: all of few, of many the first and the last', () => {
  expect(wordsOf(panelOf(savit))).toContain('3 levels: 51, 101, 201');
  expect(wordsOf(panelOf(savit))).toContain('10 levels: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10');
  const many = designSchema.parse({
    ...READY_DESIGNS[1].design,
    factors: [{ path: 'rules.capacity', from: 1, to: 40, step: 1 }],
  });
  expect(wordsOf(panelOf(capacity, many.factors))).toContain(
    '40 levels: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, …, 40',
  );
});

test('levels of paths that move together are listed as rows', () => {
  const factor = {
    paths: ['a', 'b'],
    values: [
      [100, 0],
      [90, 10],
    ],
    scale: 'linear' as const,
  };
  expect(shownLevels(factor)).toEqual(['100, 0', '90, 10']);
});

const addButton = (html: string) => /<button[^>]*>(?:(?!<\/button>).)*Add a factor/s.exec(html)![0];

test('there is room for so many factors as the API takes', () => {
  expect(addButton(panelOf(savit))).not.toMatch(/ disabled=""/);
  const full = { ...savit, factors: Array.from({ length: MAX_FACTORS }, () => count) };
  expect(addButton(panelOf(full))).toMatch(/ disabled=""/);
});

const measureOf = (changes: Partial<Draft>, faults: Record<string, string> = {}) =>
  renderToStaticMarkup(
    <MeasurePanel draft={{ ...savit, ...changes }} faultOf={(field) => faults[field]} onSet={ignore} />,
  );

test('what is measured is ticked, in the catalogue’s order', () => {
  const boxes = Array.from(measureOf({}).matchAll(/<input type="checkbox" (.*?)\/>/g), ([, attributes]) => attributes);
  const statistics = boxes.filter((box) => box.includes('aria-label'));
  expect(statistics).toHaveLength(STATISTIC_NAMES.length);
  expect(statistics.filter((box) => box.includes('checked=""'))).toHaveLength(4);
});

test('a statistic is ticked and unticked: twice is as before, and the order is the catalogue’s', () => {
  const some = fc.subarray([...STATISTIC_NAMES]);
  fc.assert(
    fc.property(some, fc.constantFrom(...STATISTIC_NAMES), (statistics, name) => {
      const once = toggleStatistic(statistics, name);
      expect(once.includes(name)).toBe(!statistics.includes(name));
      expect(once.filter((other) => other !== name)).toEqual(statistics.filter((other) => other !== name));
      expect(once).toEqual(STATISTIC_NAMES.filter((other) => once.includes(other)));
      expect(toggleStatistic(once, name)).toEqual(statistics);
    }),
  );
});

test('a stop rule begins with the first statistic that is collected', () => {
  expect(beginStopRule(['bias', 'volatility']).statistic).toBe('bias');
  expect(beginStopRule([]).statistic).toBe('volatility');
  const design = { ...READY_DESIGNS[0].design, replicates: 8 };
  const rule = beginStopRule(savit.statistics);
  expect(
    draftOf({ ...design, stopRule: { statistic: 'volatility', halfWidth: 0.05, maxReplicates: 100 } }).stopRule,
  ).toEqual(rule);
});

test('a stop rule of a statistic that is no longer collected keeps it in its list, to be seen', () => {
  const stopRule = { ...beginStopRule(savit.statistics), statistic: 'bias' as const };
  const html = measureOf({ stopRule }, { 'stopRule.statistic': '"bias" is not among the statistics collected' });
  expect(valuesIn(html)['Statistic']).toBe('bias');
  expect(wordsOf(html)).toContain('"bias" is not among the statistics collected');
});

test('the fewest replicates of a stop rule are a field only where they differ from the replicates', () => {
  const stopRule = beginStopRule(savit.statistics);
  expect(valuesIn(measureOf({ stopRule }))).not.toHaveProperty(['At least so many replicates']);
  expect(valuesIn(measureOf({ stopRule: { ...stopRule, minReplicates: '5' } }))).toMatchObject({
    'At least so many replicates': '5',
    'At most so many replicates': '100',
  });
  expect(valuesIn(measureOf({ stopRule: null }))).not.toHaveProperty(['Confidence']);
});

const baseOf = (draft: Draft, faults: Record<string, string> = {}, origin?: string) =>
  renderToStaticMarkup(
    <BasePanel draft={draft} origin={origin} faultOf={(field) => faults[field]} onSet={ignore} onPreset={ignore} />,
  );

test('every value of the base has a field, and what varies says so', () => {
  const html = baseOf(savit);
  const fields = Array.from(html.matchAll(/data-field="base\.([^"]+)"/g), ([, field]) => field);
  expect(fields).toEqual([
    'rules.kind',
    'rules.payoff',
    'information.kind',
    'initialHistory',
    'rounds',
    'agents[0].count',
    'agents[0].strategy',
    'agents[0].params.memory',
    'agents[0].params.tables',
  ]);
  expect(html.match(/varied below/g)).toHaveLength(2);
});

test('a fault of the base stands once: beside its field, or above all of them', () => {
  const faults = { 'base.rounds': 'must be at least 1', 'base.agents': 'must be a list of 1 to 1000' };
  const html = baseOf(savit, faults);
  expect(html.match(/must be at least 1/g)).toHaveLength(1);
  expect(html.match(/must be a list of 1 to 1000/g)).toHaveLength(1);
  expect(html.match(/aria-invalid="true"/g)).toHaveLength(1);
});

test('the place where a design begins is named first in the list of presets', () => {
  expect(baseOf(savit, {}, 'The game “Friday”')).toMatch(/<option value="" selected="">The game “Friday”<\/option>/);
  expect(baseOf(savit)).toMatch(/<option value="" selected="">What is set below<\/option>/);
});
