import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askApi } from '../../apps/launcher/src/ask-api.ts';
import { expectAccessible, type Laboratory, openLaboratory } from './laboratory.ts';

/** Generous, for a busy machine. */
const SOON = { timeout: 15_000 };

let lab: Laboratory;
let bars: string[];
beforeAll(async () => {
  lab = await openLaboratory();
  const bar = (name: string, capacity: number, rounds: number, seed = 1) =>
    lab.createGame({
      name,
      rules: { kind: 'el-farol', capacity },
      agents: [{ strategy: 'arthur', count: 100 }],
      seed,
      rounds,
    });
  const games = [
    await bar('Sixty places', 60, 3000),
    await bar('Forty places', 40, 1200),
    await bar('The same', 60, 3000),
  ];
  bars = games.map(({ id }) => id);
});
afterAll(() => lab.close());

test('games are found by name, put side by side, and the address says which', async () => {
  const page = await lab.newPage();
  await page.goto(`${lab.address}/compare`);
  await page.getByLabel('Add a game').fill('places');
  await page.getByRole('button', { name: /Sixty places/ }).click();
  await page.getByLabel('Add a game').fill(bars[1].slice(0, 23));
  await page.getByRole('button', { name: /Forty places/ }).click();
  await expect.poll(() => page.url(), SOON).toBe(`${lab.address}/compare?games=${bars[0]},${bars[1]}`);

  // One plot with both, of their own lengths.
  const plot = page.getByRole('figure', { name: 'Attendance A of Sixty places, Forty places' });
  await expect
    .poll(() => plot.locator('p.sr-only').first().textContent(), SOON)
    .toMatch(/Sixty places: between.*Forty places: between/);
  await expectAccessible(page);

  // Only differences are listed: capacity, rounds and results.
  const configuration = page.getByRole('region', { name: 'Configuration' });
  await configuration.getByText('rules.capacity').waitFor();
  const shown = await configuration.locator('tbody th').allTextContents();
  expect(shown).toEqual(['rules.capacity', 'rounds played', 'digest']);
  await page.locator('section', { hasText: 'Configuration' }).getByLabel('only what differs').uncheck();
  await configuration.getByText('agents[0].params.predictors').waitFor();
  expect(await configuration.getByText('differs:').count()).toBe(3);

  // The statistics are the API's own, with the second's distance from the first.
  const stats = async (id: string) =>
    (await (await fetch(`${lab.api}/games/${id}/stats`)).json()) as {
      series: { maxAttendance: number };
      capacity: number;
    };
  const row = page.getByRole('region', { name: 'Statistics' }).getByRole('row', { name: /^capacity C/ });
  await row.waitFor();
  expect(await row.locator('td').allTextContents()).toEqual(['60', '40−33 %']);
  const greatest = page.getByRole('region', { name: 'Statistics' }).getByRole('row', { name: /^largest attendance/ });
  expect(await greatest.locator('td').first().textContent()).toBe(String((await stats(bars[0])).series.maxAttendance));

  // Three overlaid histograms.
  await page.getByRole('figure', { name: 'Rounds by attendance' }).waitFor();
  await page.getByRole('figure', { name: 'Agents by how often they go' }).waitFor();
  await page.getByRole('figure', { name: 'Agents by what they earn' }).waitFor();

  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByText('Copied').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  // Browsers offer no clipboard over plain HTTP from another machine.
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByText('It could not be copied').waitFor();

  // Remove a game, then go back.
  await page.getByRole('button', { name: 'Take Forty places out of the comparison' }).click();
  await expect.poll(() => page.url(), SOON).toBe(`${lab.address}/compare?games=${bars[0]}`);
  await page.goBack();
  await page.getByRole('button', { name: 'Take Forty places out of the comparison' }).waitFor();
  await page.context().close();
}, 120_000);

test('zooming asks the server for the window', async () => {
  const page = await lab.newPage();
  await page.goto(`${lab.address}/compare?games=${bars[0]},${bars[1]}`);
  const plot = page.getByRole('application', { name: /Attendance A of/ });
  await plot.focus();
  const asked = page.waitForRequest(
    (request) => request.url().includes(`/games/${bars[0]}/history?from=`) && !request.url().includes('from=1&'),
  );
  for (let times = 0; times < 4; times++) await page.keyboard.press('+');
  const { searchParams } = new URL((await asked).url());
  expect(Number(searchParams.get('to')) - Number(searchParams.get('from'))).toBeLessThan(3000);
  await page.keyboard.press('0');
  await page.context().close();
}, 60_000);

