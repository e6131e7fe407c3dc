import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, type Laboratory, openLaboratory } from './laboratory.ts';

let lab: Laboratory;
let directory: string;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'farol-sweep-'));
  lab = await openLaboratory();
});
afterAll(async () => {
  await lab.close();
  rmSync(directory, { recursive: true, force: true });
});

const root = resolve(import.meta.dirname, '../..');
const MINUTES = 60_000;
/** Generous, for a busy machine. */
const SOON = { timeout: 15_000 };

const ask = async <T>(path: string): Promise<T> => (await (await fetch(`${lab.api}${path}`)).json()) as T;
const idOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1)!;

/** Savit's curve, small: 2 numbers of agents × 4 memories × 3 games. */
async function designSmallSavit(page: Page): Promise<void> {
  await page.goto(`${lab.address}/experiments/new?ready=savit`);
  await page.getByLabel('Name', { exact: true }).fill('Small Savit');
  await page.getByLabel('Values', { exact: true }).fill('51, 101');
  await page.getByRole('group', { name: 'memory m' }).getByLabel('To', { exact: true }).fill('4');
  await page.getByRole('textbox', { name: 'rounds', exact: true }).fill('600');
  await page.getByLabel('Replicates', { exact: true }).fill('3');
  await page.getByLabel('Rounds per history').fill('');
  await page.getByLabel('Seed', { exact: true }).fill('7');
}

test('a design is counted while it is made, and its faults are at their fields', async () => {
  const page = await lab.newPage();
  await designSmallSavit(page);
  const sum = page.locator('section', { hasText: 'What it comes to' });
  await sum.getByText('2 × 4').waitFor();
  await expect.poll(() => sum.textContent(), SOON).toContain('Games24');
  await page.getByText('4 levels:').waitFor();

  await page.getByLabel('Replicates', { exact: true }).fill('many');
  await page.getByText('must be a whole number from 1 to 10000').waitFor();
  await expect
    .poll(() => page.getByLabel('Replicates', { exact: true }).getAttribute('aria-invalid'), SOON)
    .toBe('true');
  expect(await page.getByRole('button', { name: 'Create and start' }).isDisabled()).toBe(true);
  await page.getByLabel('Replicates', { exact: true }).fill('3');

  await page.getByLabel('Values', { exact: true }).fill('51, 100');
  await page.getByText('needs an odd number of agents').first().waitFor();
  await page.getByLabel('Values', { exact: true }).fill('51, 101');
  await sum.getByText('2 × 4').waitFor();

  // Typed values survive a reload.
  await page.reload();
  await expect.poll(() => page.getByLabel('Values', { exact: true }).inputValue(), SOON).toBe('51, 101');
  await expectAccessible(page);
  await page.context().close();
});

test('a base is written as JSON, as a request has it, and goes on as a form', async () => {
  const page = await lab.newPage();
  await page.goto(`${lab.address}/experiments/new`);
  await page.getByRole('button', { name: 'As JSON' }).click();
  const json = page.getByLabel('Configuration');
  await json.fill('{ "rules": null, "agents": [] }');
  await page.getByText('Needs at least "rules"').waitFor();
  await json.fill('{ "rules": { "kind": "minority" }, "agents": [{ "strategy": "tables" }], "rounds": 500 }');
  await page.getByRole('button', { name: 'As a form' }).click();
  expect(await page.getByRole('textbox', { name: 'rounds', exact: true }).inputValue()).toBe('500');
  await page.reload();
  await expect.poll(() => page.getByRole('textbox', { name: 'rounds', exact: true }).inputValue(), SOON).toBe('500');
  await page.context().close();
});

