import { expect, test } from 'vitest';
import { dragRange, isStill, keyCommand, pinchCommands, wheelCommand } from './commands.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test.each([
  ['+', { kind: 'zoom', factor: 0.7, around: 0.5 }],
  ['=', { kind: 'zoom', factor: 0.7, around: 0.5 }],
  ['-', { kind: 'zoom', factor: 1 / 0.7, around: 0.5 }],
  ['−', { kind: 'zoom', factor: 1 / 0.7, around: 0.5 }],
  ['0', { kind: 'all' }],
  ['ArrowLeft', { kind: 'step', by: -1 }],
  ['ArrowRight', { kind: 'step', by: 1 }],
  ['ArrowUp', null],
  ['a', null],
  ['Enter', null],
] as const)('the key %s on a plot that shows all is %j', (key, command) => {
  expect(keyCommand({ ...plain, key }, false)).toEqual(command);
});

test('arrows move a zoomed plot; with shift they read values', () => {
  expect(keyCommand({ ...plain, key: 'ArrowLeft' }, true)).toEqual({ kind: 'move', by: -0.15 });
  expect(keyCommand({ ...plain, key: 'ArrowRight' }, true)).toEqual({ kind: 'move', by: 0.15 });
  expect(keyCommand({ ...plain, key: 'ArrowRight', shiftKey: true }, true)).toEqual({ kind: 'step', by: 1 });
});

test.each(['ctrlKey', 'metaKey', 'altKey'] as const)('a key with %s belongs to the browser', (modifier) => {
  for (const key of ['+', '-', '0', 'ArrowLeft'])
    expect(keyCommand({ ...plain, key, [modifier]: true }, true)).toBeNull();
});

test('zooming in and out by the keys ends where it began', () => {
  const [closer, farther] = ['+', '-'].map((key) => keyCommand({ ...plain, key }, true));
  expect(closer?.kind === 'zoom' && farther?.kind === 'zoom' && closer.factor * farther.factor).toBeCloseTo(1, 12);
});

const wheel = { deltaX: 0, deltaY: 0, isInLines: false, ctrlKey: false, around: 0.25, width: 500 };
const factorOf = (input: Partial<typeof wheel>, isZoomed = true) => {
  const command = wheelCommand({ ...wheel, ...input }, isZoomed);
  return command?.kind === 'zoom' ? command.factor : command;
};

test('the wheel zooms around the pointer, in and out by the same factor', () => {
  expect(wheelCommand({ ...wheel, deltaY: -100 }, false)).toMatchObject({ kind: 'zoom', around: 0.25 });
  const [closer, farther] = [factorOf({ deltaY: -100 }), factorOf({ deltaY: 100 })];
  expect(closer).toBeLessThan(1);
  expect(Number(closer) * Number(farther)).toBeCloseTo(1, 12);
});

test('a wheel that counts lines zooms as much as one that counts pixels', () => {
  expect(factorOf({ deltaY: -3, isInLines: true })).toBe(factorOf({ deltaY: -48 }));
});

test('one turn is limited, however far the wheel was spun', () => {
  expect(factorOf({ deltaY: -5000 })).toBe(factorOf({ deltaY: -120 }));
  expect(factorOf({ deltaY: 5000 })).toBe(factorOf({ deltaY: 120 }));
});

test('a pinch on a touchpad is a weak turn with ctrl, and counts four times', () => {
  expect(factorOf({ deltaY: -5, ctrlKey: true })).toBeCloseTo(Number(factorOf({ deltaY: -20 })), 12);
});

test('a wheel turned outwards scrolls the page if all is shown; a pinch never does', () => {
  expect(wheelCommand({ ...wheel, deltaY: 100 }, false)).toBeNull();
  expect(wheelCommand({ ...wheel, deltaY: 100, ctrlKey: true }, false)).toMatchObject({ kind: 'zoom' });
  expect(wheelCommand(wheel, true)).toBeNull();
});

test('a sideways wheel moves a zoomed plot, by its width in pixels', () => {
  expect(wheelCommand({ ...wheel, deltaX: 50, deltaY: 10 }, true)).toEqual({ kind: 'move', by: 0.1 });
  expect(wheelCommand({ ...wheel, deltaX: -50 }, true)).toEqual({ kind: 'move', by: -0.1 });
  expect(wheelCommand({ ...wheel, deltaX: 50 }, false)).toBeNull();
  expect(wheelCommand({ ...wheel, deltaX: 5, isInLines: true }, true)).toEqual({ kind: 'move', by: 0.16 });
});

const box = { left: 100, width: 400 };

test('fingers that spread zoom in around the middle between them', () => {
  const [zoom, move] = pinchCommands([250, 350], [200, 400], box);
  expect(zoom).toEqual({ kind: 'zoom', factor: 0.5, around: 0.5 });
  expect(move).toEqual({ kind: 'move', by: 0 });
});

test('fingers that move together move the plot with them', () => {
  const [zoom, move] = pinchCommands([200, 300], [240, 340], box);
  expect(zoom).toMatchObject({ factor: 1, around: 0.475 });
  expect(move).toEqual({ kind: 'move', by: -0.1 });
});

test('fingers that touch each other have no distance to zoom by', () => {
  expect(pinchCommands([200, 204], [200, 300], box).map(({ kind }) => kind)).toEqual(['move']);
  expect(pinchCommands([200, 300], [250, 252], box).map(({ kind }) => kind)).toEqual(['move']);
});

test('fingers count alike in either order', () => {
  const [one] = pinchCommands([250, 350], [200, 400], box);
  const [other] = pinchCommands([350, 250], [400, 200], box);
  expect(other).toEqual(one);
});

test.each([
  ['to the right', 200, 300, [0.25, 0.5]],
  ['to the left', 300, 200, [0.25, 0.5]],
  ['beyond the right edge', 300, 9000, [0.5, 1]],
  ['beyond the left edge', 300, -9000, [0, 0.5]],
  ['of four pixels, a click', 200, 204, null],
  ['of five pixels', 200, 205, [0.25, 0.2625]],
  ['wholly beside the plot', 600, 900, null],
])('a drag %s selects a range', (_, began, x, range) => {
  expect(dragRange(began, x, box)).toEqual(range);
});

test('a plot without a width selects nothing', () => {
  expect(dragRange(0, 100, { left: 0, width: 0 })).toBeNull();
});

test('a press is a click up to four pixels from where it began, in any direction', () => {
  expect(isStill(10, 10, 10, 10)).toBe(true);
  expect(isStill(10, 10, 14, 10)).toBe(true);
  expect(isStill(10, 10, 13, 13)).toBe(false);
  expect(isStill(10, 10, 10, 15)).toBe(false);
});
