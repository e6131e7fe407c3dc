import { readFileSync } from 'node:fs';
import type { Round } from '../../packages/api/src/rounds.ts';
import type { CDPSession, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askApi } from '../../apps/launcher/src/ask-api.ts';
import { expectAccessible, type Laboratory, openLaboratory, type PageOptions } from './laboratory.ts';

const ROUNDS = 20_000;

let lab: Laboratory;
let game: string;
beforeAll(async () => {
  lab = await openLaboratory();
  const rules = { kind: 'minority' };
  const agents = [{ strategy: 'tables', params: { memory: 3 }, count: 101 }];
  ({ id: game } = await lab.createGame({ name: 'Plots', rules, agents, seed: '3', rounds: ROUNDS }));
});
afterAll(() => lab.close());

const plotOf = (page: Page, label = 'Attendance by round') => page.getByRole('figure', { name: label });

async function openGame(options: PageOptions = {}, id = game) {
  const page = await lab.newPage(options);
  await page.goto(`${lab.address}/games/${id}`);
  const figure = plotOf(page);
  await figure.locator('canvas').waitFor();
  await figure.scrollIntoViewIfNeeded();
  const area = figure.locator('[data-plot-area]');
  return { page, figure, area, plot: figure.getByRole('application') };
}

/** The rounds in view, as shown on the page. */
async function windowIn(page: Page): Promise<[number, number]> {
  const text = await page.getByTestId('window').innerText();
  const [from, to] = Array.from(text.matchAll(/[\d,]+/g), ([figure]) => Number(figure.replaceAll(',', '')));
  return [from, to];
}

async function untilWindow(page: Page, is: (from: number, to: number) => boolean): Promise<[number, number]> {
  await expect.poll(async () => is(...(await windowIn(page)))).toBe(true);
  return windowIn(page);
}

/** Waits until at most this many rounds are in view, one point each. */
async function untilExact(page: Page, most: number): Promise<[number, number]> {
  const window = await untilWindow(page, (from, to) => to - from <= most);
  await page
    .getByTestId('window')
    .filter({ hasText: /each a point$/ })
    .waitFor();
  return window;
}

const whole = (from: number, to: number) => from === 1 && to === ROUNDS;

test('drag, wheel, keys and a double click zoom, move and show all', async () => {
  const { page, area, plot } = await openGame();
  await untilWindow(page, whole);
  const { x, y, width } = (await area.boundingBox())!;
  await page.mouse.move(x + width * 0.4, y + 60);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.6, y + 90, { steps: 4 });
  await page.mouse.up();
  const dragged = await untilWindow(page, (from, to) => to - from < ROUNDS / 4);
  expect(Math.abs(dragged[0] - ROUNDS * 0.4)).toBeLessThan(ROUNDS * 0.01);
  expect(Math.abs(dragged[1] - ROUNDS * 0.6)).toBeLessThan(ROUNDS * 0.01);

  await page.mouse.move(x + width * 0.5, y + 80);
  await page.mouse.wheel(0, -240);
  const wheeled = await untilWindow(page, (from, to) => to - from < (dragged[1] - dragged[0]) * 0.9);
  expect(Math.abs((wheeled[0] + wheeled[1]) / 2 - ROUNDS * 0.5)).toBeLessThan(ROUNDS * 0.02);

  await plot.focus();
  await page.keyboard.press('+');
  const closer = await untilWindow(page, (from, to) => to - from < (wheeled[1] - wheeled[0]) * 0.8);
  await page.keyboard.press('ArrowRight');
  const later = await untilWindow(page, (from) => from > closer[0]);
  expect(Math.abs(later[1] - later[0] - (closer[1] - closer[0]))).toBeLessThanOrEqual(1);
  await page.keyboard.press('0');
  await untilWindow(page, whole);

  await page.keyboard.press('+');
  await untilWindow(page, (from) => from > 1);
  await page.mouse.dblclick(x + width * 0.5, y + 80);
  await untilWindow(page, whole);
});

