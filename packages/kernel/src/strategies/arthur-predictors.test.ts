import { expect, test } from 'vitest';
import { BAG_SIZE, forecastAll } from './arthur-predictors.ts';

/** The recent attendances in Arthur 1994, the latest first. */
const ARTHURS_WEEKS = Float64Array.of(35, 22, 56, 40, 76, 45, 34, 84, 67, 23, 15, 56, 78, 44);

function forecastsOf(past: ArrayLike<number>, agents: number): Float64Array {
  const forecasts = new Float64Array(BAG_SIZE);
  forecastAll(Float64Array.from(past), agents, forecasts);
  return forecasts;
}

test('the bag holds several dozen predictors', () => {
  expect(BAG_SIZE).toBe(54);
});

test.each([
  [0, 35, 'the same as last week’s'],
  [1, 22, 'the same as 2 weeks ago'],
  [4, 76, 'the same as 5 weeks ago'],
  [9, 23, 'the same as 10 weeks ago'],
  [10, 65, 'a mirror image around 50 of last week’s'],
  [19, 77, 'a mirror image of 10 weeks ago'],
  [20, 28.5, 'the average of two weeks'],
  [22, 38.25, 'the average of four weeks'],
  [25, 49, 'the average of eight weeks'],
  [26, 48.2, 'the average of ten weeks'],
  [27, 50 / 3, 'the trend in three weeks'],
  [32, 27.25, 'the trend in eight weeks'],
  [33, 0, 'nobody'],
  [45, 60, 'sixty'],
  [53, 100, 'everybody'],
])('on Arthur’s own example place %i forecasts %f: %s', (place, forecast) => {
  expect(forecastsOf(ARTHURS_WEEKS, 100)[place]).toBeCloseTo(forecast, 12);
});

test('a straight line is continued exactly by every trend', () => {
  const line = Array.from({ length: 10 }, (_, lag) => 50 - 3 * lag);
  expect([...forecastsOf(line, 100).subarray(27, 33)]).toEqual([53, 53, 53, 53, 53, 53]);
});

test('no forecast leaves 0…N, even when the past had more agents', () => {
  const forecasts = forecastsOf([90, 0, 90, 0, 95, 10, 80, 100, 0, 100], 70);
  expect(Math.min(...forecasts)).toBe(0);
  expect(Math.max(...forecasts)).toBe(70);
});
