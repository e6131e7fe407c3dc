import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { attributesOf, show } from '../../design/testing/show.tsx';
import { Sparkline } from './sparkline.tsx';

type Props = Parameters<typeof Sparkline>[0];
/** The paths of a sparkline of 100 by 24 pixels. */
const pathsOf = (props: Omit<Props, 'label'>) =>
  attributesOf(show(<Sparkline label="Attendance" width={100} height={24} {...props} />), 'd');

test('a line reaches from edge to edge, the least value below and the greatest above', () => {
  expect(pathsOf({ values: [0, 5, 10] })).toEqual(['M0 22L50 12L100 2']);
});

test('a value that is missing, or no number, is a gap', () => {
  expect(pathsOf({ values: [0, null, 10, NaN, 0] })).toEqual(['M0 22M50 2M100 22']);
});

test('one value stands in the middle, and equal values are a flat line', () => {
  expect(pathsOf({ values: [7] })).toEqual(['M50 22']);
  expect(pathsOf({ values: [7, 7] })).toEqual(['M0 22L100 22']);
  expect(pathsOf({ values: [] })).toEqual(['']);
});

test('a mark is a level of its own, and in view though no value comes near', () => {
  expect(pathsOf({ values: [0, 5], mark: 10 })).toEqual(['M0 2H100', 'M0 22L100 12']);
});

test('a band runs forth along its upper edge and back along its lower one', () => {
  const [band, line] = pathsOf({ values: [5, 5], low: [0, 0], high: [10, 10] });
  expect(band).toBe('M0 2L100 2L100 22L0 22Z');
  expect(line).toBe('M0 12L100 12');
});

test('a band without values is not drawn', () => {
  expect(pathsOf({ values: [5, 5], low: [null, null], high: [10, 10] })).toHaveLength(1);
});

test('all values are within the picture', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 30 }), (values) => {
      const [path] = pathsOf({ values });
      const points = Array.from(path.matchAll(/[ML]([\d.-]+) ([\d.-]+)/g), ([, x, y]) => [Number(x), Number(y)]);
      expect(points).toHaveLength(values.length);
      for (const [x, y] of points) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(100);
        expect(y).toBeGreaterThanOrEqual(2);
        expect(y).toBeLessThanOrEqual(22);
      }
    }),
  );
});
