import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askApi } from '../../apps/launcher/src/ask-api.ts';
import { expectAccessible, type Laboratory, openLaboratory } from './laboratory.ts';

const GAMES = 600;
const bar = (index: number) => ({
  name: `bar ${String(index).padStart(3, '0')}`,
  rules: index % 3 === 0 ? { kind: 'minority' } : { kind: 'el-farol' },
  agents: [{ strategy: 'bernoulli', count: 10 + index }],
  seed: String(index),
});

let lab: Laboratory;
beforeAll(async () => {
  lab = await openLaboratory();
  const left = Array.from({ length: GAMES }, (_, index) => index).values();
  const create = async () => {
    for (const index of left) await askApi(lab.api, 'POST', '/games', bar(index));
  };
  await Promise.all([create(), create(), create(), create()]);
});
afterAll(() => lab.close());

const openList = async (query = '') => {
  const page = await lab.newPage();
  await page.goto(`${lab.address}/games${query}`);
  await page.getByRole('row').nth(1).waitFor();
  return page;
};

test('a search, a kind and an order are in the address, and going back goes back', async () => {
  const page = await openList();
  await page.getByText('601 games').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('BAR ');
  await page.getByText('600 fit').waitFor();
  // A trailing space survives a pause in typing.
  await sleep(1000);
  await page.keyboard.type('12');
  await page.getByText('10 fit').waitFor();
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('minority');
  await page.getByText('4 fit').waitFor();
  await page.getByRole('button', { name: 'Agents' }).click();
  await page.getByRole('button', { name: 'Agents' }).click();
  await page.waitForURL(/search=BAR\+12&kind=minority&sort=agents&order=asc/);
  await expect
    .poll(() => page.locator('a[href^="/games/"]', { hasText: 'bar' }).allTextContents())
    .toEqual(['bar 120', 'bar 123', 'bar 126', 'bar 129']);
  const again = await openList(new URL(page.url()).search);
  await again.getByText('4 fit').waitFor();
  expect(await again.getByRole('searchbox').inputValue()).toBe('BAR 12');
});

test('a search that nothing fits says so, and leads out', async () => {
  const page = await lab.newPage();
  await page.goto(`${lab.address}/games?search=casino`);
  await page.getByText('No game fits').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Show all games' }).click();
  await page.getByText('601 games').waitFor();
});

test('the list is scrolled to its end, page after page', async () => {
  const page = await openList('?sort=name');
  await page.getByRole('link', { name: 'bar 000' }).waitFor();
  await expect
    .poll(
      async () => {
        await page.mouse.move(700, 500);
        await page.mouse.wheel(0, 4000);
        return page.getByRole('link', { name: 'El Farol, as in Arthur 1994' }).count();
      },
      { timeout: 20_000 },
    )
    .toBe(1);
  // Only visible rows are rendered.
  expect(await page.getByRole('row').count()).toBeLessThan(60);
});

test('games that are selected are cancelled and removed together, after a question', async () => {
  const page = await openList('?search=bar+59&sort=name');
  await page.getByRole('checkbox', { name: 'Select bar 590' }).click();
  await page.getByRole('checkbox', { name: 'Select bar 592' }).click({ modifiers: ['Shift'] });
  const bulk = page.getByRole('region', { name: 'Selected games' });
  await bulk.getByText('3 selected').waitFor();
  await bulk.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => page.getByRole('cell', { name: 'cancelled' }).count()).toBe(3);
  await page.getByRole('checkbox', { name: 'Select bar 590' }).click();
  await bulk.getByRole('button', { name: 'Remove' }).click();
  const question = page.getByRole('alertdialog');
  await question.getByText('Remove 1 game?').waitFor();
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Keep' }).click();
  await page.getByRole('link', { name: 'bar 590' }).waitFor();
  await bulk.getByRole('button', { name: 'Remove' }).click();
  await question.getByRole('button', { name: 'Remove' }).click();
  await expect.poll(() => page.getByRole('link', { name: 'bar 590' }).count()).toBe(0);
  await page.getByText('9 fit').waitFor();
});

test('while the API is away the list says so, and goes on by itself when it is back', async () => {
  const page = await openList('?sort=name');
  await lab.stopApi();
  await page.getByRole('combobox', { name: 'Kind' }).selectOption('minority');
  await page.getByText('The API does not answer').waitFor();
  await lab.startApi();
  await page.getByText('200 fit').waitFor({ timeout: 20_000 });
  await expect.poll(() => page.getByText('The API does not answer').count()).toBe(0);
});

test('operations show what is there, and go on after the API was away', async () => {
  const page = await lab.newPage();
  await page.goto(`${lab.address}/operations`);
  await page.getByRole('heading', { name: 'Workers' }).waitFor();
  await page.getByText('pg-boss').or(page.getByText('series')).first().waitFor();
  await expectAccessible(page);
  await lab.stopApi();
  await page.getByText('The API does not answer').waitFor();
  await lab.startApi();
  await expect.poll(() => page.getByText('The API does not answer').count(), { timeout: 20_000 }).toBe(0);
});