test('the wheel scrolls the page past a plot that nobody has turned to', async () => {
  const { page, area } = await openGame({ height: 500 });
  await page.evaluate(() => scrollTo(0, 0));
  const { x, y } = (await area.boundingBox())!;
  await page.mouse.move(x + 200, Math.min(480, y + 30));
  await page.mouse.wheel(0, 300);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
  await page.mouse.wheel(0, -200);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeLessThan(200);
  expect(whole(...(await windowIn(page)))).toBe(true);
});

test('a single round is reached, and its value is the one that was played', async () => {
  const { page, plot } = await openGame();
  await plot.focus();
  for (let press = 0; press < 24; press++) await page.keyboard.press('+');
  const [from, to] = await untilExact(page, 8);
  await page.keyboard.press('Shift+ArrowRight');
  const reading = plot.locator('[aria-live]');
  await expect.poll(() => reading.innerText()).toMatch(/Round/);
  const [round, attendance] = Array.from((await reading.innerText()).matchAll(/[\d,]+/g), ([figure]) =>
    Number(figure.replaceAll(',', '')),
  );
  expect(round).toBeGreaterThanOrEqual(from);
  expect(round).toBeLessThanOrEqual(to);
  const played = await askApi<Round>(lab.api, 'GET', `/games/${game}/rounds/${round}`);
  expect(attendance).toBe(played.attendance);
});

async function download(page: Page, figure: Locator, kind: 'SVG' | 'PNG' | 'CSV') {
  await figure.getByRole('button', { name: /^Save or read/ }).click();
  const saved = page.waitForEvent('download');
  await figure.getByRole('button', { name: `Save as ${kind}` }).click();
  const file = await saved;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test('a plot is saved as a picture for print and as its numbers, in the dark too', async () => {
  const { page, figure, plot } = await openGame({ theme: 'dark' });
  await plot.focus();
  for (let press = 0; press < 16; press++) await page.keyboard.press('+');
  const [from, to] = await untilExact(page, 200);

  const svg = await download(page, figure, 'SVG');
  expect(svg.name).toMatch(/^plots.*attendance\.svg$/i);
  const seen = await page.evaluate((text) => {
    const file = new DOMParser().parseFromString(text, 'image/svg+xml');
    return {
      isSvg: file.documentElement.localName === 'svg' && file.querySelector('parsererror') === null,
      title: file.querySelector('title')?.textContent,
      words: Array.from(file.querySelectorAll('text'), (word) => word.textContent),
      ground: file.querySelector('svg > rect')?.getAttribute('fill'),
      lines: file.querySelectorAll('path[stroke="#0a5c91"]').length,
      style: file.querySelector('style')?.textContent?.slice(0, 200),
    };
  }, svg.bytes.toString());
  expect(seen).toMatchObject({ isSvg: true, title: 'Attendance by round', ground: '#ffffff' });
  expect(seen.words).toContain('Round');
  expect(seen.lines).toBeGreaterThan(0);
  expect(seen.style).toContain('src: url(data:font/woff2;base64,');

  const png = await download(page, figure, 'PNG');
  const onScreen = (await figure.locator('canvas').boundingBox())!;
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(png.bytes.readUInt32BE(16)).toBe(3 * Math.round(onScreen.width));
  expect(png.bytes.readUInt32BE(20)).toBeGreaterThanOrEqual(3 * Math.round(onScreen.height));

  const csv = await download(page, figure, 'CSV');
  const [head, ...rows] = csv.bytes.toString().trimEnd().split('\r\n');
  expect(head).toMatch(/^Round,.*attendance/i);
  const numbers = rows.map((row) => row.split(',').slice(0, 2).map(Number));
  expect(Math.abs(numbers.length - (to - from + 1))).toBeLessThanOrEqual(1);
  const [first, ...others] = numbers;
  const path = `/games/${game}/rounds?from=${first[0]}&limit=${others.length + 1}`;
  const played = await askApi<{ rounds: Round[] }>(lab.api, 'GET', path);
  expect(numbers).toEqual(played.rounds.map(({ round, attendance }) => [round, attendance]));
});

test('the same is read as a table, and its description says what one would see', async () => {
  const { page, figure } = await openGame();
  await figure.getByRole('button', { name: /^Save or read/ }).click();
  await expectAccessible(page);
  await figure.getByRole('button', { name: 'Show as table' }).click();
  await figure.getByRole('region', { name: /as a table/ }).waitFor();
  await expectAccessible(page);
  expect(await figure.getByRole('row').count()).toBeGreaterThan(100);
  const description = await page.evaluate(
    (id) => document.getElementById(id!)?.textContent,
    await figure.getAttribute('aria-describedby'),
  );
  expect(description).toMatch(/^Attendance.* over Round from 1 to 20,000\..* between [\d.]+ and [\d.]+/);
});

/** The most frequent colours of a canvas, without the background. */
const coloursOf = (figure: Locator) =>
  figure.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    const counts = new Map<string, number>();
    for (let at = 0; at < data.length; at += 4) {
      if (data[at + 3] < 255) continue;
      const colour = `#${[0, 1, 2].map((place) => data[at + place].toString(16).padStart(2, '0')).join('')}`;
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    return [...counts].toSorted((a, b) => b[1] - a[1]).map(([colour]) => colour);
  });

