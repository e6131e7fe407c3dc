import { setTimeout as sleep } from 'node:timers/promises';
import { askApi } from '../../apps/launcher/src/ask-api.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, type Laboratory, openLaboratory } from './laboratory.ts';
import { preparePages } from './pages.ts';
import { measureScripts } from './scripts-of-page.ts';

/** Properties of every page. */

let lab: Laboratory;
let pages: Record<string, string>;
beforeAll(async () => {
  lab = await openLaboratory();
  pages = await preparePages(lab.api);
});
afterAll(() => lab.close());

const LOOKS = [
  { theme: 'light', width: 1400, height: 900 },
  { theme: 'dark', width: 1400, height: 900 },
  { theme: 'light', width: 360, height: 740 },
  { theme: 'dark', width: 360, height: 740 },
] as const;

test.each(LOOKS)(
  'no page stands in anybody’s way ($theme, $width px), nor is wider than its window',
  async (look) => {
    const page = await lab.newPage(look);
    const failures: string[] = [];
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`${lab.address}${path}`);
      await page.locator('h1').first().waitFor();
      await sleep(1200);
      await expectAccessible(page).catch((error: Error) => failures.push(error.message));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (overflow > 0) failures.push(`${name} is ${overflow} px wider than its window`);
      const headings = await page.locator('h1').count();
      if (headings !== 1) failures.push(`${name} has ${headings} first headings`);
      if (!(await page.title()).endsWith('Farol')) failures.push(`${name} has the title ${await page.title()}`);
    }
    expect(failures).toEqual([]);
  },
  180_000,
);

test.each([1400, 360])('names of 200 wide letters make no page wider than its window (%i px)', async (width) => {
  const ask = (method: string, path: string, body?: unknown) => askApi(lab.api, method, path, body);
  const [name, group] = ['W'.repeat(200), '群'.repeat(100)];
  const request = { name, rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 11, name: group }] };
  const [draft, played] = [await ask('POST', '/games', request), await ask('POST', '/games', request)];
  await ask('POST', `/games/${played.id}/rounds`, { count: 100 });
  const base = { ...request, name: undefined, rounds: 100 };
  const factors = [{ path: 'agents[0].params.memory', values: [1, 2] }];
  const experiment = await ask('POST', '/experiments', { name, base, factors, replicates: 2 });
  const page = await lab.newPage({ width });
  const wide: string[] = [];
  for (const path of [
    '/games',
    `/games/${played.id}`,
    `/games/new?edit=${draft.id}`,
    `/compare?games=${draft.id},${played.id}`,
    '/experiments',
    `/experiments/${experiment.id}`,
    `/experiments/new?again=${experiment.id}`,
  ]) {
    await page.goto(`${lab.address}${path}`);
    await page.locator('h1').first().waitFor();
    await sleep(1000);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) wide.push(`${path} by ${overflow} px`);
  }
  await page.close();
  expect(wide).toEqual([]);
});

test('no page loads 200 kB of script, plots and all, its workers’ aside', async () => {
  const sizes: Record<string, number> = {};
  for (const [name, path] of Object.entries(pages)) {
    const page = await lab.newPage();
    sizes[name] = (await measureScripts(page, `${lab.address}${path}`)).all / 1000;
    await page.close();
  }
  console.log(sizes);
  expect(Object.entries(sizes).filter(([, kilobytes]) => kilobytes >= 200 || kilobytes < 50)).toEqual([]);
}, 180_000);

test('what was built is sent as it was compressed then, and as it is to whoever cannot read that', async () => {
  const document = await (await fetch(`${lab.address}/games`)).text();
  for (const type of ['js', 'css']) {
    const path = new RegExp(`/_next/static/[^"]+\\.${type}`).exec(document)![0];
    const ask = (encodings: string) =>
      fetch(lab.address + path, { headers: { 'Accept-Encoding': encodings } }).then(async (answer) => ({
        encoding: answer.headers.get('Content-Encoding'),
        type: answer.headers.get('Content-Type'),
        cache: answer.headers.get('Cache-Control'),
        text: await answer.text(),
      }));
    const [compressed, plain] = [await ask('gzip, deflate, br'), await ask('identity')];
    expect([compressed.encoding, plain.encoding]).toEqual(['br', null]);
    expect({ ...compressed, encoding: null }).toEqual(plain);
    expect(plain.cache).toBe('public, max-age=31536000, immutable');
  }
});
