import { expect, test } from 'vitest';
import { printPalette } from './colours.ts';
import { paint, type Pen } from './paint.ts';
import type { Shape } from './shapes.ts';
import { writeSvg } from './svg.ts';

/** A canvas that notes what is painted on it, as a browser would see it. */
class Notes implements Pen {
  readonly lines: string[] = [];
  globalAlpha = 1;
  lineWidth = 1;
  lineJoin: CanvasLineJoin = 'miter';
  font = '10px sans-serif';
  textAlign: CanvasTextAlign = 'start';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  imageSmoothingEnabled = true;
  /** The current path, as in SVG. */
  path = '';
  private dash: Iterable<number> = [];
  private saved: number[] = [];
  depth = 0;

  private ink = { fill: '#000000', stroke: '#000000' };

  get fillStyle(): string {
    return this.ink.fill;
  }
  set fillStyle(value: Pen['fillStyle']) {
    if (typeof value === 'string') this.ink.fill = value;
  }
  get strokeStyle(): string {
    return this.ink.stroke;
  }
  set strokeStyle(value: Pen['strokeStyle']) {
    if (typeof value === 'string') this.ink.stroke = value;
  }
  private note(what: string) {
    this.lines.push(this.globalAlpha === 1 ? what : `${what} at ${this.globalAlpha}`);
  }
  save() {
    this.saved.push(this.globalAlpha);
    this.depth++;
  }
  restore() {
    this.globalAlpha = this.saved.pop() ?? 1;
    this.dash = [];
    this.depth--;
  }
  beginPath() {
    this.path = '';
  }
  rect(x: number, y: number, width: number, height: number) {
    this.path += `rect ${x} ${y} ${width} ${height}`;
  }
  clip() {
    this.note(`clip ${this.path}`);
  }
  moveTo(x: number, y: number) {
    this.path += `M${x} ${y}`;
  }
  lineTo(x: number, y: number) {
    this.path += `${this.path === '' ? 'M' : 'L'}${x} ${y}`;
  }
  arc(x: number, y: number, radius: number) {
    this.path += `circle ${x} ${y} ${radius}`;
  }
  fill() {
    this.note(`fill ${this.path} ${this.fillStyle}`);
  }
  stroke() {
    const dash = [...this.dash].join(' ');
    this.note(`stroke ${this.path} ${this.strokeStyle} ${this.lineWidth}${dash === '' ? '' : ` dash ${dash}`}`);
  }
  fillRect(x: number, y: number, width: number, height: number) {
    this.note(`fill rect ${x} ${y} ${width} ${height} ${this.fillStyle}`);
  }
  strokeRect(x: number, y: number, width: number, height: number) {
    this.note(`stroke rect ${x} ${y} ${width} ${height} ${this.strokeStyle}`);
  }
  fillText(text: string) {
    this.note(`write ${text} ${this.fillStyle} ${this.textAlign} ${this.font}`);
  }
  strokeText(text: string) {
    this.note(`rim ${text} ${this.strokeStyle} ${this.lineWidth}`);
  }
  drawImage() {
    this.note(this.imageSmoothingEnabled ? 'smooth image' : 'image');
  }
  translate(x: number, y: number) {
    this.note(`to ${x} ${y}`);
  }
  setLineDash(dash: Iterable<number>) {
    this.dash = dash;
  }
}

function painted(...shapes: Shape[]): string[] {
  const notes = new Notes();
  paint(notes, shapes, printPalette, 'serif');
  expect(notes.depth).toBe(0);
  return notes.lines;
}

test('a path is filled, then stroked with its dashes', () => {
  expect(
    painted({ kind: 'path', xs: [0, 5, 5], ys: [0, 0, 5], fill: 'plot-1', stroke: 'ink', width: 2, dash: [7, 4] }),
  ).toEqual(['fill M0 0L5 0L5 5 #0a5c91', 'stroke M0 0L5 0L5 5 #14202b 2 dash 7 4']);
});

test('NaN lifts the pen', () => {
  expect(painted({ kind: 'path', xs: [0, 1, NaN, 3, 4], ys: [0, 1, 2, 3, 4], stroke: 'ink' })).toEqual([
    'stroke M0 0L1 1M3 3L4 4 #14202b 1',
  ]);
});

