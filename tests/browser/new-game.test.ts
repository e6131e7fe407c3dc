import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PRESETS } from '../../apps/dashboard/src/game-form/presets.ts';
import { askApi } from '../../apps/launcher/src/ask-api.ts';
import { expectAccessible, type Laboratory, openLaboratory } from './laboratory.ts';

let lab: Laboratory;
beforeAll(async () => {
  lab = await openLaboratory();
});
afterAll(() => lab.close());

interface Game {
  id: string;
  name: string;
  status: string;
  rounds: { played: number; planned: number | null };
  roundsPerSecond: number | null;
  seed: string;
}

const ask = <T>(path: string) => askApi<T>(lab.api, 'GET', path);
const gameOf = (id: string) => ask<Game>(`/games/${id}`);
const manifestOf = async (id: string) =>
  (await ask<{ manifest: Record<string, unknown> }>(`/games/${id}/manifest`)).manifest;
const countGames = async () => (await ask<{ games: unknown[] }>('/games?limit=1000')).games.length;

async function open(query: string, options = {}): Promise<Page> {
  const page = await lab.newPage(options);
  await page.goto(`${lab.address}/games/new${query}`);
  return page;
}

/** The game of the current page. */
async function arriveAtGame(page: Page): Promise<string> {
  await page.waitForURL(/\/games\/[0-9a-f]{8}-[0-9a-f-]{27}$/);
  return page.url().split('/').at(-1)!;
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** The text of the look-ahead. */
const ahead = (page: Page) => page.getByRole('img', { name: /^Attendance over 300 rounds/ });

test.each(PRESETS.map(({ id, title, game }) => [id, title, game] as const))(
  'the preset %s makes a game that plays',
  async (_, title, game) => {
    const page = await open('');
    await page.getByRole('link', { name: title, exact: true }).click();
    await ahead(page).waitFor();
    await button(page, 'Create and play').click();
    const id = await arriveAtGame(page);
    await expect.poll(async () => (await gameOf(id)).status, { timeout: 30_000 }).toBe('completed');
    expect(await gameOf(id)).toMatchObject({ name: game.name, rounds: { played: game.rounds } });
    await page.context().close();
  },
);

test('a wrong number is told at its field, in the words of the API, and nothing is created', async () => {
  const before = await countGames();
  const page = await open('?preset=minority-critical');
  const memory = page.getByLabel('memory', { exact: true });
  await memory.fill('99');
  await page.getByText('must be a whole number from 1 to 20', { exact: true }).waitFor();
  expect(await memory.getAttribute('aria-invalid')).toBe('true');
  await expectAccessible(page);
  await button(page, 'Create').click();
  expect(await memory.evaluate((field) => field === document.activeElement)).toBe(true);
  await memory.fill('six');
  await page.getByText('must be a whole number from 1 to 20', { exact: true }).waitFor();
  await memory.fill('3');
  await page.getByText('must be a whole number from 1 to 20', { exact: true }).waitFor({ state: 'detached' });

  await page.getByLabel('Tempo, rounds a second').fill('0');
  await button(page, 'roundsPerSecond: must be a number from 0.01 to 100000, or null for as fast as it can').click();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-field'))).toBe('roundsPerSecond');
  expect(await countGames()).toBe(before);
});

test('an even number of agents is no fault of a field: the draft can be made, and is told what it lacks', async () => {
  const page = await open('?preset=minority-critical');
  await page.getByLabel('How many').fill('100');
  await page.getByText(/It cannot be played yet: the game needs an odd number of agents/).waitFor();
  await button(page, 'Create and play').click();
  expect(page.url()).toContain('/games/new');
  await button(page, 'Create').click();
  expect((await gameOf(await arriveAtGame(page))).status).toBe('draft');
});

test('where the browser cannot check, what the API refuses stands at the same fields', async () => {
  const page = await lab.newPage();
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'Worker', { value: undefined });
  });
  await page.goto(`${lab.address}/games/new?preset=arthur-1994`);
  await page.getByLabel('predictors', { exact: true }).fill('17');
  await button(page, 'Create').click();
  await page.getByText('must be a whole number from 1 to 16', { exact: true }).waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-field')))
    .toBe('agents[0].params.predictors');
  await page.getByLabel('predictors', { exact: true }).fill('16');
  await page.getByText('must be a whole number from 1 to 16', { exact: true }).waitFor({ state: 'detached' });

  // The tempo is refused after the game is created; a corrected value is set for the same game.
  const before = await countGames();
  await page.getByLabel('Tempo, rounds a second').fill('0');
  await button(page, 'Create').click();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-field')))
    .toBe('roundsPerSecond');
  await page.getByLabel('Tempo, rounds a second').fill('20');
  await button(page, 'Create').click();
  expect(await gameOf(await arriveAtGame(page))).toMatchObject({ status: 'draft', roundsPerSecond: 20 });
  expect(await countGames()).toBe(before + 1);
});