test('a plot is drawn anew in the colours of the theme, and as wide as there is room', async () => {
  const { page, figure } = await openGame({ theme: 'light', width: 1300 });
  await expect.poll(async () => (await coloursOf(figure)).slice(0, 12)).toContain('#0a5c91');
  await page.getByRole('button', { name: 'Use the dark theme' }).click();
  await expect.poll(async () => (await coloursOf(figure)).slice(0, 12)).toContain('#6cb8ee');
  for (const width of [1000, 700, 390, 1200]) {
    await page.setViewportSize({ width, height: 900 });
    const room = () => figure.evaluate((element) => Math.floor(element.getBoundingClientRect().width));
    const drawn = async () => Math.round((await figure.locator('canvas').boundingBox())!.width);
    await expect.poll(async () => (await room()) - (await drawn())).toBe(0);
    expect(await figure.evaluate((element) => element.getBoundingClientRect().right <= innerWidth)).toBe(true);
  }
});

test('a line that is switched off stays off however the plot is zoomed', async () => {
  const { page, figure, plot } = await openGame({ theme: 'light' });
  await untilWindow(page, whole);
  await expect.poll(() => coloursOf(figure)).toContain('#0a5c91');
  await figure.getByRole('button', { name: 'Mean attendance' }).click();
  await expect.poll(() => coloursOf(figure)).not.toContain('#0a5c91');
  // One round per point needs another kind of line: the chart is rebuilt.
  await plot.focus();
  for (let press = 0; press < 20; press++) await page.keyboard.press('+');
  await untilExact(page, 40);
  await expect.poll(() => figure.getByRole('button', { name: 'Attendance', exact: true }).count()).toBe(1);
  expect(await coloursOf(figure)).not.toContain('#0a5c91');
});

async function touch(session: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd', places: [number, number][]) {
  await session.send('Input.dispatchTouchEvent', { type, touchPoints: places.map(([x, y], id) => ({ x, y, id })) });
}

test('two fingers zoom and one moves what is zoomed', async () => {
  const { page, area } = await openGame({ width: 390, height: 800 });
  const session = await page.context().newCDPSession(page);
  const { x, y, width } = (await area.boundingBox())!;
  const middle = x + width / 2;
  await touch(session, 'touchStart', [
    [middle - 20, y + 60],
    [middle + 20, y + 60],
  ]);
  for (let step = 1; step <= 8; step++) {
    await touch(session, 'touchMove', [
      [middle - 20 - 8 * step, y + 60],
      [middle + 20 + 8 * step, y + 60],
    ]);
  }
  await touch(session, 'touchEnd', []);
  // The fingers end 168 pixels apart, having begun 40 apart.
  const pinched = await untilWindow(page, (from, to) => to - from < ROUNDS / 4);
  expect(Math.abs((pinched[0] + pinched[1]) / 2 - ROUNDS / 2)).toBeLessThan(ROUNDS * 0.1);

  await touch(session, 'touchStart', [[middle, y + 60]]);
  for (let step = 1; step <= 8; step++) await touch(session, 'touchMove', [[middle - 8 * step, y + 60]]);
  await touch(session, 'touchEnd', []);
  const panned = await untilWindow(page, (from) => from > pinched[0] + 100);
  expect(Math.abs(panned[1] - panned[0] - (pinched[1] - pinched[0]))).toBeLessThanOrEqual(2);
});

