import type { ServerType } from '@hono/node-server';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createApp } from '../app.ts';
import { configurationOf, serveApp, type StartedBackend, startBackend } from '../testing.ts';
import { createHub, type Hub } from './hub.ts';
import { type Ear, listenTo, roundsOf } from './testing.ts';

const BAR = { rules: { kind: 'el-farol', capacity: 6 }, agents: [{ strategy: 'arthur', count: 10 }], seed: '1994' };
const HEARTBEAT_MS = 300;

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
let hub: Hub;
let server: ServerType;
let address: string;
const ears: Ear[] = [];

beforeAll(async () => {
  laboratory = await startBackend();
  ({ ask } = laboratory);
  await laboratory.playJobs();
  const { backend } = laboratory;
  hub = createHub(backend, { heartbeatMs: HEARTBEAT_MS });
  ({ address, server } = await serveApp(createApp({ ...backend, hub }, configurationOf())));
});
afterEach(() => {
  for (const ear of ears.splice(0)) ear.leave();
});
afterAll(async () => {
  hub.stop();
  server.close();
  await laboratory.stop();
});

async function createGame(config: object = {}): Promise<string> {
  const { status, body } = await ask('POST', '/games', { ...BAR, ...config });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

async function step(id: string, count = 1): Promise<void> {
  expect((await ask('POST', `/games/${id}/rounds`, { count })).status).toBe(201);
}

async function listen(id: string, headers: Record<string, string> = {}): Promise<Ear> {
  const ear = await listenTo(`${address}/games/${id}/events`, headers);
  ears.push(ear);
  return ear;
}

async function metric(name: string): Promise<number> {
  const { body } = await ask('GET', '/metrics');
  const lines = (body as string).split('\n').filter((line) => line.startsWith(name));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_, index) => from + index);

