import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { AttendanceLane } from './attendance-lane.tsx';
import { AttendanceSketch } from './attendance-sketch.tsx';
import { checkGame, theoryOf } from './look-ahead.ts';
import { frameOf } from './plot-frame.ts';
import { PointTable } from './point-table.tsx';
import { TheoryLanes } from './theory-lanes.tsx';

const frame = frameOf(474, 210, 100, [-1, 1]);
const theoryFor = (rules: object) =>
  theoryOf(checkGame({ request: { rules, agents: [{ strategy: 'bernoulli', count: 100 }] }, tempo: null }).manifest!)!;
const lanesOf = (rules: object, changes: object = {}) =>
  renderToStaticMarkup(<TheoryLanes frame={frame} theory={{ ...theoryFor(rules), ...changes }} top={220} />);
const textsIn = (html: string) => Array.from(html.matchAll(/<text[^>]*>([^<]*)<\/text>/g), ([, text]) => text);

test('capacity, equilibria and optimum have a lane each, with their values', () => {
  const texts = textsIn(lanesOf({ kind: 'el-farol', capacity: 60 }));
  expect(texts.filter((text) => /capacity|eq\.|optimum/.test(text))).toEqual([
    'capacity',
    'pure eq.',
    'mixed eq.',
    'optimum',
  ]);
  expect(texts.filter((text) => text === '60')).toHaveLength(3);
});

test('a capacity that is never reached is said, and not drawn', () => {
  const html = lanesOf({ kind: 'el-farol', capacity: 60 }, { capacity: 150 });
  expect(textsIn(html)).toContain('150, never reached');
  expect(html).not.toContain('fill-plot-2');
});

test('a lane without a mark says none', () => {
  const texts = textsIn(lanesOf({ kind: 'curves', go: '1.6 * n / N - 1', stay: '1.6 * n / N' }));
  expect(texts).toContain('none');
});

test('where all pays alike any probability is an equilibrium', () => {
  expect(textsIn(lanesOf({ kind: 'curves', go: '1', stay: '1' }))).toContain('any probability');
});

test('the rounds played ahead are bars, none where an attendance did not occur', () => {
  const ahead = { attendance: Uint32Array.of(10, 10, 90), roundsPerSecond: null };
  const html = renderToStaticMarkup(<AttendanceLane frame={frame} ahead={ahead} top={220} />);
  expect(html.match(/<rect/g)).toHaveLength(2);
  const heights = Array.from(html.matchAll(/height="([\d.]+)"/g), ([, height]) => Number(height));
  expect(heights).toEqual([16, 8]);
  const none = renderToStaticMarkup(<AttendanceLane frame={frame} ahead={null} top={220} />);
  expect(none).not.toContain('<rect');
});

const sketch = (capacity: number | null) =>
  renderToStaticMarkup(<AttendanceSketch attendance={[1, 2]} agents={10} capacity={capacity} label="two rounds" />);

test('a sketch has the line of the capacity only where that can be reached', () => {
  expect(sketch(6)).toContain('<line');
  expect(sketch(10)).toContain('<line');
  expect(sketch(11)).not.toContain('<line');
  expect(sketch(null)).not.toContain('<line');
  expect(sketch(6)).toContain('aria-label="two rounds"');
});

const tableOf = (points: readonly (readonly [number, number])[]) =>
  renderToStaticMarkup(<PointTable name="go" points={points} onChange={() => {}} />);

test('each point has two fields that say which they are', () => {
  const html = tableOf([
    [0, 1],
    [60, -0.5],
  ]);
  const labels = Array.from(
    html.matchAll(/<input[^>]*aria-label="([^"]+)"[^>]*value="([^"]+)"/g),
    ([, label, value]) => `${label}: ${value}`,
  );
  expect(labels).toEqual([
    'n of point 1 of going: 0',
    'payoff of point 1 of going: 1',
    'n of point 2 of going: 60',
    'payoff of point 2 of going: -0.5',
  ]);
  expect(html).toContain('2 points of going as numbers');
});

test('the last point cannot be removed', () => {
  expect(tableOf([[0, 1]])).toMatch(/<button[^>]*disabled=""/);
  expect(tableOf([[0, 1]])).toContain('1 point of going as numbers');
  expect(
    tableOf([
      [0, 1],
      [5, 2],
    ]),
  ).not.toMatch(/<button[^>]*disabled=""/);
});
