import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, type Laboratory, openLaboratory } from './laboratory.ts';

let lab: Laboratory;
beforeAll(async () => {
  lab = await openLaboratory();
});
afterAll(() => lab.close());

test('the frame leads to every section, by the pointer and by keys', async () => {
  const page = await lab.newPage();
  await page.goto(`${lab.address}/`);
  await page.waitForURL('**/games');
  for (const [key, section] of [
    ['e', 'experiments'],
    ['p', 'playground'],
    ['o', 'operations'],
    ['l', 'learn'],
    ['g', 'games'],
  ]) {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await page.waitForURL(`**/${section}`);
    await expect.poll(() => page.locator('nav [aria-current=page]').getAttribute('href')).toBe(`/${section}`);
  }
  await page.getByRole('link', { name: 'Experiments' }).click();
  await page.waitForURL('**/experiments');
});

test('keys lead nowhere while a question is asked', async () => {
  const { id } = await lab.createGame({ rules: { kind: 'el-farol' }, agents: [{ strategy: 'arthur', count: 100 }] });
  const page = await lab.newPage();
  await page.goto(`${lab.address}/games/${id}`);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Remove the game' }).click();
  const question = page.getByRole('alertdialog');
  await expect.poll(() => question.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await page.waitForTimeout(500);
  expect(page.url()).toContain(id);
  await question.getByRole('button', { name: 'Keep' }).click();
});

test('the theme follows the system until one chooses, and the choice stays', async () => {
  const page = await lab.newPage({ theme: 'dark' });
  await page.goto(`${lab.address}/games`);
  const theme = () => page.evaluate(() => document.documentElement.dataset['theme']);
  expect(await theme()).toBe('dark');
  await page.getByRole('button', { name: 'Use the light theme' }).click();
  expect(await theme()).toBe('light');
  await page.reload();
  expect(await theme()).toBe('light');
});

test('an address that leads nowhere says so and leads back', async () => {
  const page = await lab.newPage();
  await page.goto(`${lab.address}/nowhere`);
  await page.getByText('There is nothing at this address').waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'All games' }).click();
  await page.waitForURL('**/games');
});

test('a foreign name, as in DNS rebinding, gets nothing from the API', async () => {
  const { port } = new URL(lab.address);
  const page = await lab.newPage();
  const answer = await page.request.get(`${lab.address}/api/games`, { headers: { host: `evil.example:${port}` } });
  expect(answer.status()).toBe(403);
  expect(await answer.text()).toContain('foreign-origin');
});

test('a page of another origin changes nothing through the dashboard', async () => {
  const page = await lab.newPage();
  const answer = await page.request.post(`${lab.address}/api/games`, {
    headers: { origin: 'http://evil.example' },
    data: { rules: { kind: 'el-farol' } },
  });
  expect(answer.status()).toBe(403);
});
