import { type Parameter, rulesOf, strategyOf } from '@farol/kernel';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { ParameterField, stepByKey, symbolAndAbout } from './parameter-field.tsx';
import { ParameterFields } from './parameter-fields.tsx';

const capacity = rulesOf('el-farol').parameters['capacity'];
const memory = strategyOf('tables').parameters['memory'];
const payoff = rulesOf('minority').parameters['payoff'];
const curve = rulesOf('curves').parameters['go'];
const ignore = () => {};

function fieldOf(
  name: string,
  parameter: Parameter,
  props: Partial<Parameters<typeof ParameterField>[0]> = {},
): string {
  const all = { name, parameter, value: '', agents: 100, field: `rules.${name}`, onChange: ignore, ...props };
  return renderToStaticMarkup(<ParameterField {...all} />);
}

/** The text of a page without its tags. */
const wordsOf = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

test('an empty field shows its default for N, and says its range', () => {
  const html = fieldOf('capacity', capacity, { agents: 200 });
  expect(html).toContain('placeholder="120"');
  expect(html).toContain('value=""');
  expect(wordsOf(html)).toContain('0 … 100,000,000');
  expect(wordsOf(html)).toContain('default 120 (60 for 100 agents)');
});

test('a field knows its place in the request and the keyboard that it needs', () => {
  expect(fieldOf('capacity', capacity)).toContain('data-field="rules.capacity"');
  expect(fieldOf('capacity', capacity)).toContain('inputMode="numeric"');
  expect(fieldOf('home', rulesOf('el-farol').parameters['home'])).toContain('inputMode="decimal"');
  expect(fieldOf('go', curve)).toContain('inputMode="text"');
});

test.each([
  ['60', undefined, false],
  ['', undefined, false],
  ['60.5', 'must be a whole number from 0 to 100000000', true],
  ['many', 'must be a whole number from 0 to 100000000', true],
  ['-1', 'must be a whole number from 0 to 100000000', true],
])('a capacity of %j is told %j', (value, words, isFaulty) => {
  const html = fieldOf('capacity', capacity, { value });
  expect(html.includes('aria-invalid="true"')).toBe(isFaulty);
  if (words !== undefined) expect(wordsOf(html)).toContain(words);
});

test('the words of the server stand in place of the words of the page', () => {
  const html = fieldOf('capacity', capacity, { value: 'many', error: 'no such capacity' });
  expect(wordsOf(html)).toContain('no such capacity');
  expect(wordsOf(html)).not.toContain('must be a whole number');
  expect(html).toContain('aria-invalid="true"');
});

test('a fault of a curve names the character', () => {
  expect(wordsOf(fieldOf('go', curve, { value: '1 - n / M' }))).toContain('&quot;M&quot; is unknown');
  expect(fieldOf('go', curve, { value: '[[0,1],[60,-1]]' })).toContain('aria-invalid="false"');
});

test('a choice lists its options and names its default', () => {
  const html = fieldOf('payoff', payoff);
  expect(html).toContain('<select');
  expect(html).toMatch(/<option value="sign" selected="">sign \(default\)<\/option>/);
  expect(fieldOf('payoff', payoff, { value: 'linear' })).toMatch(/<option value="linear" selected="">/);
});

test('the symbol of the literature is beside the name, and not repeated in the hint', () => {
  expect(symbolAndAbout({ about: 'm, the rounds that they remember' })).toEqual({
    symbol: 'm',
    about: 'the rounds that they remember',
  });
  expect(symbolAndAbout({ about: 'a payoff' })).toEqual({ symbol: undefined, about: 'a payoff' });
  expect(symbolAndAbout({ about: 'α, a rate' }).symbol).toBe('α');
  const html = fieldOf('memory', memory);
  expect(html).toContain('data-symbol="m"');
  expect(wordsOf(html)).not.toContain('m, ');
});

test('a slider has a field for the exact number, which names what is wrong', () => {
  const html = fieldOf('capacity', capacity, { look: 'slider', value: '33', error: 'too large' });
  expect(html).toMatch(/type="range"[^>]*max="100"/);
  expect(html).toMatch(/type="number"[^>]*aria-label="capacity, exactly"/);
  expect(html.match(/value="33"/g)).toHaveLength(2);
  expect(wordsOf(html)).toContain('too large');
});

test('a slider without a readable value stands at the default', () => {
  expect(fieldOf('capacity', capacity, { look: 'slider' })).toMatch(/type="range"[^>]*value="60"/);
  expect(fieldOf('capacity', capacity, { look: 'slider', value: 'many' })).toMatch(/type="range"[^>]*value="60"/);
});

test('curves and choices have no slider', () => {
  expect(fieldOf('go', curve, { look: 'slider', value: '1' })).not.toContain('type="range"');
  expect(fieldOf('payoff', payoff, { look: 'slider' })).toContain('<select');
});

function press(key: string, value: number | string, isLarge = false) {
  const preventDefault = vi.fn<() => void>();
  const onChange = vi.fn<(text: string) => void>();
  const range = { type: 'integer' as const, min: 0, max: 100 };
  stepByKey({ key, shiftKey: isLarge, preventDefault }, range, value, onChange);
  return { isTaken: preventDefault.mock.calls.length > 0, text: onChange.mock.calls[0]?.[0] };
}

test.each([
  ['ArrowUp', 5, false, '6'],
  ['ArrowDown', 5, false, '4'],
  ['ArrowUp', 95, true, '100'],
  ['ArrowLeft', 5, false, undefined],
  ['7', 5, false, undefined],
  ['ArrowUp', 'many', false, undefined],
])('the key %s at %j (with Shift: %s) gives %j', (key, value, isLarge, text) => {
  expect(press(key, value, isLarge)).toEqual({ isTaken: text !== undefined, text });
});

const bar = {
  parameters: rulesOf('el-farol').parameters,
  values: { capacity: '50', home: '' },
  agents: 100,
  path: 'rules',
  onChange: ignore,
};

test('all parameters of the catalogue have a field, in their order', () => {
  const html = renderToStaticMarkup(<ParameterFields {...bar} />);
  const fields = Array.from(html.matchAll(/data-field="([^"]+)"/g), ([, field]) => field);
  expect(fields).toEqual(Object.keys(bar.parameters).map((name) => `rules.${name}`));
});

const faultFor = (field: string) => (field === 'rules.home' ? 'needs a number' : undefined);

test('a fault stands at the field that it belongs to', () => {
  const html = renderToStaticMarkup(<ParameterFields {...bar} faultFor={faultFor} />);
  expect(html.match(/needs a number/g)).toHaveLength(1);
  expect(html.match(/aria-invalid="true"/g)).toHaveLength(1);
});

test('beside sliders the payoffs fold away, with their values in the summary', () => {
  const html = renderToStaticMarkup(
    <ParameterFields {...bar} values={{ capacity: '50', uncrowded: '1', crowded: '-1', home: '0.5' }} look="slider" />,
  );
  expect(wordsOf(html)).toContain('Payoffs 1, -1, 0.5');
  expect(html.indexOf('rules.capacity')).toBeLessThan(html.indexOf('<details'));
  expect(html.indexOf('rules.home')).toBeGreaterThan(html.indexOf('<details'));
});

test('a curve of points is shown as its list', () => {
  const html = renderToStaticMarkup(
    <ParameterFields
      {...bar}
      parameters={rulesOf('curves').parameters}
      values={{ go: [[0, 1] as const, [60, -1] as const], stay: '0' }}
    />,
  );
  expect(html).toContain('value="[[0,1],[60,-1]]"');
});