test('a script that did not come is asked for again at the next change', async () => {
  const page = await lab.newPage();
  await page.addInitScript(() => {
    let isFirst = true;
    globalThis.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(isFirst ? '/no-such-script.js' : url, options);
        isFirst = false;
      }
    };
  });
  await page.goto(`${lab.address}/games/new?preset=arthur-1994`);
  await page.getByText('This browser cannot compute ahead').waitFor();
  await page.getByLabel('capacity', { exact: true }).fill('59');
  await ahead(page).waitFor();
  await page.getByText('This browser cannot compute ahead').waitFor({ state: 'detached' });
});

test('what is played ahead with a seed are the first rounds of the game', async () => {
  const page = await open('?preset=arthur-1994');
  await page.getByLabel('Seed', { exact: true }).fill('42');
  await page.getByText('these are the first rounds that the game will have').waitFor();
  await button(page, 'Create and play').click();
  const id = await arriveAtGame(page);
  await expect.poll(async () => (await gameOf(id)).status).toBe('completed');
  const { rounds } = await ask<{ rounds: { attendance: number }[] }>(`/games/${id}/rounds?limit=300`);
  const mean = rounds.reduce((sum, { attendance }) => sum + attendance, 0) / 300;
  await page.goto(`${lab.address}/games/new?from=${id}`);
  await ahead(page).waitFor();
  expect(await ahead(page).getAttribute('aria-label')).toContain(`mean ${mean.toPrecision(3)} of 100`);
});

test('a curve that is drawn with the mouse is the curve of the game', async () => {
  const page = await open('?preset=own-curves');
  await ahead(page).waitFor();
  const paper = (await page.locator('[data-paper]').boundingBox())!;
  const at = (n: number, height: number) =>
    [paper.x + (paper.width * n) / 100, paper.y + paper.height * height] as const;
  // A stroke from n = 20 to n = 50, high up.
  await page.mouse.move(...at(20, 0.1));
  await page.mouse.down();
  await page.mouse.move(...at(35, 0.3), { steps: 12 });
  await page.mouse.move(...at(50, 0.1), { steps: 12 });
  await page.mouse.up();
  // A click adds a point.
  await page.mouse.click(...at(80, 0.8));
  // A point is dragged.
  const last = page.getByRole('slider').last();
  const place = (await last.boundingBox())!;
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2);
  await page.mouse.down();
  await page.mouse.move(...at(95, 0.5), { steps: 8 });
  await page.mouse.up();

  const shown = JSON.parse((await page.getByLabel('The game as JSON').textContent())!) as { rules: { go: number[][] } };
  await button(page, 'Create').click();
  const { rules } = (await manifestOf(await arriveAtGame(page))) as {
    rules: { go: [number, number][]; stay: unknown };
  };
  expect(rules.go).toEqual(shown.rules.go);
  const places = rules.go.map(([n]) => n);
  expect(places).toEqual(expect.arrayContaining([0, 20, 35, 50, 60, 80, 95]));
  const payoff = (n: number) => rules.go.find(([place]) => place === n)![1];
  expect(payoff(20)).toBeGreaterThan(payoff(35));
  expect(payoff(50)).toBeGreaterThan(payoff(35));
  expect(payoff(60)).toBe(0.2);
  expect(payoff(80)).toBeLessThan(-0.5);
  expect(payoff(95)).toBeGreaterThan(payoff(80));
  expect(rules.stay).toEqual([
    [0, 0],
    [100, 0],
  ]);
});