describe('a listener', () => {
  test('hears the present status first', async () => {
    const id = await createGame({ rounds: 50 });
    await step(id, 3);
    const ear = await listen(id);
    const { body: game } = await ask('GET', `/games/${id}`);
    const first = await ear.until(() => true);
    expect(first).toMatchObject({
      event: 'status',
      id: '3',
      data: { status: 'paused', rounds: { played: 3, planned: 50 }, digest: game.digest, fault: null },
    });
    expect(ear.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
    });
  });

  test('hears of rounds played one by one, exactly, and then of the new digest', async () => {
    const id = await createGame();
    const ear = await listen(id);
    await ear.until(({ event }) => event === 'status');
    await step(id, 150);
    const { body: game } = await ask('GET', `/games/${id}`);
    await ear.until((heard) => heard.event === 'status' && heard.data.digest === game.digest);
    const { body } = await ask('GET', `/games/${id}/rounds?limit=150`);
    const points = ear.events.filter(({ event }) => event === 'points');
    expect(points.map(({ data }) => data)).toEqual([
      {
        exact: true,
        from: 1,
        to: 150,
        round: upTo(150),
        attendance: body.rounds.map(({ attendance }: { attendance: number }) => attendance),
        benefit: body.rounds.map(({ benefit }: { benefit: number }) => benefit),
      },
    ]);
    expect(ear.events.at(-1)).toMatchObject({ event: 'status', id: '150' });
  });

  test('gets more than 200 new rounds in buckets', async () => {
    const id = await createGame();
    const ear = await listen(id);
    await ear.until(({ event }) => event === 'status');
    await step(id, 1001);
    const { data } = await ear.until(({ event }) => event === 'points');
    expect(data).toMatchObject({ exact: false, from: 1, to: 1001 });
    expect(data).toHaveProperty('attendance.mean.length', 200);
  });

  test('follows a running game without a gap to its last round, and hears its end last', async () => {
    const id = await createGame({ rounds: 300 });
    await ask('PATCH', `/games/${id}`, { roundsPerSecond: 150 });
    const ear = await listen(id);
    await ask('POST', `/games/${id}/simulate`);
    await ear.until((heard) => heard.event === 'status' && heard.data.status === 'completed');
    const { body: game } = await ask('GET', `/games/${id}`);
    expect(roundsOf(ear.events)).toEqual(upTo(300));
    expect(ear.events.at(-1)).toMatchObject({ event: 'status', id: '300', data: { digest: game.digest } });

    const progress = ear.events.flatMap((heard) => (heard.event === 'progress' ? [heard.data] : []));
    expect(progress.at(-1)).toMatchObject({ rounds: { played: 300, planned: 300 }, percent: 100, expectedEnd: null });
    const half = progress.find(({ rounds }) => rounds.played > 150 && rounds.played < 300)!;
    expect(half.roundsPerSecond).toBeGreaterThan(75);
    expect(half.roundsPerSecond).toBeLessThan(300);
    const played = ear.events.map(({ id }) => Number(id));
    expect(played).toEqual(played.toSorted((a, b) => a - b));
    const statuses = ear.events.flatMap((heard) => (heard.event === 'status' ? [heard.data.status] : []));
    expect(statuses).toEqual(['draft', 'running', 'completed']);
  });

  test('that comes back gets what it missed, and then what is new', async () => {
    const id = await createGame();
    await step(id, 1500);
    const ear = await listen(id, { 'Last-Event-ID': '500' });
    const [status, points] = [await ear.until(() => true), await ear.until(({ event }) => event === 'points')];
    // Were it to leave between the two, it would still miss the same points.
    expect(status).toMatchObject({ event: 'status', id: '500', data: { rounds: { played: 1500 } } });
    expect(points).toMatchObject({ id: '1500', data: { exact: true, from: 501, to: 1500 } });
    await step(id, 10);
    await ear.until(({ event, id }) => event === 'points' && id === '1510');
    expect(roundsOf(ear.events)).toEqual(upTo(1510, 501));
  });

  test('that missed more than 2000 rounds gets 2000 buckets of them', async () => {
    const id = await createGame();
    for (let part = 0; part < 3; part++) await step(id, 10_000);
    const ear = await listen(id, { 'Last-Event-ID': '7' });
    const { data } = await ear.until(({ event }) => event === 'points');
    expect(data).toMatchObject({ exact: false, from: 8, to: 30_000 });
    expect(data).toHaveProperty('toRound.length', 2000);
    expect(roundsOf(ear.events)).toEqual(upTo(30_000, 8));
  });

  test.each(['x', '-1', '1.5'])('with the Last-Event-ID %s is told what it should be', async (seen) => {
    const id = await createGame();
    const { status, body } = await ask('GET', `/games/${id}/events`, undefined, { 'Last-Event-ID': seen });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ field: 'last-event-id' }]);
  });

  test('of a game that is not there is told so', async () => {
    const { status } = await ask('GET', '/games/00000000-0000-7000-8000-00000000dead/events');
    expect(status).toBe(404);
  });

  test('hears at most ten events a second, and the last state all the same', async () => {
    const id = await createGame();
    const ear = await listen(id);
    const end = performance.now() + 3000;
    let rounds = 0;
    for (; performance.now() < end; rounds++) await step(id);
    await ear.until(({ event, id: at }) => event === 'status' && Number(at) === rounds);
    expect(rounds).toBeGreaterThan(30);
    expect(roundsOf(ear.events)).toEqual(upTo(rounds));
    // Over all the time, because a busy machine delivers some events late. The state at the start and end come besides.
    const seconds = (ear.events.at(-1)!.atMs - ear.events[0].atMs) / 1000;
    expect(ear.events.length).toBeLessThanOrEqual(10 * seconds + 5);
  });

  test('hears a heartbeat while nothing happens', async () => {
    const ear = await listen(await createGame());
    await ear.until(({ event }) => event === 'progress');
    const heard = ear.events.length;
    await vi.waitFor(() => expect(ear.heartbeats()).toBeGreaterThanOrEqual(3), { timeout: 10 * HEARTBEAT_MS });
    expect(ear.events).toHaveLength(heard);
  });

  test('hears that the game is gone, and then the stream ends', async () => {
    const id = await createGame();
    await step(id, 5);
    const ear = await listen(id);
    await ear.until(({ event }) => event === 'progress');
    expect((await ask('DELETE', `/games/${id}`)).status).toBe(204);
    expect(await ear.ended).toBe('cleanly');
    expect(ear.events.at(-1)).toMatchObject({ event: 'gone', data: {} });
    expect((await ask('GET', `/games/${id}/events`)).status).toBe(404);
  });

  test('that goes away is forgotten at once, and nothing is read for it any more', async () => {
    const id = await createGame();
    const ear = await listen(id);
    await ear.until(({ event }) => event === 'progress');
    expect(await metric('farol_event_listeners ')).toBe(1);
    ear.leave();
    await vi.waitFor(async () => expect(await metric('farol_event_listeners ')).toBe(0), 10_000);
    const reads = await metric('farol_event_reads_total');
    await step(id, 10);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await metric('farol_event_reads_total')).toBe(reads);
  });

  test('that only asks for the headers is none', async () => {
    const id = await createGame();
    const { status, headers } = await ask('HEAD', `/games/${id}/events`);
    expect([status, headers.get('Content-Type')]).toEqual([200, 'text/event-stream']);
    expect(await metric('farol_event_listeners ')).toBe(0);
  });

  test('stays while the database cuts all connections, and hears of what comes after', async () => {
    const id = await createGame();
    const ear = await listen(id);
    await ear.until(({ event }) => event === 'progress');
    const { db } = laboratory.backend;
    await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`.execute(db);
    await vi.waitFor(() => step(id, 20), { timeout: 10_000 });
    await ear.until(({ event, id: at }) => event === 'points' && at === '20');
    await step(id, 1);
    await ear.until(({ event, id: at }) => event === 'points' && at === '21');
    expect(roundsOf(ear.events)).toEqual(upTo(21));
  });

  test('that reads slowly gets the points since its own last round in one event, and the last status', async () => {
    const id = await createGame({ rounds: 5000 });
    const { backend } = laboratory;
    const listener = hub.listen(
      await backend.db.selectFrom('games').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    );
    const next = async () => (await listener.messages.next()).value;
    expect(await next()).toMatchObject({ event: 'status', id: '0' });
    const others = await listen(id);
    for (let part = 0; part < 5; part++) {
      await step(id, 1000);
      await others.until(({ event, id: at }) => event === 'points' && Number(at) === 1000 * (part + 1));
    }
    expect(await next()).toMatchObject({ event: 'progress', data: expect.stringContaining('"played":0') });
    expect(await next()).toMatchObject({ event: 'points', id: '5000' });
    expect(await next()).toMatchObject({ event: 'progress', data: expect.stringContaining('"percent":100') });
    expect(await next()).toMatchObject({ event: 'status', data: expect.stringContaining('completed') });
    expect(await next()).toBe('heartbeat');
    listener.close();
    expect(await next()).toBeUndefined();
  });
});

test('what comes is described in OpenAPI', async () => {
  const { body } = await ask('GET', '/openapi.json');
  const answer = body.paths['/games/{id}/events'].get.responses['200'];
  expect(answer.content['text/event-stream'].schema).toEqual({ $ref: '#/components/schemas/GameEvent' });
  expect(JSON.stringify(body.components.schemas.GameEvent)).toContain('expectedEnd');
});
