import type { Health, Operations } from '@farol/api';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import { ApiAway } from '../api/client.ts';
import { isApiAway, noteAnswer } from '../api/connection.ts';
import { showPage, wordsOf } from '../shell/testing/show-page.tsx';
import { readHealth } from './health.ts';
import { HealthPanel, OperationsPage } from './operations-page.tsx';

afterEach(() => {
  vi.unstubAllGlobals();
  noteAnswer();
});

const HEALTH: Health = {
  status: 'ok',
  timestamp: '2026-11-20T10:35:00Z',
  checks: { database: { ok: true, detail: null }, workers: { ok: false, detail: 'no heartbeat for 40 s' } },
};
const OPERATIONS: Operations = {
  version: '1.4.0',
  startedAt: '2026-11-20T10:35:00Z',
  database: { version: '18.1', sizeBytes: 52_400_000, connections: 7, maxConnections: 40 },
  storage: {
    tables: [
      { name: 'series', sizeBytes: 48_000_000, rows: 12_345 },
      { name: 'owners', sizeBytes: 8192, rows: null },
    ],
    games: 1234,
    experiments: 5,
    roundsPlayed: 73_118_204,
    bytesPerRound: 0.6543,
  },
  queue: [
    { name: 'play', queued: 1200, active: 2, failed: 0, oldestQueuedSeconds: 200 },
    { name: 'bundle', queued: 0, active: 0, failed: 3, oldestQueuedSeconds: null },
  ],
  workers: [{ name: 'lab:81', host: 'lab', pid: 81, threads: 4, connectedSince: '2026-11-20T10:36:00Z', playing: 2 }],
  games: { draft: 1, running: 2, paused: 3, completed: 1228, failed: 0, cancelled: 0 },
  limits: {
    maxAgents: 1,
    maxEntries: 1,
    maxPlayingMebibytes: 1,
    maxRounds: 1,
    maxStepRounds: 1,
    maxStatsRounds: 1,
    maxChoiceRounds: 1,
    maxChoices: 1,
    maxFactors: 1,
    maxCells: 1,
    maxReplicates: 1,
    maxExperimentGames: 1,
    maxReplicateRounds: 1,
  },
};

const show = (operations: Operations | undefined, health: Health | undefined = HEALTH) =>
  showPage(<OperationsPage />, {
    answers: [
      [['ready'], health],
      [['operations'], operations],
    ],
  });

/** The rows of a table by the name of its first column. */
function tableOf(html: string, name: string): string[][] {
  const [, table] = new RegExp(`aria-label="${name}"[^>]*>(.*?)</table>`, 's').exec(html) ?? [];
  return Array.from((table ?? '').matchAll(/<tr[^>]*>(.*?)<\/tr>/gs), ([, row]) =>
    Array.from(row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs), ([, cell]) => wordsOf(cell)),
  );
}
const factsOf = (html: string) =>
  Object.fromEntries(
    Array.from(html.matchAll(/<dt[^>]*>(.*?)<\/dt><dd[^>]*>(.*?)<\/dd>/gs), ([, name, value]) => [
      wordsOf(name),
      wordsOf(value),
    ]),
  );

test('a check that fails has its reason, and is told without its colour', () => {
  const html = renderToStaticMarkup(<HealthPanel health={HEALTH} operations={undefined} />);
  const checks = Array.from(html.matchAll(/<li[^>]*>(.*?)<\/li>/gs), ([, check]) => [
    /aria-label="(good|failing)"/.exec(check)?.[1],
    wordsOf(check),
  ]);
  expect(checks).toEqual([
    ['good', 'database'],
    ['failing', 'workers no heartbeat for 40 s'],
  ]);
});

test('checks stand on the page though nothing else is known yet, and the other way round', () => {
  expect(wordsOf(show(undefined))).toContain('database');
  expect(wordsOf(show(undefined))).toContain('Loading what is under way');
  const html = showPage(<OperationsPage />, { answers: [[['operations'], OPERATIONS]] });
  expect(wordsOf(html)).toContain('Loading the checks');
  expect(factsOf(html)).toMatchObject({ Version: '1.4.0' });
});

