import { expect, test } from 'vitest';
import { placeLabels } from './level-marks.ts';

test.each([
  ['stay where they fit', [10, 40, 90], [10, 40, 90]],
  ['make way downwards', [10, 12, 14], [10, 25, 40]],
  ['make way upwards at the bottom', [98, 99, 100], [70, 85, 100]],
  ['keep their order whatever the order they are given in', [50, 10, 12], [50, 10, 25]],
])('labels %s', (_, wanted, places) => expect(placeLabels(wanted, 0, 100)).toEqual(places));

test('a label of two lines takes the room of both', () => {
  expect(placeLabels([10, 30], 0, 100, [2, 1])).toEqual([10, 40]);
  expect(placeLabels([98, 99], 0, 100, [1, 2])).toEqual([70, 85]);
});

test('no two labels overlap as long as there is room for all', () => {
  const places = placeLabels([60, 60, 60, 60, 61, 5], 0, 100).sort((a, b) => a - b);
  for (let index = 1; index < places.length; index++)
    expect(places[index] - places[index - 1]).toBeGreaterThanOrEqual(15);
});