test('games of one history are said to be one; a game that is gone leaves the others', async () => {
  const page = await lab.newPage({ width: 360, height: 740, theme: 'dark' });
  await page.goto(`${lab.address}/compare?games=${bars[0]},${bars[2]}`);
  await page.getByText('one and the same history, bit for bit').waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
  await expectAccessible(page);
  // Games without rounds are not called equal.
  const drafts = [1, 2].map((count) =>
    lab.createGame({ rules: { kind: 'minority' }, agents: [{ strategy: 'bernoulli', count }] }, { play: false }),
  );
  await page.goto(`${lab.address}/compare?games=${(await Promise.all(drafts)).map(({ id }) => id).join(',')}`);
  await page.getByRole('region', { name: 'Configuration' }).getByText('agents[0].count').waitFor();
  expect(await page.getByText('one and the same history').count()).toBe(0);
  await page.goto(`${lab.address}/compare?games=${bars[0]},${bars[2]}`);
  await fetch(`${lab.api}/games/${bars[2]}`, { method: 'DELETE' });
  await page.reload();
  await page.getByText('A game that cannot be read').waitFor();
  await page.getByRole('figure', { name: 'Attendance A of Sixty places' }).waitFor();
  // The colour matches its line, although the game is second in the address.
  await page.goto(`${lab.address}/compare?games=${bars[2]},${bars[0]}`);
  const chip = page.getByRole('list', { name: 'Games compared' }).getByRole('listitem').nth(1);
  await chip.getByRole('link', { name: 'Sixty places' }).waitFor();
  await expect.poll(() => chip.locator('.bg-plot-1').count(), SOON).toBe(1);
  await page.context().close();
}, 60_000);

test('while a game plays, what is shown of it stays until the next comes, and who joins is in its configuration', async () => {
  const page = await lab.newPage();
  const { id } = await lab.createGame(
    {
      name: 'In play',
      rules: { kind: 'minority' },
      agents: [{ strategy: 'bernoulli', count: 11 }],
      seed: '5',
      rounds: 100_000,
    },
    { play: false },
  );
  await askApi(lab.api, 'PATCH', `/games/${id}`, { roundsPerSecond: 20 });
  await askApi(lab.api, 'PATCH', `/games/${id}/status`, { action: 'start' });
  // Slow enough for a gap to be seen.
  await page.route(/\/games\/[^/]+\/(manifest|history|stats)/, async (route) => {
    await sleep(300);
    await route.continue();
  });
  await page.goto(`${lab.address}/compare?games=${id},${bars[0]}`);
  const configuration = page.getByRole('region', { name: 'Configuration' });
  const played = configuration
    .getByRole('row', { name: /rounds played/ })
    .locator('td')
    .first();
  await played.waitFor();
  await page
    .getByRole('region', { name: 'Statistics' })
    .getByRole('row', { name: /^agents N that play these rounds 11/ })
    .waitFor();
  await page.evaluate(() => {
    const gaps: string[] = [];
    Object.assign(window, { gaps });
    const look = () => {
      const rows = [...document.querySelectorAll('[aria-label=Statistics] tr')];
      if (!rows.some(({ textContent }) => /^agents N that play these rounds ?11/.test(textContent)))
        gaps.push('Statistics');
      if (document.querySelector('[aria-label=Configuration]') === null) gaps.push('Configuration');
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  for (let times = 0; times < 3; times++) {
    const before = await played.textContent();
    await expect.poll(() => played.textContent(), SOON).not.toBe(before);
  }
  expect(await page.evaluate('gaps')).toEqual([]);

  await askApi(lab.api, 'PATCH', `/games/${id}/status`, { action: 'pause' });
  await expect.poll(async () => (await askApi(lab.api, 'GET', `/games/${id}`)).status, SOON).toBe('paused');
  await askApi(lab.api, 'POST', `/games/${id}/agents`, { strategy: 'always', count: 3 });
  // A page that becomes visible again shows the current state.
  await sleep(2500);
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
  await configuration.getByText('agents[1].strategy').waitFor();
  await page.context().close();
}, 60_000);