test(
  'Savit’s curve: designed, previewed, started, watched, drawn, opened, taken away',
  async () => {
    const page = await lab.newPage();
    await designSmallSavit(page);
    await page.getByText('As a command').click();
    const pre = page.locator('pre[aria-label="As a command"]');
    // Including the last key press.
    await expect.poll(() => pre.textContent(), SOON).toContain('--seed 7');
    const command = await pre.textContent();
    await page.getByRole('button', { name: 'Create and start' }).click();
    await page.waitForURL(/\/experiments\/[0-9a-f-]{36}$/);
    await page.getByRole('heading', { level: 1, name: 'Small Savit' }).waitFor();
    await page.getByText('24 of 24 games').waitFor({ timeout: MINUTES });
    await page.getByText('completed').first().waitFor();

    // The curve: a line for each number of agents, coins at 1, the literature's α.
    const plot = page.getByRole('figure', { name: 'Small Savit: phase diagram' });
    await plot.getByRole('button', { name: 'agents = 101' }).waitFor();
    const summary = await plot.locator('p.sr-only').textContent();
    expect(summary).toContain('random choice at 1');
    expect(summary).toContain('αc ≈ 0.337');
    await expectAccessible(page);

    // A point leads to the games of its cell: the keyboard reads the first one, and opens it.
    await plot.getByRole('application').focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('agents = 101, memory = 1').waitFor();
    await dialog.getByText('Games (3)').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    // A row of the table does the same; sorted by volatility, the smallest is first.
    await page.getByRole('button', { name: 'volatility σ²/N' }).click();
    const id = idOf(page);
    const { cells } = await ask<{ cells: { cell: number; statistics: Record<string, { mean: number }> }[] }>(
      `/experiments/${id}/results`,
    );
    const least = cells.toSorted((a, b) => a.statistics['volatility'].mean - b.statistics['volatility'].mean)[0].cell;
    expect(await page.locator('tbody button').first().textContent()).toBe(String(least));
    await page.getByRole('button', { name: `Games of cell ${least}` }).click();
    await dialog.getByText(`Cell ${least}`).waitFor();

    // A replicate opens as an ordinary game with the same digest.
    const { games } = await ask<{ games: { digest: string; seed: string }[] }>(
      `/experiments/${id}/games?cell=${least}`,
    );
    await dialog.getByRole('button', { name: 'Open game 1' }).click();
    await page.waitForURL(/\/games\/[0-9a-f-]{36}$/);
    await expect
      .poll(async () => (await ask<{ status: string }>(`/games/${idOf(page)}`)).status, SOON)
      .toBe('completed');
    expect(await ask(`/games/${idOf(page)}`)).toMatchObject({ seed: games[1].seed, digest: games[1].digest });
    await page.goto(`${lab.address}/experiments/${id}`);

    // The CSV equals the output of the shown command to the byte.
    await page.getByRole('button', { name: 'Download' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Results as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`small-savit-${id.slice(-8)}.csv`);
    const csv = join(directory, 'sweep.csv');
    const script = command!.replace('npx pnpm farol', `"${process.execPath}" apps/cli/src/index.ts`);
    await promisify(execFile)('bash', ['-c', `${script} --csv ${csv}`], { cwd: root });
    expect(await readFile(await download.path(), 'utf8')).toBe(await readFile(csv, 'utf8'));

    // The design is opened again from its file, and gives the same design.
    await page.getByRole('button', { name: 'Download' }).click();
    const [design] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Design as JSON' }).click(),
    ]);
    const saved = await readFile(await design.path(), 'utf8');
    const { design: first } = await ask<{ design: object }>(`/experiments/${id}`);
    expect(JSON.parse(saved)).toEqual(first);
    await page.goto(`${lab.address}/experiments/new`);
    const open = (name: string, text: string) =>
      page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: 'Open a design' }).waitFor();
    await open('other.json', saved.replace('"replicates"', '"replicats"'));
    await page.getByRole('alert').getByText('did you mean "replicates"?').waitFor();
    await expectAccessible(page);
    await open('small-savit.design.json', saved);
    await expect.poll(() => page.getByLabel('Name', { exact: true }).inputValue(), SOON).toBe('Small Savit');
    await page.getByText('did you mean "replicates"?').waitFor({ state: 'detached' });
    await page.reload();
    await expect.poll(() => page.getByLabel('Seed', { exact: true }).inputValue(), SOON).toBe('7');
    await page.getByLabel('Name', { exact: true }).fill('Opened again');
    await page.getByRole('button', { name: 'Create as a draft' }).click();
    await page.waitForURL(/\/experiments\/[0-9a-f-]{36}$/);
    const again = await ask<{ design: object }>(`/experiments/${idOf(page)}`);
    expect(again.design).toEqual({ ...first, name: 'Opened again' });
    await page.context().close();
  },
  2 * MINUTES,
);

