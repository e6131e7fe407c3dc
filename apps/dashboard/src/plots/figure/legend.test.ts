import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { widthOf } from '../axes/ticks.ts';
import { withLegend } from './legend.ts';
import type { Figure, Shape } from './shapes.ts';

const figure: Figure = { width: 300, height: 100, shapes: [{ kind: 'text', x: 1, y: 2, text: 'data' }] };
const entry = (label: string) => ({
  label,
  swatch: (x: number, y: number): Shape[] => [{ kind: 'rectangle', x, y, width: 28, height: 2, fill: 'plot-1' }],
});
const placesOf = ({ shapes }: Figure) =>
  shapes.slice(1).flatMap((shape) => (shape.kind === 'text' ? [{ text: shape.text, x: shape.x, y: shape.y }] : []));

test('a figure without entries stays as it is', () => {
  expect(withLegend(figure, [], 28)).toBe(figure);
});

test('an entry is its sample with its name to the right, below the figure', () => {
  const { width, height, shapes } = withLegend(figure, [entry('attendance')], 28);
  expect([width, height]).toEqual([300, 126]);
  expect(shapes[1]).toMatchObject({ kind: 'rectangle', x: 4, y: 112 });
  expect(shapes[2]).toMatchObject({ kind: 'text', x: 38, y: 116, text: 'attendance' });
});

test('entries that have no more room go to the next row', () => {
  const places = placesOf(withLegend(figure, ['attendance', 'capacity', 'mixed equilibrium'].map(entry), 28));
  expect(places.map(({ y }) => y)).toEqual([116, 116, 134]);
  expect(places[2].x).toBe(places[0].x);
});

test('an entry that is wider than the figure has a row of its own', () => {
  const places = placesOf(withLegend(figure, [entry('short'), entry('long '.repeat(40)), entry('short')], 28));
  expect(places.map(({ y }) => y)).toEqual([116, 134, 152]);
});

test('no two names overlap, and all lie in the figure', () => {
  const names = fc.array(fc.string({ minLength: 1, maxLength: 25 }), { minLength: 1, maxLength: 15 });
  fc.assert(
    fc.property(names, fc.integer({ min: 100, max: 900 }), (labels, width) => {
      const made = withLegend({ ...figure, width }, labels.map(entry), 28);
      const places = placesOf(made);
      expect(places.map(({ text }) => text)).toEqual(labels);
      for (const [index, { x, y }] of places.entries()) {
        expect(y).toBeLessThan(made.height);
        if (index === 0) continue;
        const before = places[index - 1];
        expect(y > before.y || x >= before.x + widthOf(before.text) + 28).toBe(true);
      }
    }),
  );
});