test('a clip and an opacity end with their shape', () => {
  const box = { kind: 'rectangle', x: 0, y: 0, width: 5, height: 5, fill: 'ink' } as const;
  expect(painted({ ...box, opacity: 0.5, clip: { x: 1, y: 1, width: 2, height: 2 } }, box)).toEqual([
    'clip rect 1 1 2 2',
    'fill rect 0 0 5 5 #14202b at 0.5',
    'fill rect 0 0 5 5 #14202b',
  ]);
});

test('a rectangle has a fill, a rim, both or neither', () => {
  const box = { kind: 'rectangle', x: 0, y: 0, width: 5, height: 5 } as const;
  expect(painted({ ...box, fill: 'ink', stroke: 'line-strong' })).toEqual([
    'fill rect 0 0 5 5 #14202b',
    'stroke rect 0 0 5 5 #8a8577',
  ]);
  expect(painted(box)).toEqual([]);
});

test('marks are painted one by one, so that their opacity adds up', () => {
  const marks = { kind: 'marks', xs: [1, NaN, 3], ys: [1, 2, 3], colour: 'plot-1', sizePx: 8, opacity: 0.3 } as const;
  expect(painted({ ...marks, symbol: 'circle' })).toEqual([
    'fill circle 1 1 4 #0a5c91 at 0.3',
    'fill circle 3 3 4 #0a5c91 at 0.3',
  ]);
  expect(painted({ ...marks, symbol: 'ring', xs: [1] })).toEqual(['stroke circle 1 1 4 #0a5c91 1.5 at 0.3']);
});

test('a circle of less than three pixels is a square: nobody sees the difference, and it is faster', () => {
  expect(painted({ kind: 'marks', xs: [5], ys: [5], symbol: 'circle', sizePx: 2, colour: 'ink' })).toEqual([
    'fill rect 4 4 2 2 #14202b',
  ]);
});

test('a text stands at its place, over its rim', () => {
  const text = {
    kind: 'text',
    x: 3,
    y: 4,
    text: 'C',
    hasRim: true,
    isBold: true,
    anchor: 'middle',
    colour: 'plot-2',
  } as const;
  expect(painted(text)).toEqual(['to 3 4', 'rim C #ffffff 4', 'write C #b45309 center 600 12px serif']);
});

test.each([
  ['a line', { kind: 'path', xs: [0, 5, 9], ys: [1, 2, 3], stroke: 'plot-1' }],
  ['a line with a gap', { kind: 'path', xs: [0, NaN, 9, 10], ys: [1, NaN, 3, 4], stroke: 'plot-1' }],
  ['two areas', { kind: 'path', xs: [0, 5, 5, NaN, 9, 12, 12], ys: [0, 0, 5, NaN, 0, 0, 5], fill: 'plot-2' }],
] satisfies [string, Shape][])('%s is the same on the page and in a file', (_, shape) => {
  const svg = writeSvg(
    { width: 20, height: 20, shapes: [shape] },
    { title: '', description: '', palette: printPalette, font: 'serif' },
  );
  const [, data] = /<path d="([^"]*)"/.exec(svg)!;
  expect(painted(shape)[0]).toContain(data);
});

test('a polygon of marks has the same corners on the page and in a file', () => {
  for (const symbol of ['square', 'triangle', 'diamond', 'cross'] as const) {
    const shape = { kind: 'marks', xs: [50], ys: [50], symbol, sizePx: 100, colour: 'ink' } as const;
    const svg = writeSvg(
      { width: 100, height: 100, shapes: [shape] },
      { title: '', description: '', palette: printPalette, font: 'serif' },
    );
    const inFile = /d="M([^"]*)Z"/.exec(svg)![1].split('L');
    const onPage = /fill M(.*) #/.exec(painted(shape)[0])![1].split('L');
    const rounded = onPage.map((corner) =>
      corner
        .split(' ')
        .map((value) => Math.round(Number(value) * 100) / 100)
        .join(' '),
    );
    expect(rounded).toEqual(inFile);
  }
});
