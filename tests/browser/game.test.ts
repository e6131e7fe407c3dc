import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Game, Round, Stats } from '../../packages/api/src/index.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askApi } from '../../apps/launcher/src/ask-api.ts';
import { expectAccessible, type Laboratory, openLaboratory } from './laboratory.ts';

let lab: Laboratory;
beforeAll(async () => {
  lab = await openLaboratory();
});
afterAll(() => lab.close());

const BAR = {
  rules: { kind: 'el-farol', capacity: 60 },
  agents: [
    { strategy: 'arthur', count: 60, name: 'inductive' },
    { strategy: 'bernoulli', params: { probability: 0.6 }, count: 40, name: 'dice' },
  ],
  seed: '7',
};

const ask = (method: string, path: string, body?: unknown) => askApi(lab.api, method, path, body);
const readGame = async (id: string) => (await ask('GET', `/games/${id}`)) as unknown as Game;
const readAttendances = async (id: string, query = '') =>
  ((await ask('GET', `/games/${id}/history?points=10000${query}`)) as unknown as { attendance: number[] }).attendance;

/** A page that shows a game, and the requests for windows of its history that it makes. */
async function openGame(id: string, options: Parameters<Laboratory['newPage']>[0] = {}) {
  const page = await lab.newPage(options);
  const windows: { from: number; to: number }[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!url.pathname.endsWith(`/games/${id}/history`) || !url.searchParams.has('from')) return;
    windows.push({ from: Number(url.searchParams.get('from')), to: Number(url.searchParams.get('to')) });
  });
  await page.goto(`${lab.address}/games/${id}`);
  await page.getByRole('region', { name: 'Controls' }).waitFor();
  return { page, windows };
}

/** An element half under the page's header counts as covered. */
async function expectAccessibleFromTop(page: Page): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0));
  await expectAccessible(page);
}

const playedOn = async (page: Page) => Number((await page.getByTestId('played').textContent())!.replaceAll(',', ''));
/** Waits for the condition with a generous timeout, for a busy machine. */
const soon = <T>(look: () => T | Promise<T>) => expect.poll(look, { timeout: 20_000 });

const plotOf = (page: Page) => page.getByRole('application', { name: /^Attendance by round/ });
const play = (page: Page) => page.getByRole('button', { name: 'Play', exact: true });
const pause = (page: Page) => page.getByRole('button', { name: 'Pause', exact: true });
const step = (page: Page) => page.getByRole('button', { name: 'Step', exact: true });

test('a game is played, watched live, paused, and played round by round', async () => {
  const { id } = await lab.createGame({ ...BAR, name: 'Watched', rounds: 100_000 }, { play: false });
  await ask('PATCH', `/games/${id}`, { roundsPerSecond: 30 });
  const { page } = await openGame(id);
  await page.getByRole('heading', { name: 'No round is played yet' }).waitFor();
  await page.getByRole('figure', { name: 'Payoffs by attendance' }).waitFor();
  await page.getByText('"seed": "7"').waitFor();

  await play(page).click();
  await pause(page).waitFor({ timeout: 3000 });
  await soon(() => playedOn(page)).toBeGreaterThan(60);
  const before = await playedOn(page);
  await soon(() => playedOn(page)).toBeGreaterThan(before);
  await plotOf(page).waitFor();

  await page.keyboard.press('Space');
  await page.getByText('paused', { exact: true }).waitFor();
  // The page shows the change at once; the worker first stores its current slice.
  await soon(async () => (await readGame(id)).status).toBe('paused');
  const { rounds } = await readGame(id);
  await soon(() => playedOn(page)).toBe(rounds.played);

  await step(page).click();
  await soon(() => playedOn(page)).toBe(rounds.played + 1);
  await page.keyboard.press('s');
  await soon(() => playedOn(page)).toBe(rounds.played + 2);
  // A double click plays one round.
  await step(page).dblclick();
  await soon(() => playedOn(page)).toBeGreaterThan(rounds.played + 2);
  await soon(async () => (await readGame(id)).rounds.played - (await playedOn(page))).toBe(0);
});

