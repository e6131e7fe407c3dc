import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { connect } from '../apps/backend/src/database/connection.ts';
import { storeInvented } from '../apps/backend/src/testing/synthetic-rounds.ts';
import { launchBrowser } from '../tests/browser/laboratory.ts';
import { measureScripts } from '../tests/browser/scripts-of-page.ts';
import { askApi } from '../apps/launcher/src/ask-api.ts';
import { choosePort } from '../apps/launcher/src/choose-port.ts';
import {
  buildDashboard,
  dashboardCommand,
  dashboardEnvironment,
  hasEnded,
  untilItAnswers,
} from '../apps/launcher/src/dashboard.ts';
import { type BenchLaboratory, withLaboratory } from './laboratory.ts';
import { median, printTable, showRatio } from './statistics.ts';

/** Slow-down of the processor that simulates a slow laptop, for pages and interactions. */
const SLOWER = 4;
const LOADS = 3;
const WATCH_MS = 10_000;
const LIVE_ROUNDS_PER_SECOND = 30;
const LISTED_GAMES = 10_000;
const LONG_ROUNDS = 100_000_000;
/** Minutes of live play during which memory is measured. */
const MINUTES = Number(process.env['BENCH_MINUTES'] ?? 10);

const ARTHUR = { rules: { kind: 'el-farol' }, agents: [{ strategy: 'arthur', count: 100 }], seed: '1994' };

async function openPage(browser: Browser): Promise<{ page: Page; cdp: CDPSession }> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  return { page, cdp: await context.newCDPSession(page) };
}

/** Milliseconds until the first content is painted, and until a click on the theme's button has been painted. */
async function measurePaint(browser: Browser, url: string): Promise<{ paintMs: number; clickMs: number }> {
  const { page, cdp } = await openPage(browser);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript(`
    globalThis.slowest = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.interactionId) slowest = Math.max(slowest, entry.duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: true });`);
  await page.goto(url);
  let paintMs: number | undefined;
  for (const until = Date.now() + 30_000; paintMs === undefined; await sleep(20)) {
    if (Date.now() > until) throw new Error(`${url} paints nothing`);
    paintMs = await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime");
  }
  const button = page.getByRole('button', { name: /Use the (dark|light) theme/ });
  let clickMs = 0;
  if ((await button.count()) > 0) {
    await sleep(2000);
    await button.click();
    await sleep(600);
    // No interaction reached the observer's threshold of 16 ms.
    clickMs = Math.max(16, await page.evaluate<number>('slowest'));
  }
  await page.context().close();
  return { paintMs, clickMs };
}

/** Frames a second that the page draws, and the longest pause between two, in milliseconds. */
async function countFrames(page: Page, during: () => Promise<unknown> = () => sleep(WATCH_MS)) {
  await page.evaluate(`
    globalThis.frames = [];
    (function next(now) { frames.push(now); requestAnimationFrame(next); })(performance.now());`);
  await during();
  const times = await page.evaluate<number[]>('frames');
  const pauses = times.slice(1).map((time, index) => time - times[index]);
  const seconds = (times.at(-1)! - times[0]) / 1000;
  return { perSecond: pauses.length / seconds, longestMs: Math.max(...pauses) };
}

async function measurePages(browser: Browser, dashboard: string, paths: readonly (readonly [string, string])[]) {
  const table = [
    [
      'page',
      'script at first, kB',
      'in all, kB',
      'of 200 kB',
      'first paint, ms',
      'beside a bare text',
      'click, ms',
      'of 200 ms',
    ],
  ];
  for (const [name, path] of paths) {
    const { page } = await openPage(browser);
    const size = await measureScripts(page, `${dashboard}${path}`);
    await page.context().close();
    const paints: number[] = [];
    const ratios: number[] = [];
    const clicks: number[] = [];
    for (let load = 0; load < LOADS; load++) {
      const bare = await measurePaint(browser, `${dashboard}/health`);
      const { paintMs, clickMs } = await measurePaint(browser, `${dashboard}${path}`);
      paints.push(paintMs);
      ratios.push(paintMs / bare.paintMs);
      clicks.push(clickMs);
    }
    table.push([
      name,
      (size.first / 1000).toFixed(0),
      (size.all / 1000).toFixed(0),
      (size.all / 200_000).toFixed(2),
      median(paints).toFixed(0),
      showRatio(ratios),
      median(clicks).toFixed(0),
      (median(clicks) / 200).toFixed(2),
    ]);
  }
  printTable(table);
  console.log(`\npaint and click on a processor slowed ${SLOWER} times, medians of ${LOADS} loads\n`);
}

