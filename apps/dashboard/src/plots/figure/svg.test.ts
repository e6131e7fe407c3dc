import { expect, test } from 'vitest';
import { printPalette } from './colours.ts';
import type { Shape } from './shapes.ts';
import { writeSvg } from './svg.ts';

const write = (shapes: readonly Shape[], more = {}) =>
  writeSvg(
    { width: 30, height: 20, shapes },
    { title: '', description: '', palette: printPalette, font: 'serif', ...more },
  );
/** The lines between the background and the end. */
const bodyOf = (shapes: readonly Shape[]) => write(shapes).split('\n').slice(7, -2);

test('a figure as a file is this text', () => {
  const shapes: Shape[] = [
    {
      kind: 'path',
      xs: [0, 10.126],
      ys: [5, 6],
      stroke: 'plot-1',
      width: 2,
      dash: [7, 4],
      clip: { x: 0, y: 0, width: 9, height: 9 },
    },
    { kind: 'rectangle', x: 1, y: 2, width: 3, height: 4, fill: 'plot-2', opacity: 0.2 },
    { kind: 'marks', xs: [5], ys: [6], symbol: 'circle', sizePx: 7, colour: 'plot-3' },
    { kind: 'text', x: 1, y: 19, text: 'Round', isBold: true, anchor: 'end' },
  ];
  expect(write(shapes, { title: 'Attendance', description: 'From 1 to 9.', fontFace: '@font-face {}' })).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20" viewBox="0 0 30 20" role="img" aria-labelledby="title description">
<title id="title">Attendance</title>
<desc id="description">From 1 to 9.</desc>
<style>@font-face {} text { font-family: serif; }</style>
<defs><clipPath id="clip-1"><rect x="0" y="0" width="9" height="9"/></clipPath></defs>
<rect width="30" height="20" fill="#ffffff"/>
<g clip-path="url(#clip-1)"><path d="M0 5L10.13 6" fill="none" stroke="#0a5c91" stroke-width="2" stroke-linejoin="round" stroke-dasharray="7 4"/></g>
<g opacity="0.2"><rect x="1" y="2" width="3" height="4" fill="#b45309" stroke="none" stroke-width="1"/></g>
<g fill="#00806a"><circle cx="5" cy="6" r="3.5"/></g>
<text x="1" y="19" font-size="12" font-weight="600" text-anchor="end" fill="#52606b">Round</text>
</svg>
`,
  );
});

test('title, description and texts are words, whatever characters they have', () => {
  const shapes = [{ kind: 'text', x: 1, y: 2, text: 'A < 60 & rising' }] as const;
  const svg = write(shapes, { title: 'A "bar"', description: '1 < 2' });
  expect(svg).toContain('<title id="title">A &quot;bar&quot;</title>');
  expect(svg).toContain('<desc id="description">1 &lt; 2</desc>');
  expect(svg).toContain('A &lt; 60 &amp; rising</text>');
});

test('characters that XML does not have are left out, so that the file opens', () => {
  const svg = write([{ kind: 'text', x: 1, y: 2, text: 'a\u0000b\u001fc\ud800d' }]);
  expect(svg).toContain('>abcd</text>');
});

test('a line is interrupted where a value is missing', () => {
  const [path] = bodyOf([{ kind: 'path', xs: [0, 1, NaN, 3, 4], ys: [0, 1, NaN, 2.345, NaN], stroke: 'plot-1' }]);
  expect(path).toContain('d="M0 0L1 1M3 2.35"');
});

test('a line without any value is an empty path', () => {
  expect(bodyOf([{ kind: 'path', xs: [NaN], ys: [1], stroke: 'ink' }])[0]).toContain('d=""');
});

test('shapes in the same box share its clip path, others have their own', () => {
  const path = { kind: 'path', xs: [0, 1], ys: [0, 1], stroke: 'ink' } as const;
  const box = { x: 0, y: 0, width: 9, height: 9 };
  const svg = write([
    { ...path, clip: box },
    { ...path, clip: { ...box } },
    { ...path, clip: { ...box, width: 8 } },
  ]);
  expect(Array.from(svg.matchAll(/clip-path="url\(#(.*?)\)"/g), ([, name]) => name)).toEqual([
    'clip-1',
    'clip-1',
    'clip-2',
  ]);
  expect(svg.match(/<clipPath/g)).toHaveLength(2);
});

test.each([
  ['square', 4],
  ['triangle', 3],
  ['diamond', 4],
  ['cross', 12],
] as const)('a %s is an outline of %i corners', (symbol, corners) => {
  const [marks] = bodyOf([{ kind: 'marks', xs: [0, 9], ys: [0, 9], symbol, sizePx: 8, colour: 'plot-1' }]);
  const outlines = Array.from(marks.matchAll(/d="M([^"]*)Z"/g), ([, data]) => data.split('L'));
  expect(outlines.map(({ length }) => length)).toEqual([corners, corners]);
});

test('a ring is a stroke; the opacity of marks is that of their paint', () => {
  const mark = { kind: 'marks', xs: [1, NaN], ys: [2, 3], sizePx: 8, colour: 'plot-1', opacity: 0.5 } as const;
  const [ring, circle] = bodyOf([
    { ...mark, symbol: 'ring' },
    { ...mark, symbol: 'circle' },
  ]);
  expect(ring).toBe(
    '<g fill="none" stroke="#0a5c91" stroke-width="1.5" stroke-opacity="0.5"><circle cx="1" cy="2" r="4"/></g>',
  );
  expect(circle).toBe('<g fill="#0a5c91" fill-opacity="0.5"><circle cx="1" cy="2" r="4"/></g>');
});

test('a text on lines has a rim in the colour of the ground, below its letters', () => {
  const [text] = bodyOf([{ kind: 'text', x: 1, y: 2, text: 'C', hasRim: true, colour: 'plot-2', sizePx: 11.5 }]);
  expect(text).toBe(
    '<text x="1" y="2" font-size="11.5" text-anchor="start" fill="#b45309" paint-order="stroke" stroke="#ffffff" stroke-width="4" stroke-linejoin="round">C</text>',
  );
});

test('a colour of a heat map is written as it is', () => {
  expect(bodyOf([{ kind: 'rectangle', x: 0, y: 0, width: 1, height: 1, fill: '#fee838' }])[0]).toContain(
    'fill="#fee838"',
  );
});

test('no coordinate has more than two decimals', () => {
  const thirds = [1 / 3, 20 / 3, 100 / 3];
  const svg = write([
    { kind: 'path', xs: thirds, ys: thirds, stroke: 'ink' },
    { kind: 'marks', xs: thirds, ys: thirds, symbol: 'triangle', sizePx: 7, colour: 'ink' },
    { kind: 'text', x: 1 / 3, y: 2 / 3, text: '' },
  ]);
  expect(svg.match(/\d\.\d{3,}/g)).toBeNull();
});