test('a curve is drawn by keys and taken back, and by a finger', async () => {
  const page = await open('?preset=own-curves');
  const point = (index: number) => page.getByRole('slider').nth(index);
  await point(1).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowUp');
  const moved = (await point(1).getAttribute('aria-valuetext'))!;
  expect(moved).toMatch(/^n = 61, payoff 0\.[34]/);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByRole('slider').count()).toBe(4);
  await expect.poll(() => point(2).evaluate((handle) => handle === document.activeElement)).toBe(true);
  await page.keyboard.press('Delete');
  await expect.poll(() => page.getByRole('slider').count()).toBe(3);
  for (let i = 0; i < 4; i++) await button(page, 'Undo the last change of a curve').click();
  expect(await point(1).getAttribute('aria-valuetext')).toBe('n = 60, payoff 0.2');

  const phone = await open('?preset=own-curves', { width: 390, height: 844 });
  const paper = phone.locator('[data-paper]');
  await paper.scrollIntoViewIfNeeded();
  const box = (await paper.boundingBox())!;
  await phone.touchscreen.tap(box.x + 0.3 * box.width, box.y + 0.7 * box.height);
  await expect.poll(() => phone.getByRole('slider').count()).toBe(4);
});

test('a curve may be a formula, whose fault is named at the character', async () => {
  const page = await open('?preset=own-curves');
  await page.getByLabel('How going is given').selectOption('formula');
  const formula = page.getByLabel('What going pays when n of N agents go');
  await formula.fill('1 - n / M');
  await page
    .getByText(/at character 9: "M" is unknown/)
    .first()
    .waitFor();
  await formula.fill('1 - 2 * n / N');
  await page
    .getByText(/"M" is unknown/)
    .first()
    .waitFor({ state: 'detached' });
  await page.getByText('A = 49–50', { exact: true }).waitFor();
  await page.getByLabel('How going is given').selectOption('points');
  expect(await page.getByRole('slider').count()).toBe(2);
});

test('agents are added, duplicated, named and removed', async () => {
  const page = await open('?preset=arthur-1994');
  await button(page, 'Duplicate agents 1').click();
  await button(page, 'Add agents').click();
  expect(await page.getByRole('heading', { name: /Agents N = 300/ }).count()).toBe(1);
  const third = page.getByRole('group', { name: 'Agents 3' });
  await third.getByLabel('Strategy', { exact: true }).selectOption('always');
  await third.getByLabel('choice', { exact: true }).selectOption('stay');
  await third.getByLabel('Name').fill('homebodies');
  await third.getByLabel('How many').fill('5');
  await button(page, 'Remove agents 1').click();
  await button(page, 'Create').click();
  const { agents } = await manifestOf(await arriveAtGame(page));
  expect(agents).toMatchObject([
    { strategy: 'arthur', count: 100 },
    { strategy: 'always', params: { choice: 'stay' }, count: 5, name: 'homebodies' },
  ]);
});

test('a reload loses nothing; starting over forgets it', async () => {
  const page = await open('?preset=arthur-1994');
  await page.getByLabel('capacity', { exact: true }).fill('45');
  await button(page, 'Draw one').click();
  const seed = await page.getByLabel('Seed', { exact: true }).inputValue();
  expect(seed).toMatch(/^\d+$/);
  await page.reload();
  expect(await page.getByLabel('capacity', { exact: true }).inputValue()).toBe('45');
  expect(await page.getByLabel('Seed', { exact: true }).inputValue()).toBe(seed);
  await button(page, 'Start over').click();
  await page.reload();
  expect(await page.getByLabel('capacity', { exact: true }).inputValue()).toBe('60');
});

