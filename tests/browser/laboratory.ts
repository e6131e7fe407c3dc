import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { askApi } from '../../apps/launcher/src/ask-api.ts';
import { choosePorts } from '../../apps/launcher/src/choose-port.ts';
import { findChild } from '../find-child.ts';

const root = resolve(import.meta.dirname, '../..');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The first is Chromium without its own windows, which needs a quarter less processor time. */
const BROWSERS = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];

/** The installed Chromium, without network traffic of its own. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = [process.env['CHROMIUM'] ?? '', ...BROWSERS.map((name) => `/usr/bin/${name}`)].find(
    (path) => path !== '' && existsSync(path),
  );
  if (executablePath === undefined) {
    throw new Error(
      'no Chromium here: install one (Debian: apt-get install chromium-headless-shell), or say where it is by CHROMIUM',
    );
  }
  const args = ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update'];
  return chromium.launch({ executablePath, args: [...args, '--disable-sync', '--no-first-run'] });
}

export interface PageOptions {
  width?: number;
  height?: number;
  theme?: 'light' | 'dark';
  reducedMotion?: boolean;
}

export type Laboratory = Awaited<ReturnType<typeof openLaboratory>>;

const anyPort = (variable: string) => ({ port: 0, host: '127.0.0.1', variable });

/** A laboratory started as by `pnpm start`, with its own ports and data, and a browser. */
export async function openLaboratory({ hasAccounts = false } = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'farol-browser-'));
  // As root, the database runs as another user, who needs access.
  chmodSync(directory, 0o711);
  const [port, dashboardPort] = await choosePorts([anyPort('PORT'), anyPort('DASHBOARD_PORT')]);
  const accounts = {
    AUTH: 'accounts',
    AUTH_SECRET: randomBytes(32).toString('hex'),
    PUBLIC_URL: `http://127.0.0.1:${dashboardPort}`,
  };
  const browser = await launchBrowser();
  const starter = spawn(process.execPath, [join(root, 'scripts/start.ts')], {
    cwd: directory,
    env: {
      ...process.env,
      DATA_DIR: join(directory, 'data'),
      PORT: String(port),
      DASHBOARD_PORT: String(dashboardPort),
      DATABASE_URL: '',
      NODE_ENV: 'production',
      ...(hasAccounts ? accounts : {}),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(starter, 'exit');
  let said = '';
  for await (const chunk of starter.stdout.iterator({ destroyOnReturn: false })) {
    said += String(chunk);
    if (said.includes('Ctrl-C')) break;
  }
  // Discard later output; a closed pipe would end the process.
  starter.stdout.resume();
  const address = /the dashboard: (http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1];
  if (address === undefined) {
    starter.kill('SIGINT');
    await browser.close();
    throw new Error(`the laboratory did not start:\n${said}`);
  }
  const pageErrors: string[] = [];
  let blocker: Server | undefined;

  return {
    /** The dashboard's address, without a slash at its end. */
    address,
    api: `http://127.0.0.1:${port}`,
    browser,
    /** Errors of pages; close() fails if there are any. */
    pageErrors,

    /** A page in a separate window and profile. */
    async newPage({
      width = 1400,
      height = 900,
      theme = 'light',
      reducedMotion = false,
    }: PageOptions = {}): Promise<Page> {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: theme,
        reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
        hasTouch: width < 600,
        acceptDownloads: true,
      });
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: address });
      const page = await context.newPage();
      page.on('pageerror', (error) => pageErrors.push(`${page.url()}: ${error.message}`));
      return page;
    },

    /** The link that makes the first administrator, as the API logs it. */
    setUpLink(): string {
      const data = join(directory, 'data');
      const logs = readdirSync(data).filter((name) => name.endsWith('.log'));
      const text = said + logs.map((name) => readFileSync(join(data, name), 'utf8')).join('');
      const [link] = /http:\/\/[\w.:]+\/invitation#[\w-]+/.exec(text) ?? [];
      if (link === undefined) throw new Error('the API did not log a set-up link');
      return link;
    },

    /** Creates a game over the API, and plays it if it has rounds. */
    async createGame(game: unknown, { play = true } = {}): Promise<{ id: string; digest: string }> {
      const created = await askApi(`http://127.0.0.1:${port}`, 'POST', '/games', game);
      const { rounds } = game as { rounds?: number };
      if (!play || rounds === undefined) return created;
      return askApi(`http://127.0.0.1:${port}`, 'POST', `/games/${created.id}/simulate?wait=60`, {});
    },

    /** Kills the API and occupies its port for at most 8 s, so that it cannot restart. */
    async stopApi(): Promise<void> {
      const api = findChild(starter.pid!, '/index.ts');
      if (api !== undefined) process.kill(api, 'SIGKILL');
      blocker = createServer((socket) => socket.destroy());
      for (;;) {
        blocker.listen(port, '127.0.0.1');
        const isOurs = await once(blocker, 'listening').then(
          () => true,
          () => false,
        );
        if (isOurs) return;
        await sleep(5);
      }
    },

    /** Gives the API its port back, and waits until it answers. */
    async startApi(): Promise<void> {
      blocker?.close();
      for (;;) {
        const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
        if (answer?.ok === true) return;
        await sleep(100);
      }
    },

    async close(): Promise<void> {
      await browser.close();
      starter.kill('SIGINT');
      await ended;
      rmSync(directory, { recursive: true, force: true });
      if (pageErrors.length > 0) throw new Error(`pages threw:\n${pageErrors.join('\n')}`);
    },
  };
}

interface AxeResult {
  violations: { id: string; help: string; nodes: { html: string; failureSummary: string }[] }[];
}

/** Expects no accessibility violation that axe can find on the page. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResult>(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
  );
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id} (${help}): ${html.slice(0, 200)}\n${failureSummary}`),
  );
  if (found.length > 0) throw new Error(`${page.url()} is not accessible:\n${found.join('\n\n')}`);
}
