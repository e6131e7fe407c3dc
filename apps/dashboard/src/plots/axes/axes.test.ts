import { expect, test } from 'vitest';
import type { Shape } from '../figure/shapes.ts';
import { areaIn, axisShapes, layOutArea } from './axes.ts';
import { type Axis, widthOf } from './ticks.ts';

const rounds: Axis = { from: 0, to: 1000, scale: 'linear', label: 'Round', isWhole: true };
const attendance: Axis = { from: 0, to: 100, scale: 'linear', label: 'Attendance' };
const texts = (shapes: readonly Shape[]) => shapes.flatMap((shape) => (shape.kind === 'text' ? [shape] : []));
const lines = (shapes: readonly Shape[]) => shapes.flatMap((shape) => (shape.kind === 'path' ? [shape] : []));

test('the corners of the data are the corners of the area, with y upwards', () => {
  const area = areaIn({ x: 40, y: 20, width: 500, height: 200 }, rounds, attendance);
  expect([area.toX(0), area.toX(1000), area.toX(250)]).toEqual([40, 540, 165]);
  expect([area.toY(0), area.toY(100), area.toY(25)]).toEqual([220, 20, 170]);
});

test('a logarithmic axis gives every decade the same room', () => {
  const area = areaIn({ x: 0, y: 0, width: 300, height: 100 }, { ...rounds, from: 1, scale: 'log' }, attendance);
  expect([1, 10, 100, 1000].map((value) => Math.round(area.toX(value)))).toEqual([0, 100, 200, 300]);
});

test('plots with short labels are aligned, and longer labels get more room', () => {
  const [short, other, long] = [10, 100, 1e-7].map((to) => layOutArea(600, 300, rounds, { ...attendance, to }));
  expect(short.x).toBe(42);
  expect(other.x).toBe(short.x);
  expect(long.x).toBeGreaterThan(short.x);
});

test('the room to the right is as asked for', () => {
  const [narrow, wide] = [layOutArea(600, 300, rounds, attendance, 120), layOutArea(600, 300, rounds, attendance)];
  expect(600 - narrow.x - narrow.width).toBe(120);
  expect(600 - wide.x - wide.width).toBe(14);
});

test('an area is never smaller than it can be drawn, whatever the size of the plot', () => {
  for (const [width, height] of [
    [0, 0],
    [30, 30],
    [1, 400],
  ]) {
    const area = layOutArea(width, height, rounds, attendance);
    expect(area.width).toBeGreaterThanOrEqual(10);
    expect(area.height).toBeGreaterThanOrEqual(10);
  }
});

test('both axes have their names: the vertical one above it, the other at its end', () => {
  const area = layOutArea(600, 300, rounds, attendance);
  const names = texts(axisShapes(area)).filter(({ isBold }) => isBold);
  expect(names).toMatchObject([
    { text: 'Attendance', x: 2, y: 13 },
    { text: 'Round', x: area.x + area.width, anchor: 'end' },
  ]);
});

test('every labelled tick of the vertical axis has a line of the grid at its height', () => {
  const area = layOutArea(600, 300, rounds, attendance);
  const shapes = axisShapes(area);
  const labels = texts(shapes).filter(({ anchor, isBold }) => anchor === 'end' && !isBold);
  expect(labels.map(({ text }) => text)).toEqual(['0', '20', '40', '60', '80', '100']);
  for (const { y } of labels) {
    const grid = lines(shapes).find(({ xs, ys }) => ys[0] === y - 3.5 && xs[1] - xs[0] > 100);
    expect(grid).toBeDefined();
  }
});

test('lines lie in the middle of a pixel, where they are sharp', () => {
  for (const { xs, ys } of lines(axisShapes(layOutArea(613, 287, rounds, { ...attendance, to: 83 })))) {
    const isVertical = xs[0] === xs[1];
    expect(Math.abs((isVertical ? xs[0] : ys[0]) % 1)).toBe(0.5);
  }
});

test('a logarithmic axis has a grid at its powers of ten, and short ticks between them', () => {
  const area = layOutArea(700, 300, { ...rounds, from: 1, scale: 'log' }, attendance);
  const upright = lines(axisShapes(area)).filter(({ xs }) => xs[0] === xs[1]);
  const grid = upright.filter(({ ys }) => Math.abs(ys[1] - ys[0]) > 100);
  expect(grid.length).toBeGreaterThanOrEqual(4);
  expect(upright.length).toBeGreaterThan(grid.length + 10);
});

test('no label leaves the picture, whatever its width', () => {
  for (let width = 60; width < 1200; width += 53) {
    for (const to of [9, 1000, 123_456_789]) {
      const shapes = axisShapes(layOutArea(width, 300, { ...rounds, to }, attendance));
      for (const { text, x, anchor = 'start' } of texts(shapes).filter(({ isBold }) => !isBold)) {
        const left = anchor === 'end' ? x - widthOf(text) : anchor === 'middle' ? x - widthOf(text) / 2 : x;
        expect(left, `${text} in ${width} px`).toBeGreaterThanOrEqual(-1);
        if (width > 100) expect(left + widthOf(text), `${text} in ${width} px`).toBeLessThanOrEqual(width);
      }
    }
  }
});
