import type { GameEvent } from '@farol/api';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isApiAway, noteAnswer, noteSilence, subscribeToConnection } from './connection.ts';
import { listenWhileVisible } from './listen.ts';
import { subscribeToSignedOut } from './signed-out.ts';

/** A tab that is visible or not, as its document says. */
class Tab extends EventTarget {
  visibilityState = 'visible';

  turn(visibilityState: 'visible' | 'hidden') {
    this.visibilityState = visibilityState;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

let tab: Tab;
beforeEach(() => {
  tab = new Tab();
  vi.stubGlobal('document', tab);
  vi.stubGlobal('location', { href: 'http://lab.example/games/7' });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  noteAnswer();
});

/** A server that sends these texts on each connection, keeps it open, and notes the id after which it was asked to go on. */
function serve(...texts: (string | number)[]) {
  const asked: { address: string; after: string | null; signal: AbortSignal }[] = [];
  vi.stubGlobal(
    'fetch',
    async (address: URL, { headers, signal }: { headers: Record<string, string>; signal: AbortSignal }) => {
      asked.push({ address: String(address), after: new Headers(headers).get('last-event-id'), signal });
      const text = texts[Math.min(asked.length, texts.length) - 1];
      if (typeof text === 'number') return new Response(null, { status: text });
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(new TextEncoder().encode(text)),
      });
      return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
    },
  );
  return asked;
}

const points = (id: number) => `event: points\nid: ${id}\ndata: {"points":[]}\n\n`;

test('events are heard in their order, with their data', async () => {
  const asked = serve(`event: status\nid: 3\ndata: {"status":"running"}\n\n${points(4)}`);
  const heard: GameEvent[] = [];
  const stop = listenWhileVisible('7', (event) => heard.push(event));
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  stop();
  expect(heard).toEqual([
    { event: 'status', id: '3', data: { status: 'running' } },
    { event: 'points', id: '4', data: { points: [] } },
  ]);
  expect(asked[0]).toMatchObject({ address: 'http://lab.example/api/games/7/events', after: null });
  expect(asked[0].signal.aborted).toBe(true);
});

test('a tab that comes back asks for the rounds that it missed, and not for those that it has', async () => {
  const asked = serve(points(120) + points(150), points(180));
  const heard: string[] = [];
  const stop = listenWhileVisible('7', ({ id }) => heard.push(id), 100);
  await vi.waitFor(() => expect(heard).toEqual(['120', '150']));
  expect(asked[0].after).toBe('100');
  tab.turn('hidden');
  expect(asked[0].signal.aborted).toBe(true);
  tab.turn('visible');
  await vi.waitFor(() => expect(heard).toEqual(['120', '150', '180']));
  expect(asked[1].after).toBe('150');
  stop();
});

test('a hidden tab has no connection, and none after its page was left', async () => {
  vi.useFakeTimers();
  const asked = serve(points(1));
  tab.visibilityState = 'hidden';
  const stop = listenWhileVisible('7', () => {});
  expect(asked).toHaveLength(0);
  stop();
  tab.turn('visible');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked).toHaveLength(0);
});

test('a game that is gone is heard of once, and not asked for again', async () => {
  vi.useFakeTimers();
  const asked = serve(404);
  const heard: string[] = [];
  const stop = listenWhileVisible('7', ({ event }) => heard.push(event));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(heard).toEqual(['gone']);
  expect(asked).toHaveLength(1);
  expect(isApiAway()).toBe(false);
  stop();
});

test('a session that has ended is announced once, and the connection is not made again', async () => {
  vi.useFakeTimers();
  const asked = serve(401);
  const hear = vi.fn<() => void>();
  const end = subscribeToSignedOut(hear);
  const stop = listenWhileVisible('7', () => {});
  await vi.advanceTimersByTimeAsync(60_000);
  expect(hear).toHaveBeenCalledTimes(1);
  expect(asked).toHaveLength(1);
  stop();
  end();
});

test('after a failure the connection is made again', async () => {
  vi.useFakeTimers();
  const asked = serve(500, points(5));
  const heard: string[] = [];
  const stop = listenWhileVisible('7', ({ id }) => heard.push(id), 4);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(heard).toEqual(['5']);
  expect(asked.map(({ after }) => after)).toEqual(['4', '4']);
  stop();
});

test('a proxy without the API behind it counts as silence', async () => {
  serve(502);
  const stop = listenWhileVisible('7', () => {});
  await vi.waitFor(() => expect(isApiAway()).toBe(true));
  stop();
});

test('listeners hear of the API’s going and coming, not of every answer', () => {
  const states: boolean[] = [];
  const stop = subscribeToConnection(() => states.push(isApiAway()));
  for (const note of [noteAnswer, noteSilence, noteSilence, noteAnswer, noteAnswer]) note();
  stop();
  noteSilence();
  expect(states).toEqual([true, false]);
});
