import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLaboratory } from './laboratory.ts';
import { preparePages } from './pages.ts';

/** `pnpm screenshots [folder]`: pictures of every page, light and dark, wide and phone; without a folder, those of the documents. */
const [folder] = process.argv.slice(2);

/** The pictures in README and docs. */
const SHOWN = [
  { name: 'game', theme: 'light', size: 'wide' },
  { name: 'experiment', theme: 'dark', size: 'wide' },
  { name: 'learn', theme: 'light', size: 'phone' },
];
const SIZES = { wide: { width: 1400, height: 900 }, phone: { width: 390, height: 844 } } as const;
/** Time until animations and plots have settled. */
const SETTLE_MS = 2500;

const directory = resolve(folder ?? join(import.meta.dirname, '../../docs/pictures'));
mkdirSync(directory, { recursive: true });
const lab = await openLaboratory();
try {
  const pages = await preparePages(lab.api);
  for (const [size, { width, height }] of Object.entries(SIZES)) {
    for (const theme of ['light', 'dark'] as const) {
      const page = await lab.newPage({ width, height, theme, reducedMotion: true });
      for (const [name, path] of Object.entries(pages)) {
        const isShown = SHOWN.some((shown) => shown.name === name && shown.theme === theme && shown.size === size);
        if (folder === undefined && !isShown) continue;
        await page.goto(`${lab.address}${path}`);
        await page.locator('h1').first().waitFor();
        await sleep(SETTLE_MS);
        const file = join(directory, `${name}-${size}-${theme}.png`);
        await page.screenshot({ path: file, fullPage: folder !== undefined });
        console.log(file);
      }
      await page.context().close();
    }
  }
} finally {
  await lab.close();
}