test('who chose what is a picture that keys lead through', async () => {
  const { page } = await openGame();
  await page.getByRole('tab', { name: /choices|chose/i }).click();
  const picture = plotOf(page, 'Who went in which round');
  await picture.locator('canvas').waitFor();
  await picture.getByRole('application').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const reading = await picture.locator('[aria-live]').innerText();
  const round = Number(/Round ([\d,]+)/.exec(reading)![1].replaceAll(',', ''));
  // The second agent of the only entry.
  const { choices } = await askApi<{ choices: { choices: string }[] }>(
    lab.api,
    'GET',
    `/games/${game}/rounds/${round}`,
  );
  expect(reading).toContain(choices[0].choices[1] === '1' ? 'went' : 'stayed home');
  const csv = await download(page, picture, 'CSV');
  expect(csv.bytes.toString().trimEnd().split('\r\n')).toHaveLength(102);
});

test('the cells of a heat map are read by keys, and opened', async () => {
  const experiment = await askApi(lab.api, 'POST', '/experiments', {
    name: 'Map',
    seed: '7',
    base: { rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 11 }], rounds: 200 },
    factors: [
      { path: 'agents[0].count', values: [11, 21] },
      { path: 'agents[0].params.memory', values: [1, 2, 3] },
    ],
    replicates: 2,
  });
  await askApi(lab.api, 'PATCH', `/experiments/${experiment.id}/status`, { action: 'start' });
  const page = await lab.newPage();
  await page.goto(`${lab.address}/experiments/${experiment.id}`);
  await page.getByText('completed').first().waitFor();
  await page.getByRole('button', { name: 'Heat map' }).click();
  const figure = page.getByRole('figure', { name: /^Map/ });
  const map = figure.getByRole('application');
  await map.locator('canvas').waitFor();
  await map.focus();
  const cells: string[] = [];
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowUp']) {
    await page.keyboard.press(key);
    cells.push(await figure.locator('[aria-live]').innerText());
  }
  expect(new Set(cells).size).toBe(3);
  const csv = await download(page, figure, 'CSV');
  const rows = csv.bytes.toString().trimEnd().split('\r\n');
  expect(rows.length * rows[0].split(',').length).toBe(3 * 4);
  await map.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Games of the cell' }).waitFor();
});

test('thirty rounds a second are drawn in less than half of the time that there is', async () => {
  const agents = [{ strategy: 'arthur', count: 100 }];
  const live = { name: 'Live', rules: { kind: 'el-farol' }, agents, seed: '1', rounds: 200_000 };
  const { id } = await lab.createGame(live, { play: false });
  await askApi(lab.api, 'POST', `/games/${id}/rounds`, { count: 2000 });
  await askApi(lab.api, 'PATCH', `/games/${id}`, { roundsPerSecond: 30 });
  await askApi(lab.api, 'PATCH', `/games/${id}/status`, { action: 'resume' });
  const { page } = await openGame({}, id);
  const session = await page.context().newCDPSession(page);
  // The thread's own time, independent of other load.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busySeconds = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')!.value;
  };
  await untilWindow(page, (_, to) => to > 2000);
  const [first, before, began] = [(await windowIn(page))[1], await busySeconds(), performance.now()];
  await page.waitForTimeout(5000);
  const [last, after, seconds] = [(await windowIn(page))[1], await busySeconds(), (performance.now() - began) / 1000];
  await askApi(lab.api, 'PATCH', `/games/${id}/status`, { action: 'pause' });
  expect(last).toBeGreaterThan(first + 20);
  expect((after - before) / seconds).toBeLessThan(0.5);
});