async function startLiveGame(laboratory: BenchLaboratory): Promise<string> {
  const { id } = await askApi(laboratory.url, 'POST', '/games', { ...ARTHUR, name: 'live', rounds: 1_000_000 });
  // The plot starts with more than 2,000 points.
  await askApi(laboratory.url, 'POST', `/games/${id}/rounds`, { count: 2500 });
  await askApi(laboratory.url, 'PATCH', `/games/${id}`, { roundsPerSecond: LIVE_ROUNDS_PER_SECOND });
  await askApi(laboratory.url, 'PATCH', `/games/${id}/status`, { action: 'resume' });
  return id;
}

async function measureLive(browser: Browser, dashboard: string, laboratory: BenchLaboratory): Promise<void> {
  const { page: blank } = await openPage(browser);
  await blank.goto(`${dashboard}/health`);
  const base = await countFrames(blank);
  await blank.context().close();
  const id = await startLiveGame(laboratory);
  const { page, cdp } = await openPage(browser);
  await page.goto(`${dashboard}/games/${id}`);
  await sleep(3000);
  const live = await countFrames(page);
  printTable([
    ['frames', 'a second', 'beside a blank page', 'longest pause, ms'],
    ['blank page', base.perSecond.toFixed(1), '1.00', base.longestMs.toFixed(0)],
    [
      `live, ${LIVE_ROUNDS_PER_SECOND} points a second`,
      live.perSecond.toFixed(1),
      (live.perSecond / base.perSecond).toFixed(2),
      live.longestMs.toFixed(0),
    ],
  ]);
  const heaps: number[] = [];
  for (let minute = 0; minute <= MINUTES; minute++) {
    if (minute > 0) await sleep(60_000);
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = (await cdp.send('Runtime.getHeapUsage')) as { usedSize: number };
    heaps.push(usedSize / 1e6);
  }
  console.log(`\nlive play, heap after each minute, MB: ${heaps.map((heap) => heap.toFixed(1)).join(' ')}`);
  const settled = heaps.slice(1);
  if (settled.length > 1) console.log(`last minute beside the first: ${(settled.at(-1)! / settled[0]).toFixed(2)}\n`);
  await page.context().close();
  await askApi(laboratory.url, 'PATCH', `/games/${id}/status`, { action: 'cancel' });
}

/** A list of 10,000 games: time until it is drawn, time of a search, and frames while scrolling. */
async function measureList(browser: Browser, dashboard: string, laboratory: BenchLaboratory): Promise<void> {
  const missing = Array.from({ length: LISTED_GAMES }, (_, index) => index).values();
  const create = async () => {
    for (const index of missing) {
      const name = `bar ${index}`;
      await askApi(laboratory.url, 'POST', '/games', { ...ARTHUR, name, seed: String(index) });
    }
  };
  await Promise.all(Array.from({ length: 8 }, create));
  const { page } = await openPage(browser);
  const start = performance.now();
  await page.goto(`${dashboard}/games`);
  await page
    .getByRole('link', { name: /^bar \d/ })
    .first()
    .waitFor();
  const drawnMs = performance.now() - start;
  const searched = performance.now();
  await page.getByRole('searchbox').fill('bar 4321');
  await page.getByText('1 fit').waitFor();
  const searchMs = performance.now() - searched;
  await page.getByRole('searchbox').fill('');
  await page.getByText(/10,00\d games/).waitFor();
  const frames = await countFrames(page, async () => {
    await page.mouse.move(700, 600);
    for (let turn = 0; turn < 100; turn++) {
      await page.mouse.wheel(0, 600);
      await sleep(50);
    }
  });
  printTable([
    [`${LISTED_GAMES} games`, 'ms'],
    ['first rows', drawnMs.toFixed(0)],
    ['a search, with 200 ms in which one may go on typing', searchMs.toFixed(0)],
    ['longest pause between two frames while scrolling', frames.longestMs.toFixed(0)],
  ]);
  console.log(`frames a second while scrolling 60,000 px: ${frames.perSecond.toFixed(1)}\n`);
  await page.context().close();
}

