import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LiveGame } from './live-game.ts';
import { manifestOf } from './manifests.ts';
import type { Order, Report } from './orders.ts';
import { Player } from './player.ts';
import { SETUPS } from './setups.ts';

/** The thread of a worker: the orders that reached it, and a way to report. */
class Thread extends EventTarget {
  static last: Thread;
  readonly orders: Order[] = [];
  isTerminated = false;
  constructor() {
    super();
    Thread.last = this;
  }
  postMessage(order: Order) {
    this.orders.push(order);
  }
  report(report: Report | { report: 'ready' }) {
    this.dispatchEvent(Object.assign(new Event('message'), { data: report }));
  }
  terminate() {
    this.isTerminated = true;
  }
  get frames() {
    return this.orders.filter((order) => order.order === 'frame');
  }
}

const manifest = manifestOf({ ...SETUPS.coins, seed: '5' });
const faults: string[] = [];
/** Pictures that the browser is about to draw. */
let pictures: (() => void)[] = [];
let nowMs = 0;

beforeEach(() => {
  faults.length = 0;
  pictures = [];
  nowMs = 1000;
  vi.stubGlobal('Worker', Thread);
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => pictures.push(draw));
  vi.stubGlobal('cancelAnimationFrame', () => (pictures = []));
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function playerThatIsReady() {
  const player = new Player({ fault: (words) => faults.push(words) });
  const thread = Thread.last;
  thread.report({ report: 'ready' });
  return { player, thread };
}

/** The browser draws: all that asked to be called are called. */
function draw() {
  const due = pictures;
  pictures = [];
  for (const picture of due) picture();
}

/** A report of the rounds of a game. */
function frameAfter(rounds: number, more: Partial<Extract<Report, { report: 'frame' }>> = {}, summary = true): Report {
  const live = new LiveGame(manifest);
  if (rounds > 0) live.play(rounds);
  const frame = live.read({ recent: 10, overview: false, summary });
  return { report: 'frame', game: 1, frame, isPlaying: false, isBusy: false, roundsPerSecond: 0, ...more };
}

test('before the first game nothing is asked for', () => {
  const { player, thread } = playerThatIsReady();
  player.look();
  expect(pictures).toHaveLength(0);
  expect(thread.orders).toEqual([]);
});

test('orders reach the worker in their order, and one picture is asked for when the browser draws', () => {
  const { player, thread } = playerThatIsReady();
  player.load(manifest, 3);
  player.run(true, 5);
  player.step();
  expect(thread.orders.map(({ order }) => order)).toEqual(['load', 'run', 'step']);
  draw();
  expect(thread.frames).toEqual([{ order: 'frame', recent: 200, overview: false, summary: true }]);
  draw();
  expect(thread.frames).toHaveLength(1);
});

test('while the game is busy each picture is followed by the next one', () => {
  const { player, thread } = playerThatIsReady();
  player.load(manifest);
  for (const round of [1, 2, 3]) {
    draw();
    thread.report(frameAfter(round, { isBusy: true, isPlaying: true }));
  }
  draw();
  expect(thread.frames).toHaveLength(4);
});

test('a summary is asked for at most every 200 ms, and kept until the next one', () => {
  const { player, thread } = playerThatIsReady();
  player.load(manifest);
  draw();
  thread.report(frameAfter(1, { isBusy: true }));
  nowMs += 100;
  draw();
  thread.report(frameAfter(2, { isBusy: true }, false));
  expect(player.sight!.frame.round).toBe(2);
  expect(player.sight!.frame.summary!.rounds).toBe(1);
  nowMs += 101;
  draw();
  expect(thread.frames.map((order) => order.order === 'frame' && order.summary)).toEqual([true, false, true]);
});

test('at rest it asks until it has seen all, and then no more', () => {
  const { player, thread } = playerThatIsReady();
  player.load(manifest);
  draw();
  thread.report(frameAfter(5));
  draw();
  thread.report(frameAfter(5));
  draw();
  expect(thread.frames).toHaveLength(2);
  player.step();
  draw();
  expect(thread.frames).toHaveLength(3);
});

test('an order that comes while a picture is on its way is followed by another picture', () => {
  const { player, thread } = playerThatIsReady();
  player.load(manifest);
  draw();
  thread.report(frameAfter(5));
  draw();
  player.step();
  thread.report(frameAfter(5));
  draw();
  expect(thread.frames).toHaveLength(3);
});

test('a picture of the last game is not shown as the new one', () => {
  const { player, thread } = playerThatIsReady();
  const seen: number[] = [];
  player.subscribe(() => seen.push(player.sight!.frame.round));
  player.load(manifest);
  draw();
  thread.report(frameAfter(7));
  player.load(manifest);
  draw();
  thread.report(frameAfter(9));
  expect(seen).toEqual([7]);
  draw();
  thread.report(frameAfter(1, { game: 2 }));
  expect(seen).toEqual([7, 1]);
});

test('who has unsubscribed hears nothing more', () => {
  const { player, thread } = playerThatIsReady();
  const hear = vi.fn<() => void>();
  const stop = player.subscribe(hear);
  player.load(manifest);
  draw();
  thread.report(frameAfter(1));
  stop();
  draw();
  thread.report(frameAfter(2));
  expect(hear).toHaveBeenCalledOnce();
});

test('faults and manifests of the last game are not heard', () => {
  const manifests: unknown[] = [];
  const player = new Player({ fault: (words) => faults.push(words), manifest: (changed) => manifests.push(changed) });
  const thread = Thread.last;
  thread.report({ report: 'ready' });
  player.load(manifest);
  player.load(manifest);
  for (const game of [1, 2]) {
    thread.report({ report: 'fault', game, words: `fault of ${game}` });
    thread.report({ report: 'manifest', game, manifest: { ...manifest, seed: String(game) } });
  }
  expect(faults).toEqual(['fault of 2']);
  expect(manifests).toEqual([{ ...manifest, seed: '2' }]);
});

test('each question gets its own citation, in whatever order they come', async () => {
  const { player, thread } = playerThatIsReady();
  player.load(manifest);
  const [first, second] = [player.cite(), player.cite()];
  const citation = (rounds: number) => ({ manifest, rounds, digest: '', marks: [] });
  thread.report({ report: 'citation', question: 2, citation: citation(20) });
  thread.report({ report: 'citation', question: 1, citation: citation(10) });
  expect([(await first).rounds, (await second).rounds]).toEqual([10, 20]);
});

test('a player that is closed ends its worker and asks for no more pictures', () => {
  const { player, thread } = playerThatIsReady();
  player.load(manifest);
  player.close();
  player.look();
  draw();
  expect(thread.isTerminated).toBe(true);
  expect(thread.frames).toEqual([]);
});