test('the tempo is set while it plays', async () => {
  const { id } = await lab.createGame({ ...BAR, rounds: 1_000_000 }, { play: false });
  await ask('PATCH', `/games/${id}`, { roundsPerSecond: 1 });
  const { page } = await openGame(id);
  await play(page).click();
  await pause(page).waitFor();
  await page.getByRole('slider', { name: 'Tempo' }).fill('6');
  await page.getByText('100 rounds/s', { exact: true }).waitFor();
  await soon(async () => (await readGame(id)).roundsPerSecond).toBe(100);
  await soon(() => playedOn(page)).toBeGreaterThan(100);
  await pause(page).click();
});

test('a window is asked of the server, down to one round, and not asked for twice', async () => {
  const { id } = await lab.createGame({ ...BAR, name: 'Long', rounds: 300_000 });
  const { page, windows } = await openGame(id);
  const plot = plotOf(page);
  await plot.waitFor();
  // The page prefetches the newest rounds.
  expect(windows.splice(0)).toEqual([{ from: 299_001, to: 300_000 }]);
  await page.getByText(/Rounds 1 to 300,000, 300 to a point/).waitFor();

  const box = (await plot.boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2, { steps: 8 });
  await page.mouse.up();
  await soon(() => windows.length).toBe(1);
  const [{ from, to }] = windows;
  expect(from).toBeGreaterThan(80_000);
  expect(to).toBeLessThan(220_000);
  await page.getByText(new RegExp(`Rounds ${from.toLocaleString('en')} to ${to.toLocaleString('en')},`)).waitFor();

  await plot.focus();
  for (let turn = 0; turn < 60; turn++) await page.keyboard.press('+');
  const window = page.getByTestId('window');
  await soon(() => window.textContent()).toMatch(/each a point$/);
  const [first, last] = (await window.textContent())!.match(/[\d,]+/g)!.map((text) => Number(text.replaceAll(',', '')));
  expect(last - first).toBeLessThanOrEqual(2);
  const asked = windows.length;

  await page.keyboard.press('0');
  await page.getByText(/Rounds 1 to 300,000, 300 to a point/).waitFor();
  await page.waitForTimeout(400);
  expect(windows.length).toBe(asked);
  expect(new Set(windows.map((each) => JSON.stringify(each))).size).toBe(windows.length);

  await plot.click({ position: { x: 400, y: 150 } });
  await page.getByRole('button', { name: 'Fork after it' }).waitFor();
  await page.getByRole('link', { name: 'Who chose what' }).click();
  await page.getByRole('heading', { name: /^Round [\d,]+$/ }).waitFor();

  await page.getByRole('button', { name: 'Newest 1,000' }).click();
  await page.getByText('Rounds 299,001 to 300,000, each a point').waitFor();
  await page.getByRole('button', { name: 'Newest 10,000' }).click();
  await soon(() => windows.at(-1)).toEqual({ from: 290_001, to: 300_000 });
});