test('an experiment is made once, though the answer was lost and one asked again', async () => {
  const page = await lab.newPage();
  await page.goto(`${lab.address}/experiments/new`);
  await page.getByLabel('Name', { exact: true }).fill('Made once');
  const create = page.getByRole('button', { name: 'Create as a draft' });
  await page.route(
    '**/api/experiments',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await create.click();
  await page.getByRole('alert').getByText('The API does not answer').waitFor();
  await create.click();
  await page.waitForURL(/\/experiments\/[0-9a-f-]{36}$/);
  const { experiments } = await ask<{ experiments: { name: string }[] }>('/experiments');
  expect(experiments.filter(({ name }) => name === 'Made once')).toHaveLength(1);
  await page.context().close();
});

test(
  'a map’s cell is picked by keys, and a look at results is in the address',
  async () => {
    const page = await lab.newPage();
    await page.goto(`${lab.address}/experiments`);
    await page.getByRole('link', { name: 'Small Savit' }).click();
    await page.getByRole('button', { name: 'Heat map' }).click();
    await page.getByLabel('Statistic', { exact: true }).selectOption('predictability');
    const map = page.getByRole('application', { name: /predictability/ });
    await map.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('Games (3)').waitFor();
    await page.keyboard.press('Escape');
    await page.reload();
    await page.getByRole('application', { name: /predictability/ }).waitFor();
    expect(await page.getByRole('button', { name: 'Heat map' }).getAttribute('aria-pressed')).toBe('true');
    await page.context().close();
  },
  MINUTES,
);

test(
  'an experiment is started in one click, paused, resumed while the API goes away and comes back, cancelled, removed',
  async () => {
    const page = await lab.newPage();
    await page.goto(`${lab.address}/experiments`);
    await page.getByRole('button', { name: 'Start Agents × memory' }).click();
    await page.waitForURL(/\/experiments\/[0-9a-f-]{36}$/);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Resume' }).waitFor();
    const id = idOf(page);
    expect(await ask(`/experiments/${id}`)).toMatchObject({ status: 'paused' });
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByRole('button', { name: 'Pause' }).waitFor();

    await lab.stopApi();
    await page.getByText('The API does not answer').first().waitFor();
    await lab.startApi();
    await page.getByText('The API does not answer').first().waitFor({ state: 'detached', timeout: 20_000 });
    await expect
      .poll(async () => page.getByRole('progressbar').getAttribute('aria-valuenow'), { timeout: 40_000 })
      .not.toBe('0');

    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('cancelled').first().waitFor();
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove it' }).click();
    await page.waitForURL(`${lab.address}/experiments`);
    expect((await fetch(`${lab.api}/experiments/${id}`)).status).toBe(404);
    await page.goto(`${lab.address}/experiments/${id}`);
    await page.getByText('There is no such experiment').waitFor();
    await page.context().close();
  },
  3 * MINUTES,
);

test('a game is the base of a design, and another design is varied', async () => {
  const { id } = await lab.createGame({
    name: 'A bar to vary',
    rules: { kind: 'el-farol', capacity: 33 },
    agents: [{ strategy: 'bernoulli', params: { probability: 0.25 }, count: 77 }],
    rounds: 100,
  });
  const page = await lab.newPage({ width: 390, height: 800, theme: 'dark' });
  await page.goto(`${lab.address}/experiments/new?from=${id}`);
  await page.getByText('The game “A bar to vary”').waitFor({ state: 'attached' });
  expect(await page.getByRole('textbox', { name: /^capacity/i }).inputValue()).toBe('33');
  await page.getByRole('button', { name: 'vary probability' }).click();
  await page.getByText('11 levels:').waitFor();
  await expectAccessible(page);
  await page.context().close();
});
