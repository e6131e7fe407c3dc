import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, type Laboratory, openLaboratory } from './laboratory.ts';

/** Timeout for slow steps on a busy machine. */
const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 30_000 });

let lab: Laboratory;
beforeAll(async () => {
  lab = await openLaboratory();
});
afterAll(() => lab.close());

test('a reader plays ten weeks by key and button, and is told how it went', async () => {
  const page = await lab.newPage();
  await page.goto(`${lab.address}/learn`);
  await page.getByRole('button', { name: /Go to the bar/ }).click();
  await page.getByText('week 2 of 10').waitFor();
  await page.getByText(/^You went; \d+ were at the bar/).waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.getByText('week 3 of 10').waitFor();
  await page.getByText(/^You stayed home; \d+ were at the bar/).waitFor();
  for (let week = 3; week <= 10; week++) {
    await page.keyboard.press(week % 2 === 0 ? 'ArrowRight' : 'ArrowLeft');
    if (week < 10) await page.getByText(`week ${week + 1} of 10`).waitFor();
  }
  await page.getByText(/in ten weeks: better than \d+ of 99, worse than \d+/).waitFor();
  await expectAccessible(page);

  // The played game has a manifest, and so a citation.
  await page.getByRole('button', { name: 'Share your game' }).click();
  await eventually(() => page.getByLabel('Link', { exact: true }).inputValue()).toContain('/verify#');
  await page.goto(await page.getByLabel('Link', { exact: true }).inputValue());
  await page.getByText('Verified, bit for bit').waitFor();
  await page.getByText('you (choice').first().waitFor();
});

test('ten more weeks follow, though one presses twice; keys of a plot that has the focus play none', async () => {
  const page = await lab.newPage({ reducedMotion: true });
  await page.goto(`${lab.address}/learn`);
  await page.getByRole('button', { name: /Go to the bar/, disabled: false }).waitFor();
  await page.getByRole('application').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.locator('h1').click();
  expect(await page.getByText('week 1 of 10').count()).toBe(1);
  await page.getByRole('application').first().blur();
  for (let week = 1; week <= 10; week++) {
    await page.getByText(`week ${week} of 10`).waitFor();
    await page.keyboard.press('ArrowRight');
  }
  await page.getByRole('button', { name: 'Ten more weeks' }).dblclick();
  // A press while the new game is loaded plays nothing.
  await eventually(async () => {
    await page.keyboard.press('ArrowRight');
    return Number(/week (\d+) of 10/.exec(await page.locator('main').innerText())?.[1]);
  }).toBeGreaterThan(3);
});

test('the bar plays while one reads, and pauses', async () => {
  const page = await lab.newPage({ theme: 'dark' });
  await page.goto(`${lab.address}/learn`);
  const stage = page.getByRole('region', { name: 'The bar, playing' });
  const week = async () => Number((await stage.locator('dd').first().innerText()).replaceAll(',', ''));
  await eventually(week).toBeGreaterThan(43);
  await stage.getByRole('button', { name: 'learners' }).click();
  await eventually(week).toBeGreaterThan(500);
  await stage.getByRole('button', { name: 'Pause the bar' }).click();
  await stage.getByRole('button', { name: 'Play the bar' }).waitFor();
  await expectAccessible(page);
});

test('the curve of the Minority Game is computed when the reader comes to it', async () => {
  const page = await lab.newPage();
  await page.goto(`${lab.address}/learn`);
  const progress = page.getByText(/^Your browser has played \d+ of 120 games/);
  await page.getByRole('button', { name: 'Pause the bar' }).waitFor();
  expect(await progress.count()).toBe(0);
  await page.getByText('Your browser plays these games while you look').scrollIntoViewIfNeeded();
  const done = async () => Number(/\d+/.exec(await progress.innerText())![0]);
  await eventually(done).toBeGreaterThan(20);
});

test('who asked for less motion begins by hand; who has no scripts reads all the same', async () => {
  const page = await lab.newPage({ reducedMotion: true });
  await page.goto(`${lab.address}/learn`);
  await page.getByRole('button', { name: 'Play the bar', disabled: false }).waitFor();
  await page.getByRole('button', { name: /Go to the bar/, disabled: false }).waitFor();
  await expectAccessible(page);

  const context = await lab.browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(`${lab.address}/learn`);
  expect(await plain.getByRole('heading', { level: 2 }).count()).toBe(7);
  await plain.getByText('A guess is only good as long as not too many follow it').waitFor();
  expect(await plain.locator('noscript p').isVisible()).toBe(true);
  expect(await plain.getByText('Loading').filter({ visible: true }).count()).toBe(0);
});

test('on a phone nothing hangs over the edge', async () => {
  const page = await lab.newPage({ width: 360 });
  await page.goto(`${lab.address}/learn`);
  await page.getByRole('button', { name: /Go to the bar/, disabled: false }).waitFor();
  await expectAccessible(page);
  const overhang = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overhang).toBeLessThanOrEqual(0);
});