test('a game is continued, simulated to a round, forked, renamed and removed', async () => {
  const { id } = await lab.createGame({ ...BAR, name: 'Original', rounds: 500 });
  const { page } = await openGame(id);
  await page.getByText('completed', { exact: true }).waitFor();
  await page.getByLabel('How many rounds to play').selectOption('100');
  await play(page).click();
  await soon(() => playedOn(page)).toBe(600);

  await page.getByLabel('to round').fill('12');
  await page.getByRole('button', { name: 'Simulate' }).click();
  await page.getByText('must be a round from 601 to').waitFor();
  await page.getByLabel('to round').fill('1,000');
  await page.getByRole('button', { name: 'Simulate' }).click();
  await soon(() => playedOn(page)).toBe(1000);
  await page.getByText('completed', { exact: true }).waitFor();

  await page.getByRole('button', { name: 'Fork here' }).click();
  const fork = page.getByRole('dialog', { name: 'Fork the game' });
  await fork.getByLabel('Fork after round').fill('1001');
  await fork.getByRole('button', { name: 'Fork' }).click();
  await fork.getByText('must be a whole number from 0 to 1,000').waitFor();
  await fork.getByLabel('Fork after round').fill('750');
  await fork.getByRole('button', { name: 'Fork' }).click();
  await page.getByRole('heading', { name: 'Original, forked after round 750' }).waitFor();
  expect(page.url()).not.toContain(id);
  await soon(() => playedOn(page)).toBe(750);
  const forkId = page.url().split('/').at(-1)!;
  expect(await readAttendances(forkId)).toEqual(await readAttendances(id, '&to=750'));

  await page.getByRole('button', { name: 'Rename the game' }).click();
  await page.getByLabel('Name of the game').fill('Another way');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Another way' }).waitFor();
  await soon(async () => (await readGame(forkId)).name).toBe('Another way');
  await soon(() => page.title()).toBe('Another way · Farol');

  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Remove the game' }).click();
  await page.getByRole('button', { name: 'Remove it' }).click();
  await page.waitForURL('**/games');
  expect((await fetch(`${lab.api}/games/${forkId}`)).status).toBe(404);
});

test('statistics stand beside their theory, and say what they mean', async () => {
  const { id } = await lab.createGame({ ...BAR, rounds: 5000 });
  const { page } = await openGame(id);
  const { series } = (await ask('GET', `/games/${id}/stats`)) as unknown as Stats;
  const row = page.getByRole('row', { name: /^Mean attendance/ });
  await row.waitFor();
  const cells = await row.getByRole('cell').allTextContents();
  expect(Number(cells[0])).toBeCloseTo(Number(series?.meanAttendance), 1);
  expect(cells.slice(1)).toEqual(['60.07', '60']);

  await page
    .getByRole('row', { name: /^Volatility/ })
    .getByRole('button')
    .click();
  const definition = page.getByRole('dialog', { name: 'Volatility' });
  await definition.getByText(/1 when all toss fair coins/).waitFor();
  await definition.getByText(/Savit, R\./).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await definition.waitFor({ state: 'hidden' });
  await page
    .getByRole('row', { name: /^Volatility/ })
    .getByRole('button')
    .click();
  await definition.getByRole('link', { name: 'Among all definitions' }).click();
  await page.waitForURL('**/definitions#volatility');
  await page.getByRole('heading', { name: 'Definitions' }).waitFor();
  await expectAccessible(page);
});

test('while a game runs, statistics of the rounds that are the newest come, however slowly, and not with each round', async () => {
  const { id } = await lab.createGame({ ...BAR, rounds: 1_000_000 }, { play: false });
  await ask('PATCH', `/games/${id}`, { roundsPerSecond: 50 });
  const { page } = await openGame(id);
  let asked = 0;
  await page.route(/\/stats\?from=/, async (route) => {
    asked++;
    await sleep(1500);
    await route.continue().catch(() => undefined);
  });
  await play(page).click();
  await soon(() => playedOn(page)).toBeGreaterThan(50);
  await page.getByRole('tab', { name: 'Statistics' }).click();
  for (const over of ['half', 'view']) {
    const caption = page.getByText(/^Rounds [\d,]+ to [\d,]+, the last with the same/);
    const before = (await caption.textContent())!.split(' to ')[0];
    asked = 0;
    await page.getByLabel('Measured over').selectOption(over);
    await soon(async () => (await caption.textContent())!.split(' to ')[0]).not.toBe(before);
    expect(asked).toBeLessThan(3);
  }
  await pause(page).click();
});

