import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../app.ts';
import { listenForChanges } from '../database/changes.ts';
import { connect } from '../database/connection.ts';
import { runSql } from '../database/run-sql.ts';
import { createLog } from '../log.ts';
import { createBoss } from '../queue.ts';
import { startThreads } from '../start-threads.ts';
import { configurationOf, type StartedBackend, startBackend } from '../testing.ts';
import { createHub } from '../events/hub.ts';
import { quotasOf } from '../owners/quotas.ts';
import { createMetrics } from '../metrics.ts';

describe('with its database, the API', () => {
  let laboratory: StartedBackend;
  let ask: StartedBackend['ask'];
  beforeAll(async () => {
    laboratory = await startBackend();
    ({ ask } = laboratory);
  });
  afterAll(() => laboratory.stop());

  test.each([
    ['/health', ['database']],
    ['/api/health', ['database']],
    ['/health/ready', ['database', 'schema', 'queue']],
  ])('is well: %s', async (path, checks) => {
    const { status, body } = await ask('GET', path);
    expect([status, body.status]).toEqual([200, 'ok']);
    expect(Math.abs(Date.now() - Date.parse(body.timestamp))).toBeLessThan(10_000);
    expect(body.checks).toEqual(Object.fromEntries(checks.map((name) => [name, { ok: true, detail: null }])));
  });

  test('is not ready while migrations are missing, and names them; it is alive all the same', async () => {
    const [{ name }] = await runSql(
      laboratory.databaseUrl,
      "DELETE FROM kysely_migration WHERE name = '0001-games' RETURNING name",
    );
    const { status, body } = await ask('GET', '/health/ready');
    expect([status, body.status]).toEqual([503, 'failing']);
    expect(body.checks.schema).toEqual({ ok: false, detail: expect.stringContaining(`missing: ${String(name)}`) });
    expect(body.checks.database.ok).toBe(true);
    expect((await ask('GET', '/health')).status).toBe(200);
    const values = `(name, timestamp) VALUES ('${String(name)}', ''), ('9999-from-tomorrow', '')`;
    await runSql(laboratory.databaseUrl, `INSERT INTO kysely_migration ${values}`);
    const newer = await ask('GET', '/health/ready');
    expect(newer.status).toBe(503);
    expect(newer.body.checks.schema.detail).toContain('newer than this version: 9999-from-tomorrow');
  });

  test('names the missing migrations of a database that has seen none', async () => {
    await runSql(laboratory.databaseUrl, 'DROP TABLE kysely_migration');
    const { status, body } = await ask('GET', '/health/ready');
    expect(status).toBe(503);
    expect(body.checks.schema.detail).toContain('migrations are missing: 0001-games');
  });
});

describe('without its database, the API', () => {
  const stops: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  /** The API of a database at this address. */
  function appOn(databaseUrl: string) {
    const log = createLog('test', 'silent');
    const db = connect(databaseUrl);
    const changes = listenForChanges(databaseUrl, log);
    const boss = createBoss(databaseUrl);
    boss.on('error', () => {});
    stops.push(() => changes.stop());
    const metrics = createMetrics();
    const hub = createHub({ db, changes, log, metrics });
    const pools = { threads: startThreads(1), checks: startThreads(1) };
    const quotas = quotasOf(configurationOf());
    return createApp({ db, boss, ...pools, changes, hub, log, metrics, quotas }, configurationOf());
  }

  /** A server at whose port something other than PostgreSQL answers. */
  async function serverOf(answer: (socket: Socket) => void): Promise<string> {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket.on('error', () => {}));
      answer(socket);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    stops.push(async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    return `postgres://farol@127.0.0.1:${(server.address() as AddressInfo).port}/farol`;
  }

  async function closedPort(): Promise<string> {
    const url = await serverOf(() => {});
    for (const stop of stops.splice(0)) await stop();
    return url;
  }

  test.each([
    ['nobody listens', closedPort],
    ['nobody answers', () => serverOf(() => {})],
    ['everybody is turned away', () => serverOf((socket) => socket.end())],
  ])('where %s, says so within three seconds', async (_, start) => {
    const app = appOn(await start());
    const began = performance.now();
    for (const path of ['/health', '/health/ready']) {
      const answer = await app.request(path);
      expect([path, answer.status]).toEqual([path, 503]);
      expect(await answer.json()).toMatchObject({
        status: 'failing',
        checks: { database: { ok: false, detail: expect.stringContaining('the database does not answer') } },
      });
      expect(performance.now() - began).toBeLessThan(path === '/health' ? 3000 : 6000);
    }
  });

  test.each([
    ['nobody listens', closedPort],
    ['everybody is turned away', () => serverOf((socket) => socket.end())],
  ])('where %s, answers that it is not ready', async (_, start) => {
    const answer = await appOn(await start()).request('/games');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ type: 'urn:farol:problem:not-ready' });
  });

  test('still knows what needs none', async () => {
    const app = appOn(await closedPort());
    for (const path of ['/rules', '/strategies', '/openapi.json', '/metrics']) {
      expect((await app.request(path)).status).toBe(200);
    }
    expect(await (await app.request('/metrics')).text()).toContain('\nfarol_database_up 0\n');
  });

  test('gives up when the database goes away under it, and works again when it is back', async () => {
    const laboratory = await startBackend();
    stops.push(() => laboratory.stop());
    const { ask, databaseUrl } = laboratory;
    expect((await ask('GET', '/health')).status).toBe(200);
    const server = Object.assign(new URL(databaseUrl), { pathname: '/postgres' }).href;
    const name = new URL(databaseUrl).pathname.slice(1);
    await runSql(server, `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await runSql(server, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
    expect((await ask('GET', '/health')).status).toBe(503);
    await runSql(server, `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    expect((await ask('GET', '/health')).status).toBe(200);
    expect((await ask('GET', '/games')).status).toBe(200);
  });
});
