import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatNumber, formatPercent } from '../../apps/dashboard/src/design/figures.ts';
import type { Stats } from '../../packages/api/src/analytics.ts';
import { askApi } from '../../apps/launcher/src/ask-api.ts';
import { expectAccessible, type Laboratory, openLaboratory } from './laboratory.ts';

/** Timeout for slow steps on a busy machine. */
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 30_000 });

let lab: Laboratory;
let game: string;
let citation: { manifest: Record<string, unknown>; rounds: number; digest: string };
beforeAll(async () => {
  lab = await openLaboratory();
  ({ id: game } = await lab.createGame({
    name: 'to be verified',
    rules: { kind: 'minority' },
    agents: [{ strategy: 'tables', count: 101 }],
    seed: '20261120',
    rounds: 20_000,
  }));
  citation = (await (await fetch(`${lab.api}/games/${game}/manifest`)).json()) as typeof citation;
});
afterAll(() => lab.close());

async function open(page: Page, hash = '') {
  await page.goto(`${lab.address}/verify${hash}`);
}

async function drop(page: Page, text: string, name = 'game.farol.json') {
  const file = join(mkdtempSync(join(tmpdir(), 'farol-verify-')), name);
  writeFileSync(file, text);
  await page.locator('input[type=file]').setInputFiles(file);
}

/** The link that the page creates for the given game. */
async function linkOf(page: Page): Promise<string> {
  const href = () => page.getByRole('link', { name: 'Play on in the playground' }).getAttribute('href');
  await eventually(href).toContain('#');
  return (await href())!;
}

test('the laboratory’s own manifest is verified in the browser, and its statistics are the laboratory’s', async () => {
  const page = await lab.newPage();
  await open(page);
  await expectAccessible(page);
  await drop(page, JSON.stringify(citation));
  await page.getByText('Verified, bit for bit').waitFor();
  expect(await page.getByText(citation.digest).count()).toBeGreaterThanOrEqual(2);
  const { series } = await askApi<Stats>(lab.api, 'GET', `/games/${game}/stats`);
  for (const [row, value] of [
    ['Mean attendance', formatNumber(series!.meanAttendance)],
    ['Standard deviation σ', formatNumber(series!.standardDeviation)],
    ['Volatility σ²/N', formatNumber(series!.volatility)],
    ['Overload rate', formatPercent(series!.overloadRate)],
    ['Mean benefit', formatNumber(series!.meanBenefit)],
    ['Efficiency', formatPercent(series!.efficiency)],
    ['Predictability H/N', formatNumber(series!.predictability)],
    ['Entropy', formatNumber(series!.entropy)],
  ]) {
    const cell = page.getByRole('row', { name: row }).locator('td').first();
    expect([row, await cell.innerText()]).toEqual([row, value]);
  }
  await page.getByRole('img').or(page.locator('canvas')).first().waitFor();
  await expectAccessible(page);
});

test('a link carries the game to another browser, which asks no server for it', async () => {
  const sender = await lab.newPage();
  await open(sender);
  await drop(sender, JSON.stringify(citation));
  const hash = (await linkOf(sender)).replace(/^[^#]*/, '');

  const reader = await lab.newPage({ theme: 'dark' });
  const asked: string[] = [];
  reader.on('request', (request) => asked.push(request.url()));
  await open(reader, hash);
  await reader.getByText('Verified, bit for bit').waitFor();
  // The frame of the page reads the session; nothing else is requested.
  expect(asked.filter((url) => url.includes('/api/'))).toEqual([`${lab.address}/api/session`]);
  await expectAccessible(reader);
});

test('a game whose digest is another differs, and cannot be opened as a game', async () => {
  const page = await lab.newPage();
  await open(page);
  await drop(page, JSON.stringify({ ...citation, manifest: { ...citation.manifest, seed: '1' } }));
  await page.getByText('Differs', { exact: true }).waitFor();
  await page.getByText('A digest alone does not tell where').waitFor();
  expect(await page.getByRole('button', { name: 'Open as a game' }).count()).toBe(0);
  await expectAccessible(page);
});

test('what is no game is refused in words', async () => {
  const page = await lab.newPage();
  await open(page, '#AQAAAAAAAA');
  await page.getByRole('alert').filter({ hasText: 'This link is damaged' }).waitFor();
  await drop(page, 'round,attendance\n1,60\n', 'rounds.csv.json');
  await page.getByRole('alert').filter({ hasText: 'This is not JSON' }).waitFor();
  await drop(page, JSON.stringify(citation.manifest));
  await page.getByRole('alert').filter({ hasText: 'manifest alone' }).waitFor();
  await drop(page, JSON.stringify({ ...citation, manifest: { ...citation.manifest, sead: 1 } }));
  await page.getByRole('alert').filter({ hasText: 'did you mean "seed"?' }).waitFor();
  await drop(page, JSON.stringify({ ...citation, manifest: { ...citation.manifest, agents: [] } }));
  await page.getByRole('alert').filter({ hasText: 'has no agents' }).waitFor();
  await expectAccessible(page);
});

test('a long replay tells how far it is, pauses, goes on and is cancelled', async () => {
  const page = await lab.newPage();
  await open(page);
  await drop(page, JSON.stringify({ ...citation, rounds: 50_000_000 }));
  await page.getByText(/rounds\/s · .* left/).waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText('· paused').waitFor();
  const played = () => page.getByRole('progressbar').getAttribute('value').then(Number);
  await page.waitForTimeout(300);
  const before = await played();
  await page.waitForTimeout(500);
  expect(await played()).toBe(before);
  await page.getByRole('button', { name: 'Go on' }).click();
  await eventually(played).toBeGreaterThan(before);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('Drop a file, or choose one').waitFor();
});

test('a very large game asks before it is played', async () => {
  const page = await lab.newPage();
  await open(page);
  await drop(page, JSON.stringify({ ...citation, rounds: 10_000_000_000 }));
  await page.getByText('This is a large game').waitFor();
  await expectAccessible(page);
});

test('a verified game is opened as a game, which comes to the same digest', async () => {
  const page = await lab.newPage();
  await open(page);
  await page.getByRole('button', { name: /Try it with Arthur/ }).click();
  await page.getByText('Verified, bit for bit').waitFor();
  const button = page.getByRole('button', { name: 'Open as a game' });
  await page.route('**/api/games', (route) => route.abort(), { times: 1 });
  await button.click();
  await page.getByRole('alert').getByText('The API does not answer').waitFor();
  await button.click();
  await page.waitForURL('**/games/*');
  const id = page.url().split('/').at(-1)!;
  const read = async () => (await fetch(`${lab.api}/games/${id}`)).json();
  await eventually(read).toMatchObject({
    status: 'completed',
    rounds: { played: 10_000 },
    digest: '0e857e557d06bcd69c5c35c8979973dc6917d0af0299c24dcccc6e4895c60c2c',
    citation: { isVerified: true },
  });
});