test('distributions, dynamics and choices are drawn, and a choice leads to its round', async () => {
  const { id } = await lab.createGame({ ...BAR, rounds: 3000 });
  const { page } = await openGame(id);
  await page.getByRole('tab', { name: 'Distributions' }).click();
  await page.getByText('Rounds 1 to 3,000, the last with the same agents').waitFor();
  await page.getByRole('figure', { name: 'Agents by their share of visits' }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByText('Of rounds 1 to 3,000').waitFor();
  for (const name of [/^Return map/, /^Autocorrelation/, /^Spectrum/])
    await page.getByRole('figure', { name }).waitFor();
  await expectAccessibleFromTop(page);

  await page.keyboard.press('ArrowRight');
  await soon(() => page.url()).toContain('#choices');
  const raster = page.getByRole('figure', { name: 'Who went in which round' });
  await raster.waitFor();
  await page.getByRole('heading', { name: 'Round 3,000' }).waitFor();
  const box = (await raster.locator('canvas').first().boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const detail = page.getByRole('region', { name: /^Round 29\d\d$/ });
  await detail.waitFor();
  const round = Number((await detail.getAttribute('aria-label'))!.split(' ')[1]);
  const shown = (await ask('GET', `/games/${id}/rounds/${round}`)) as unknown as Round;
  await detail.getByText(`${shown.attendance} of 100 went`).waitFor();
  await detail.getByText(/ringed, (went|stayed home)/).waitFor();
  await detail.getByRole('button', { name: 'Round after' }).click();
  await page.getByRole('region', { name: `Round ${round + 1}` }).waitFor();
});

test('agents join and leave between rounds, and what does not fit is said at its field', async () => {
  const { id } = await lab.createGame({ ...BAR, rounds: 200 });
  const { page } = await openGame(id);
  await page.getByRole('tab', { name: 'Agents' }).click();
  await page.getByRole('button', { name: 'Add agents' }).click();
  const form = page.getByRole('form', { name: 'Add agents' });
  await form.getByLabel('Strategy').selectOption('tables');
  await form.getByLabel('memory').fill('99');
  await form.getByLabel('Count').fill('25');
  await form.getByRole('button', { name: 'Add them' }).click();
  await form.getByText('must be a whole number from 1 to 20').waitFor();
  await expectAccessibleFromTop(page);
  await form.getByLabel('memory').fill('3');
  await form.getByRole('button', { name: 'Add them' }).click();
  const added = page.getByRole('row', { name: /^tables #2/ });
  await added.waitFor();
  await page.getByText('El Farol bar with 125 agents').waitFor();

  await page.getByRole('button', { name: 'Remove dice #1' }).click();
  await page.getByRole('button', { name: 'Let them leave' }).click();
  await page.getByText('left after round 200').waitFor();
  await page.getByText('El Farol bar with 85 agents').waitFor();
  await step(page).click();
  await soon(() => playedOn(page)).toBe(201);
});

test('a game is taken away: rounds, manifest, citation, and a link that verifies', async () => {
  const { id, digest } = await lab.createGame({ ...BAR, name: 'To take away', rounds: 1234 });
  const { page } = await openGame(id);
  await page.getByRole('tab', { name: 'Manifest and data' }).click();
  const [csv] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()]);
  expect(csv.suggestedFilename()).toMatch(/^to-take-away-.*\.csv$/);
  const lines = readFileSync(await csv.path(), 'utf8')
    .trim()
    .split('\n');
  expect(lines.length).toBe(1235);
  const [manifest] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download' }).click(),
  ]);
  expect(manifest.suggestedFilename()).toBe('to-take-away.farol.json');
  expect(JSON.parse(readFileSync(await manifest.path(), 'utf8'))).toMatchObject({ digest, rounds: 1234 });

  await page.getByRole('button', { name: 'Copy BibTeX' }).click();
  await page.getByText('Copied').waitFor();
  const bibtex = await page.evaluate(() => navigator.clipboard.readText());
  for (const part of ['@misc{', 'To take away', 'seed: 7', 'rounds: 1234', digest]) expect(bibtex).toContain(part);

  await page.getByRole('button', { name: 'Share' }).click();
  const link = await page.getByLabel('Link to this game').inputValue();
  expect(link.startsWith(`${lab.address}/verify#`)).toBe(true);
  const reader = await lab.newPage();
  await reader.goto(link);
  await reader
    .getByText(/verified, bit for bit/i)
    .first()
    .waitFor({ timeout: 30_000 });
});

