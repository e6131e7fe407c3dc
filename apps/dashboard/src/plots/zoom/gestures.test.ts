import { expect, test } from 'vitest';
import type { ZoomCommand } from './commands.ts';
import { listenToGestures } from './gestures.ts';

/** An area of 400 × 200 pixels, 100 pixels from the left, on which events can be fired without a browser. */
class Area extends EventTarget {
  style = { touchAction: '' };
  captured: number[] = [];
  getBoundingClientRect() {
    const box = { left: 100, top: 50, right: 500, bottom: 250, x: 100, y: 50, width: 400, height: 200 };
    return { ...box, toJSON: () => box };
  }
  setPointerCapture(id: number) {
    this.captured.push(id);
  }
  /** Fires an event and returns whether it was taken from the browser. */
  fire(type: string, fields: Record<string, unknown> = {}): boolean {
    const event = new Event(type, { cancelable: true });
    const { timeStamp, ...others } = fields;
    if (timeStamp !== undefined) Object.defineProperty(event, 'timeStamp', { value: timeStamp });
    this.dispatchEvent(Object.assign(event, others));
    return event.defaultPrevented;
  }
}

function listen(isZoomed = false) {
  const area = new Area();
  const page = new EventTarget();
  const heard: unknown[] = [];
  const stop = listenToGestures(
    area,
    () => ({
      obey: (command: ZoomCommand) => heard.push(command),
      isZoomed: () => isZoomed,
      touch: (left) => heard.push(['touch', left]),
      drag: (range) => heard.push(['drag', range]),
      select: (from, to) => heard.push(['select', from, to]),
      click: (left, top) => heard.push(['click', left, top]),
    }),
    page,
  );
  return { area, page, heard, stop };
}

const WHEEL = { deltaX: 0, deltaY: -100, deltaMode: 0, ctrlKey: false, clientX: 300 };
const finger = (pointerId: number, clientX: number, timeStamp = 5000) => ({
  pointerId,
  clientX,
  clientY: 100,
  pointerType: 'touch',
  button: 0,
  timeStamp,
});
const mouse = (clientX: number, clientY = 100) => ({ pointerId: 1, clientX, clientY, pointerType: 'mouse', button: 0 });

test('the wheel scrolls the page until the pointer has moved on the plot', () => {
  const { area, heard } = listen();
  expect(area.fire('wheel', WHEEL)).toBe(false);
  area.fire('mousemove', { movementX: 1, movementY: 0 });
  expect(area.fire('wheel', WHEEL)).toBe(true);
  expect(heard).toEqual([{ kind: 'zoom', factor: 1.002 ** -100, around: 0.5 }]);
});

test('a move without movement, as when the page scrolls below the pointer, does not count', () => {
  const { area } = listen();
  area.fire('mousemove', { movementX: 0, movementY: 0 });
  expect(area.fire('wheel', WHEEL)).toBe(false);
});

test.each(['mouseleave', 'scroll'])('after %s the wheel belongs to the page again', (type) => {
  const { area, page } = listen();
  area.fire('mousemove', { movementX: 3, movementY: 3 });
  if (type === 'scroll') page.dispatchEvent(new Event('scroll'));
  else area.fire(type);
  expect(area.fire('wheel', WHEEL)).toBe(false);
});

test('a pinch on a touchpad needs no move before', () => {
  const { area } = listen();
  expect(area.fire('wheel', { ...WHEEL, ctrlKey: true })).toBe(true);
});

test('a double click shows all', () => {
  const { area, heard } = listen();
  area.fire('dblclick');
  expect(heard).toEqual([{ kind: 'all' }]);
});

test('one finger reads the value below it, and moves nothing while all is shown', () => {
  const { area, heard } = listen();
  area.fire('pointerdown', finger(1, 200));
  area.fire('pointermove', finger(1, 220));
  expect(heard).toEqual([
    ['touch', 100],
    ['touch', 120],
  ]);
  expect(area.captured).toEqual([1]);
});

test('one finger moves a zoomed plot with it', () => {
  const { area, heard } = listen(true);
  area.fire('pointerdown', finger(1, 200));
  area.fire('pointermove', finger(1, 240));
  expect(heard).toContainEqual({ kind: 'move', by: -0.1 });
});

test('two fingers zoom, and stop zooming when one is lifted', () => {
  const { area, heard } = listen();
  area.fire('pointerdown', finger(1, 250));
  area.fire('pointerdown', finger(2, 350));
  area.fire('pointermove', finger(2, 450));
  expect(heard).toContainEqual({ kind: 'zoom', factor: 0.5, around: 0.625 });
  area.fire('pointerup', finger(2, 450));
  heard.length = 0;
  area.fire('pointermove', finger(1, 260));
  expect(heard).toEqual([['touch', 160]]);
});

test('a finger that was never put down moves nothing', () => {
  const { area, heard } = listen(true);
  area.fire('pointermove', finger(7, 260));
  expect(heard).toEqual([]);
});

test('two taps within 300 ms show all, slower ones do not', () => {
  const { area, heard } = listen();
  for (const at of [1000, 1200]) {
    area.fire('pointerdown', finger(1, 200, at));
    area.fire('pointerup', finger(1, 200, at + 20));
  }
  expect(heard.filter((command) => JSON.stringify(command) === '{"kind":"all"}')).toHaveLength(1);
  heard.length = 0;
  area.fire('pointerdown', finger(1, 200, 2000));
  expect(heard).toEqual([['touch', 100]]);
});

test('the mouse selects the range that it is dragged over, and shows it on the way', () => {
  const { area, heard } = listen();
  area.fire('pointerdown', mouse(200));
  area.fire('pointermove', mouse(300));
  area.fire('pointerup', mouse(400));
  expect(heard).toEqual([
    ['drag', [0.25, 0.5]],
    ['drag', null],
    ['select', 0.25, 0.75],
  ]);
});

test('a drag that ends beside the plot ends at its edge, and is no click', () => {
  const { area, heard } = listen();
  area.fire('pointerdown', mouse(300));
  area.fire('pointerup', mouse(2000));
  area.fire('click', mouse(2000));
  expect(heard).toEqual([
    ['drag', null],
    ['select', 0.5, 1],
  ]);
});

test('a press that does not move is a click at its place', () => {
  const { area, heard } = listen();
  area.fire('pointerdown', mouse(200, 100));
  area.fire('pointerup', mouse(201, 101));
  area.fire('click', mouse(201, 101));
  expect(heard).toEqual([
    ['drag', null],
    ['click', 101, 51],
  ]);
});

test('the right button selects nothing', () => {
  const { area, heard } = listen();
  area.fire('pointerdown', { ...mouse(200), button: 2 });
  area.fire('pointermove', mouse(300));
  area.fire('pointerup', { ...mouse(300), button: 2 });
  expect(heard).not.toContainEqual(['select', 0.25, 0.5]);
});

test('a drag that the browser cancels selects nothing', () => {
  const { area, heard } = listen();
  area.fire('pointerdown', mouse(200));
  area.fire('pointercancel', mouse(300));
  area.fire('pointermove', mouse(350));
  expect(heard).toEqual([['drag', null]]);
});

test('vertical swipes stay with the page, and nothing is heard after stopping', () => {
  const { area, heard, stop } = listen(true);
  expect(area.style.touchAction).toBe('pan-y');
  stop();
  area.fire('dblclick');
  area.fire('pointerdown', finger(1, 200));
  area.fire('mousemove', { movementX: 1, movementY: 0 });
  expect(area.fire('wheel', WHEEL)).toBe(false);
  expect(heard).toEqual([]);
});
