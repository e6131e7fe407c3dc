import { expect, test } from 'vitest';
import { printPalette } from './colours.ts';
import { writeCsv } from './downloads.ts';
import { writeSvg } from './svg.ts';

test('CSV quotes what would be taken for something else, and leaves out what is not known', () => {
  const table = {
    columns: ['Round', 'a "b", c'],
    rows: [
      [1, 2.5],
      [2, null],
      ['x\ny', -3],
    ],
  };
  expect(writeCsv(table)).toBe('Round,"a ""b"", c"\r\n1,2.5\r\n2,\r\n"x\ny",-3\r\n');
});

test('an SVG file says what it shows, and its words are words', () => {
  const shapes = [{ kind: 'text', x: 1, y: 2, text: 'A < 60 & rising' }] as const;
  const told = { title: 'A "bar"', description: '1 < 2', palette: printPalette, font: 'serif' };
  const svg = writeSvg({ width: 30, height: 20, shapes }, told);
  expect(svg).toContain('<title id="title">A &quot;bar&quot;</title>');
  expect(svg).toContain('A &lt; 60 &amp; rising</text>');
  expect(svg).toContain('viewBox="0 0 30 20"');
});

test('a line is interrupted where a value is missing', () => {
  const shapes = [{ kind: 'path', xs: [0, 1, NaN, 3], ys: [0, 1, NaN, 2.345], stroke: 'plot-1' }] as const;
  const svg = writeSvg(
    { width: 9, height: 9, shapes },
    { title: '', description: '', palette: printPalette, font: 'serif' },
  );
  expect(svg).toContain('d="M0 0L1 1M3 2.35"');
});