test('the API may go away and come back: the page says so, and no round is missing', async () => {
  const { id } = await lab.createGame({ ...BAR, name: 'Through the storm', rounds: 100_000 }, { play: false });
  await ask('PATCH', `/games/${id}`, { roundsPerSecond: 40 });
  const { page } = await openGame(id);
  await play(page).click();
  await soon(() => playedOn(page)).toBeGreaterThan(40);
  await lab.stopApi();
  await page.getByText('The API does not answer.').waitFor({ timeout: 15_000 });
  const before = await playedOn(page);
  await lab.startApi();
  await page.getByText('The API does not answer.').waitFor({ state: 'hidden', timeout: 15_000 });
  await soon(() => playedOn(page)).toBeGreaterThan(before + 40);
  await pause(page).click();
  await page.getByText('paused', { exact: true }).waitFor();
  // The page shows the change at once; the worker first stores its current slice.
  await soon(async () => (await readGame(id)).status).toBe('paused');
  const { rounds } = await readGame(id);
  await soon(() => playedOn(page)).toBe(rounds.played);

  // The plot's own file has every round once, with the server's values. The last rounds arrive shortly
  // after their number.
  await page.getByRole('button', { name: 'All', exact: true }).click();
  const attendances = await readAttendances(id);
  await soon(() => readPlot(page)).toEqual(attendances.map((value, index) => [index + 1, value]));
});

/** The rows of the plot of attendance, as it saves them. */
async function readPlot(page: Page): Promise<number[][]> {
  await page.getByRole('button', { name: 'Save or read: Attendance by round' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as CSV' }).click(),
  ]);
  const [, ...rows] = readFileSync(await file.path(), 'utf8')
    .trim()
    .split(/\r?\n/);
  return rows.map((row) => row.split(',').slice(0, 2).map(Number));
}

test('a draft that is cancelled does not ask to be played', async () => {
  const { id } = await lab.createGame({ ...BAR, rounds: 50 }, { play: false });
  await ask('PATCH', `/games/${id}/status`, { action: 'cancel' });
  const { page } = await openGame(id);
  await page.getByText('A game that is cancelled plays no more.', { exact: true }).waitFor();
  expect(await page.getByText('Press Play').count()).toBe(0);
});

test('a game that somebody removes says so', async () => {
  const { id } = await lab.createGame({ ...BAR, name: 'Short-lived', rounds: 50 });
  const { page } = await openGame(id);
  await page.getByText('completed', { exact: true }).waitFor();
  await fetch(`${lab.api}/games/${id}`, { method: 'DELETE' });
  await page.getByText('This game was removed').waitFor();
  await page.goto(`${lab.address}/games/${id}`);
  await page.getByText('There is no such game').waitFor();
  await expectAccessible(page);
});

test.each([
  { theme: 'light', width: 1400 },
  { theme: 'dark', width: 1400 },
  { theme: 'light', width: 390 },
  { theme: 'dark', width: 390 },
] as const)('every part of it is accessible and fits ($theme, $width px)', async (look) => {
  const { id } = await lab.createGame({ ...BAR, rounds: 2000 });
  const { page } = await openGame(id, { ...look, height: 800 });
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click();
    await page.waitForTimeout(600);
    await expectAccessibleFromTop(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  }
});

test('on a phone the plot comes first, and the controls lie under the thumb', async () => {
  const { id } = await lab.createGame({ ...BAR, rounds: 2000 });
  const { page } = await openGame(id, { width: 390, height: 780 });
  const controls = (await page.getByRole('region', { name: 'Controls' }).boundingBox())!;
  expect(controls.y + controls.height).toBeCloseTo(780, 0);
  expect((await plotOf(page).boundingBox())!.y).toBeLessThan(controls.y - 100);
  await step(page).tap();
  await soon(() => playedOn(page)).toBe(2001);
});
