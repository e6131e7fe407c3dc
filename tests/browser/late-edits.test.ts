import type { Page } from 'playwright-core';
import type { Game } from '../../packages/api/src/index.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askApi } from '../../apps/launcher/src/ask-api.ts';
import { expectAccessible, type Laboratory, openLaboratory } from './laboratory.ts';

let lab: Laboratory;
beforeAll(async () => {
  lab = await openLaboratory();
});
afterAll(() => lab.close());

const BAR = {
  name: 'The bar',
  rules: { kind: 'el-farol', capacity: 60 },
  agents: [{ strategy: 'arthur', count: 100 }],
  seed: '7',
  rounds: 1000,
};
const createDraft = async () => (await lab.createGame(BAR, { play: false })).id;
const readGame = (id: string) => askApi<Game>(lab.api, 'GET', `/games/${id}`);

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const nameIn = (page: Page) => page.getByLabel('Name', { exact: true }).first();
const roundsIn = (page: Page) => page.getByLabel('Rounds', { exact: true });
const capacityIn = (page: Page) => page.getByLabel('capacity', { exact: true });
const conflictsIn = (page: Page) => page.getByRole('region', { name: 'Edited meanwhile' });

/** A page that edits the draft; `isDeaf`: it does not hear of the edits of others until it saves. */
async function openDraft(id: string, { isDeaf = false } = {}): Promise<Page> {
  // The whole form is in view: a field that the bar at the bottom covers in part would be a target too small.
  const page = await lab.newPage({ height: 2400 });
  if (isDeaf) await page.route('**/events', (route) => route.abort());
  await page.goto(`${lab.address}/games/new?edit=${id}`);
  await nameIn(page).waitFor();
  return page;
}
const arriveAt = (page: Page, id: string) => page.waitForURL(`**/games/${id}`);

test('two pages edit a draft: each hears of the other, and both values of a field are there to choose from', async () => {
  const id = await createDraft();
  const [mine, theirs] = [await openDraft(id), await openDraft(id)];
  await nameIn(mine).fill('Mine');
  await capacityIn(mine).fill('61');
  await nameIn(theirs).fill('Theirs');
  await roundsIn(theirs).fill('500');
  await button(theirs, 'Save').click();
  await arriveAt(theirs, id);

  await conflictsIn(mine).getByText('Theirs', { exact: true }).nth(1).waitFor();
  // Fields that were left alone follow, and what was typed stays.
  expect(await roundsIn(mine).inputValue()).toBe('500');
  expect(await nameIn(mine).inputValue()).toBe('Mine');
  expect(await capacityIn(mine).inputValue()).toBe('61');
  await expectAccessible(mine);

  await button(mine, 'Save').click();
  await expect.poll(() => conflictsIn(mine).evaluate((region) => region === document.activeElement)).toBe(true);
  expect(await readGame(id)).toMatchObject({ name: 'Theirs', rules: { capacity: 60 } });

  // A reload loses neither what was typed nor the choice that is due.
  await mine.reload();
  await conflictsIn(mine).waitFor();
  expect(await nameIn(mine).inputValue()).toBe('Mine');
  await button(mine, 'Keep mine: Name').click();
  await conflictsIn(mine).waitFor({ state: 'detached' });
  await button(mine, 'Save').click();
  await arriveAt(mine, id);
  expect(await readGame(id)).toMatchObject({ name: 'Mine', rules: { capacity: 61 }, rounds: { planned: 500 } });
});

test('a page that heard nothing is told when it saves, sends only its changes, and can take the other value', async () => {
  const id = await createDraft();
  const page = await openDraft(id, { isDeaf: true });
  const sent: unknown[] = [];
  page.on('request', (request) => request.method() === 'PATCH' && sent.push(request.postDataJSON()));
  await capacityIn(page).fill('61');
  await roundsIn(page).fill('700');
  const rules = { kind: 'el-farol', capacity: 40 };
  await askApi(lab.api, 'PATCH', `/games/${id}`, { name: 'Elsewhere', rules });
  await button(page, 'Save and play').click();
  await conflictsIn(page)
    .getByText(/capacity 40/)
    .waitFor();
  await conflictsIn(page)
    .getByText(/capacity 61/)
    .waitFor();
  expect(await nameIn(page).inputValue()).toBe('Elsewhere');
  expect(await readGame(id)).toMatchObject({ status: 'draft', rounds: { planned: 1000 }, rules: { capacity: 40 } });
  await button(page, 'Take theirs: Rules').click();
  expect(await capacityIn(page).inputValue()).toBe('40');
  await button(page, 'Save').click();
  await arriveAt(page, id);
  expect(await readGame(id)).toMatchObject({ name: 'Elsewhere', rounds: { planned: 700 }, rules: { capacity: 40 } });
  expect(sent.map((body) => Object.keys(body as object))).toEqual([['rules', 'rounds'], ['rounds']]);
});

test('edits of different fields are both kept, without a question', async () => {
  const id = await createDraft();
  const page = await openDraft(id, { isDeaf: true });
  await nameIn(page).fill('Mine');
  await askApi(lab.api, 'POST', `/games/${id}/agents`, { strategy: 'always', count: 5 });
  await askApi(lab.api, 'PATCH', `/games/${id}`, { roundsPerSecond: 30 });
  await button(page, 'Save').click();
  await arriveAt(page, id);
  expect(await readGame(id)).toMatchObject({ name: 'Mine', agents: 105, roundsPerSecond: 30 });
});

test('a name that was changed on another page is shown beside the one that was typed', async () => {
  const id = await createDraft();
  const page = await lab.newPage();
  await page.route('**/events', (route) => route.abort());
  await page.goto(`${lab.address}/games/${id}`);
  const field = page.getByLabel('Name of the game');
  await button(page, 'Rename the game').click();
  await field.fill('Mine');
  await askApi(lab.api, 'PATCH', `/games/${id}`, { name: 'Elsewhere' });
  await page.keyboard.press('Enter');
  await conflictsIn(page).getByText('Elsewhere', { exact: true }).waitFor();
  expect(await field.inputValue()).toBe('Mine');
  expect((await readGame(id)).name).toBe('Elsewhere');
  await expectAccessible(page);
  await button(page, 'Keep mine: Name').click();
  await page.getByRole('heading', { name: 'Mine' }).waitFor();
  await expect.poll(async () => (await readGame(id)).name).toBe('Mine');
});

test('a page of a game shows the name and the tempo that were set elsewhere', async () => {
  const id = await createDraft();
  const page = await lab.newPage();
  await page.goto(`${lab.address}/games/${id}`);
  await page.getByRole('heading', { name: 'The bar' }).waitFor();
  await askApi(lab.api, 'PATCH', `/games/${id}`, { name: 'Elsewhere', roundsPerSecond: 30 });
  await page.getByRole('heading', { name: 'Elsewhere' }).waitFor();
  await expect.poll(() => page.getByRole('slider', { name: 'Tempo' }).getAttribute('aria-valuetext')).toContain('30');
});