/** A game of 10⁸ rounds: time until its plot is drawn, and time of each zoom step. */
async function measureLong(browser: Browser, dashboard: string, laboratory: BenchLaboratory): Promise<void> {
  const config = { rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 101 }], name: 'long' };
  const { id } = await askApi(laboratory.url, 'POST', '/games', config);
  const db = connect(laboratory.databaseUrl, { name: 'bench' });
  await storeInvented(db, id, LONG_ROUNDS, 2 ** 20);
  await db.destroy();
  const { page } = await openPage(browser);
  const windows: number[] = [];
  page.on('requestfinished', (request) => {
    if (request.url().includes('/history')) windows.push(request.timing().responseEnd);
  });
  await page.goto(`${dashboard}/games/${id}`);
  const plot = page.getByRole('application', { name: /attendance/i }).first();
  await plot.waitFor();
  await sleep(1500);
  await plot.focus();
  for (let step = 0; step < 30; step++) {
    await page.keyboard.press('+');
    await sleep(250);
  }
  windows.sort((a, b) => a - b);
  console.log(
    `10⁸ rounds, zooming in by keys: ${windows.length} windows asked for, median ${median(windows).toFixed(0)} ms, longest ${windows.at(-1)!.toFixed(0)} ms\n`,
  );
  await page.context().close();
}

export async function benchDashboard(): Promise<void> {
  await buildDashboard(console.log);
  const port = await choosePort(0);
  const dashboard = `http://127.0.0.1:${port}`;
  await withLaboratory(
    async (laboratory) => {
      const { file, args } = dashboardCommand('built', port);
      const environment = { ...process.env, ...dashboardEnvironment(port, laboratory.url) };
      const browser = await launchBrowser();
      const server = fork(file, args, { env: environment, stdio: 'ignore' });
      try {
        await untilItAnswers(`${dashboard}/health`, () => hasEnded(server));
        const { id } = await askApi(laboratory.url, 'POST', '/games', { ...ARTHUR, rounds: 2000 });
        await askApi(laboratory.url, 'POST', `/games/${id}/simulate?wait=30`, {});
        const experiment = await askApi(laboratory.url, 'POST', '/experiments', {
          base: { rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 101 }], rounds: 1000 },
          factors: [{ path: 'agents[0].params.memory', values: [2, 4, 6, 8] }],
          replicates: 4,
        });
        await askApi(laboratory.url, 'PATCH', `/experiments/${experiment.id}/status`, { action: 'start' });
        await measurePages(browser, dashboard, [
          ['games', '/games'],
          ['new game', '/games/new'],
          ['game', `/games/${id}`],
          ['experiments', '/experiments'],
          ['new experiment', '/experiments/new'],
          ['experiment', `/experiments/${experiment.id}`],
          ['compare', `/compare?games=${id}`],
          ['playground', '/playground'],
          ['verify', '/verify'],
          ['operations', '/operations'],
          ['learn', '/learn'],
        ]);
        await measureList(browser, dashboard, laboratory);
        await measureLong(browser, dashboard, laboratory);
        await measureLive(browser, dashboard, laboratory);
      } finally {
        await browser.close();
        server.kill('SIGTERM');
        if (server.exitCode === null) await once(server, 'exit');
      }
    },
    { DASHBOARD_PORT: String(port) },
  );
}