test('sizes, counts and versions are readable figures', () => {
  expect(factsOf(show(OPERATIONS))).toMatchObject({
    PostgreSQL: '18.1',
    Connections: '7 of 40',
    Database: '52.4 MB',
    Games: '1,234',
    Experiments: '5',
    'Rounds played': '73,118,204',
    'A round takes': '0.654 bytes',
  });
});

test('before any round there is no size of one', () => {
  const storage = { ...OPERATIONS.storage, bytesPerRound: null };
  expect(factsOf(show({ ...OPERATIONS, storage }))['A round takes']).toBe('–');
});

test('each status of games has its number, and a link to its games', () => {
  const html = show(OPERATIONS);
  const links = Array.from(
    html.matchAll(/href="\/games\?status=(\w+)"[^>]*>.*?<span class="tabular-nums">([^<]*)</gs),
    ([, status, count]) => [status, count],
  );
  expect(links).toEqual([
    ['draft', '1'],
    ['running', '2'],
    ['paused', '3'],
    ['completed', '1,228'],
    ['failed', '0'],
    ['cancelled', '0'],
  ]);
});

test('a queue says how long its first job has waited; an empty one that none waits', () => {
  expect(tableOf(show(OPERATIONS), 'Queues')).toEqual([
    ['Queue', 'Waiting', 'Under way', 'Given up', 'Longest wait'],
    ['play', '1,200', '2', '0', '3 min 20 s'],
    ['bundle', '0', '0', '3', '–'],
  ]);
});

test('jobs that were given up are marked, none are not', () => {
  const marks = Array.from(show(OPERATIONS).matchAll(/<span class="([^"]*)">(0|3)<\/span>/g), ([, look, count]) => [
    count,
    look.includes('text-bad'),
  ]);
  expect(marks).toContainEqual(['3', true]);
  expect(marks).toContainEqual(['0', false]);
  expect(marks).not.toContainEqual(['0', true]);
});

test('a table that PostgreSQL has not counted yet has no number of rows', () => {
  expect(tableOf(show(OPERATIONS), 'Tables')).toEqual([
    ['Table', 'Rows, about', 'Size'],
    ['series', '12,345', '48 MB'],
    ['owners', '–', '8.19 kB'],
  ]);
});

test('without a worker it is said that games wait, and that nothing is lost', () => {
  const words = wordsOf(show({ ...OPERATIONS, workers: [], queue: [] }));
  expect(words).toContain('No worker was heard of in the last half minute');
  expect(words).toContain('Nothing was ever queued.');
  expect(tableOf(show(OPERATIONS), 'Workers')[1].slice(0, 3)).toEqual(['lab:81', '4', '2']);
});

const signal = () => new AbortController().signal;

test('a failed check is an answer, though its status is 503', async () => {
  vi.stubGlobal('fetch', async (path: string) => {
    expect(path).toBe('/api/health/ready');
    return Response.json({ ...HEALTH, status: 'failing' }, { status: 503 });
  });
  expect(await readHealth({ signal: signal() })).toMatchObject({ status: 'failing', checks: HEALTH.checks });
  expect(isApiAway()).toBe(false);
});

test.each([
  ['no answer', async () => Promise.reject(new TypeError('Failed to fetch'))],
  ['a proxy’s page', async () => new Response('<html>Bad gateway</html>', { status: 502 })],
  ['a problem without checks', async () => Response.json({ title: 'The API does not answer' }, { status: 502 })],
])('%s is an API that is away', async (_, fetch) => {
  vi.stubGlobal('fetch', fetch);
  await expect(readHealth({ signal: signal() })).rejects.toThrow(ApiAway);
  expect(isApiAway()).toBe(true);
});

test('a page that was left says nothing about the API', async () => {
  vi.stubGlobal('fetch', async () => Promise.reject(new DOMException('left', 'AbortError')));
  await expect(readHealth({ signal: AbortSignal.abort() })).rejects.toThrow();
  expect(isApiAway()).toBe(false);
});