test('by keys alone from the list of games to a game that plays', async () => {
  const page = await lab.newPage();
  await page.goto(`${lab.address}/games`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  await page.waitForURL('**/games/new');
  const tabTo = async (reached: string) => {
    for (let presses = 0; presses < 120; presses++) {
      await page.keyboard.press('Tab');
      const here = await page.evaluate(() => {
        const element = document.activeElement;
        return element?.getAttribute('data-field') ?? element?.textContent ?? '';
      });
      if (here === reached) return;
    }
    throw new Error(`Tab does not lead to ${reached}`);
  };
  await page.getByRole('link', { name: 'Market entry' }).waitFor();
  await tabTo('Market entry');
  await page.keyboard.press('Enter');
  await ahead(page).waitFor();
  await tabTo('agents[0].count');
  await page.keyboard.press('ArrowUp');
  await tabTo('rounds');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('200');
  await tabTo('Create and play');
  await page.keyboard.press('Enter');
  const id = await arriveAtGame(page);
  await expect.poll(() => gameOf(id)).toMatchObject({ status: 'completed', agents: 21, rounds: { played: 200 } });
});

test('a variant starts from a game, with its seed; a draft can be changed, a game that has begun cannot', async () => {
  const { id } = await lab.createGame({
    name: 'The first',
    rules: { kind: 'el-farol', capacity: 7, home: 0.25 },
    agents: [{ strategy: 'tables', params: { memory: 3 }, count: 11, name: 'the eleven' }],
    initialHistory: [3, 4, 5],
    seed: '12345678901234567890',
    rounds: 100,
  });
  const page = await open(`?from=${id}`);
  await page.getByText('A variant of “The first”').waitFor();
  await page.getByLabel('capacity', { exact: true }).fill('8');
  await page.getByLabel('Tempo, rounds a second').fill('50');
  await button(page, 'Create').click();
  const variantId = await arriveAtGame(page);
  const [before, after] = [await manifestOf(id), await manifestOf(variantId)];
  expect(after).toEqual({ ...before, rules: { ...(before['rules'] as object), capacity: 8 } });
  expect(await gameOf(variantId)).toMatchObject({ name: 'The first, variant', roundsPerSecond: 50 });

  const draft = await open(`?edit=${variantId}`);
  await draft.getByLabel('Attendances before the first round').fill('');
  await draft.getByLabel('Name', { exact: true }).first().fill('The second');
  await button(draft, 'Save').click();
  expect(await arriveAtGame(draft)).toBe(variantId);
  expect(await gameOf(variantId)).toMatchObject({ name: 'The second', roundsPerSecond: 50 });
  expect(await manifestOf(variantId)).toEqual({ ...after, initialHistory: 'random' });

  const begun = await open(`?edit=${id}`);
  await begun.getByRole('link', { name: 'Make a variant of it' }).click();
  await begun.getByText('A variant of “The first”').waitFor();
});

test('while the API is away nothing is lost, and asking again makes one game', async () => {
  const before = await countGames();
  const page = await open('?preset=arthur-1994');
  await ahead(page).waitFor();
  await lab.stopApi();
  await button(page, 'Create and play').click();
  await page.getByRole('alert').getByText('The API does not answer').waitFor();
  await lab.startApi();
  await button(page, 'Create and play').click();
  const id = await arriveAtGame(page);
  await expect.poll(async () => (await gameOf(id)).status).toBe('completed');
  expect(await countGames()).toBe(before + 1);
});

test.each(['light', 'dark'] as const)('the presets and the form stand in nobody’s way, %s', async (theme) => {
  for (const query of ['', '?preset=arthur-1994', '?preset=own-curves']) {
    const page = await open(query, { theme });
    await (query === '' ? page.getByRole('img').nth(PRESETS.length - 1) : ahead(page)).waitFor();
    await expectAccessible(page);
    await page.context().close();
  }
});

test.each(['', '?preset=own-curves', '?preset=volunteers-dilemma'])(
  'new game%s fits on a small phone',
  async (query) => {
    const page = await open(query, { width: 360, height: 740 });
    await (query === '' ? page.getByRole('img').nth(PRESETS.length - 1) : ahead(page)).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await expectAccessible(page);
  },
);
