import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { farol, scratchDirectory } from './testing/farol-process.ts';

async function plot(...args: string[]) {
  using directory = scratchDirectory();
  const file = directory.file('plot.svg');
  expect(await farol('run', ...args, '--svg', file)).toMatchObject({ code: 0, stderr: '' });
  return readFileSync(file, 'utf8').replaceAll(file, 'FILE');
}

/** The heights at which the line is drawn. */
const heights = (svg: string) =>
  /<path d="M([\d.,L]+)"/
    .exec(svg)![1]
    .split('L')
    .map((point) => Number(point.split(',')[1]));

test('the picture shows the attendances, the capacity, the mean and what made it', async () => {
  const svg = await plot('el-farol', '--rounds', '200', '--seed', '1994');
  expect(svg).toContain('<title>El Farol bar: attendance of 100 agents (arthur)</title>');
  expect(svg).toContain('Made by: npx pnpm farol run el-farol --rounds 200 --seed 1994 --svg FILE</desc>');
  expect(svg).toMatch(/<line [^>]*class="capacity"\/>/);
  expect(svg).toContain('>capacity 60</text>');
  expect(svg).toMatch(/>mean \d\d\.?\d*<\/text>/);
  expect(svg).toContain('@media (prefers-color-scheme: dark)');
  const report = JSON.parse((await farol('run', 'el-farol', '--rounds', '200', '--seed', '1994', '--json')).stdout);
  const drawn = heights(svg);
  // 0 is drawn at 304 and 100 at 78.
  const attendances = drawn.map((height) => ((304 - height) / (304 - 78)) * 100);
  expect(drawn.length).toBe(200);
  expect(Math.min(...attendances)).toBeCloseTo(report.attendance.minAttendance, 1);
  expect(Math.max(...attendances)).toBeCloseTo(report.attendance.maxAttendance, 1);
});

test('only the last 500 rounds are drawn', async () => {
  const svg = await plot('el-farol', '--rounds', '1200', '--seed', '1');
  expect(heights(svg).length).toBe(500);
  expect(svg).toContain('>Rounds 701 to 1,200, seed 1</text>');
});

test('a drawn seed is part of the command', async () => {
  expect(await plot('el-farol', '--rounds', '2')).toMatch(/Made by: .* --svg FILE --seed \d+<\/desc>/);
});

test('rules without a capacity have one line and no capacity', async () => {
  const svg = await plot('majority', '--rounds', '20', '--seed', '1');
  expect(svg).not.toContain('class="capacity"');
  expect(heights(svg).length).toBe(20);
});

test('one round is a dot', async () => {
  const svg = await plot('el-farol', '--rounds', '1', '--seed', '1');
  expect(svg).toMatch(/<circle cx="[\d.]+" cy="[\d.]+" r="4" class="dot"\/>/);
  expect(svg).not.toContain('NaN');
});

test('what the shell or XML could misread is escaped', async () => {
  const svg = await plot('curves', '--rule', 'go=n < 30 && N > 1 ? 1 : 0', '--rounds', '5', '--seed', '1');
  expect(svg).toContain("--rule 'go=n &lt; 30 &amp;&amp; N &gt; 1 ? 1 : 0' --rounds 5");
});

test('the picture in the documentation is what its command makes', async () => {
  const kept = readFileSync(join(import.meta.dirname, '../../../docs/el-farol.svg'), 'utf8');
  const [, command] = /Made by: npx pnpm farol run (.*) --svg docs\/el-farol\.svg --force<\/desc>/.exec(kept)!;
  const made = await plot(...command.split(' '));
  expect(made.replace('--svg FILE', '--svg docs/el-farol.svg --force')).toBe(kept);
});
