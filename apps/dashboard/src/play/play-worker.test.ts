import { Game } from '@farol/kernel';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { manifestOf } from './manifests.ts';
import type { Order, Report } from './orders.ts';
import { SETUPS } from './setups.ts';
import { WorkerScope } from './testing/worker-scope.ts';

const manifest = manifestOf({ ...SETUPS.coins, seed: '5' });
/** Slow enough for the timers of the worker: in Node, messages to the own port would keep those of the test waiting. */
const TEMPO = 200;
let worker: WorkerScope<Report>;
const send = (order: Order) => worker.send(order);

beforeEach(async () => {
  worker = new WorkerScope();
  vi.stubGlobal('self', worker);
  vi.resetModules();
  await import('./play-worker.ts');
});
afterEach(() => {
  send({ order: 'run', isPlaying: false, tempo: null });
  vi.unstubAllGlobals();
});

/** The next picture. */
function look(changed: Partial<Extract<Order, { order: 'frame' }>> = {}) {
  send({ order: 'frame', recent: 5, overview: false, summary: false, ...changed });
  return worker.reportsOf('frame').at(-1)!;
}
/** Asks for pictures, as a page that is seen does, until the game has come to a round. */
const comeTo = (round: number) =>
  vi.waitFor(() => expect(look().frame.round).toBeGreaterThanOrEqual(round), { timeout: 5000, interval: 5 });
function cite() {
  send({ order: 'cite', question: 1 });
  return worker.reportsOf('citation').at(-1)!.citation;
}
/** The digest of the rounds of a game. */
function digestOf(played: typeof manifest, rounds: number): string {
  const game = new Game(played);
  game.play(rounds);
  return game.digest;
}

test('a worker says that it is ready, and nothing before a game is loaded', () => {
  send({ order: 'step' });
  send({ order: 'cite', question: 1 });
  send({ order: 'frame', recent: 5, overview: false, summary: false });
  expect(worker.reports).toEqual([{ report: 'ready' }]);
});

test('a game is loaded with the rounds that were asked for, whatever the tempo, and then rests', async () => {
  send({ order: 'load', game: 3, played: manifest, upTo: 40 });
  await comeTo(40);
  const { game, frame, isPlaying, isBusy } = look({ summary: true });
  expect([game, frame.round, isPlaying, isBusy]).toEqual([3, 40, false, false]);
  expect(frame.recent).toHaveLength(5);
  expect(frame.summary!.rounds).toBe(40);
  expect(cite()).toMatchObject({ rounds: 40, digest: digestOf(manifest, 40) });
});

test('a step is one round, also while the game rests', async () => {
  send({ order: 'load', game: 1, played: manifest, upTo: 0 });
  send({ order: 'step' });
  send({ order: 'step' });
  await comeTo(2);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(look().frame.round).toBe(2);
});

test('a game plays while it is seen, and stops when it is told to', async () => {
  send({ order: 'load', game: 1, played: manifest, upTo: 0 });
  send({ order: 'run', isPlaying: true, tempo: TEMPO });
  await comeTo(20);
  send({ order: 'run', isPlaying: false, tempo: TEMPO });
  const { round } = look().frame;
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(look()).toMatchObject({ isPlaying: false, isBusy: false });
  expect(look().frame.round).toBe(round);
  expect(cite().digest).toBe(digestOf(manifest, round));
});

test('agents that join play from the next round, and those that leave play no more', async () => {
  send({ order: 'load', game: 1, played: manifest, upTo: 10 });
  await comeTo(10);
  send({ order: 'join', group: { strategy: 'always', count: 7 } });
  send({ order: 'leave', place: 0 });
  const changed = worker.reportsOf('manifest').at(-1)!.manifest;
  expect(changed.agents.map(({ count, joins, leaves }) => [count, joins, leaves])).toEqual([
    [100, 0, 10],
    [7, 10, undefined],
  ]);
  send({ order: 'step' });
  await comeTo(11);
  const { frame } = look();
  expect([frame.agents, frame.recent.at(-1)]).toEqual([7, 7]);
  expect(cite().digest).toBe(digestOf(changed, 11));
});

test('a change after which the game could not be played is refused with the reason, and changes nothing', async () => {
  send({ order: 'load', game: 1, played: manifest, upTo: 10 });
  await comeTo(10);
  send({ order: 'leave', place: 0 });
  expect(worker.reportsOf('fault')).toHaveLength(1);
  expect(worker.reportsOf('manifest')).toHaveLength(0);
  send({ order: 'step' });
  await comeTo(11);
  expect(look().frame.agents).toBe(100);
});

test('another game begins at its own first round, and its pictures bear its number', async () => {
  send({ order: 'load', game: 1, played: manifest, upTo: 50 });
  await comeTo(50);
  send({ order: 'load', game: 2, played: { ...SETUPS.arthur, seed: '9' }, upTo: 3 });
  await vi.waitFor(() => expect(look()).toMatchObject({ game: 2, frame: { round: 3 } }));
  expect(cite().digest).toBe(digestOf(manifestOf({ ...SETUPS.arthur, seed: '9' }), 3));
});

test('the speed is never that of the game before', async () => {
  send({ order: 'load', game: 1, played: manifest, upTo: 2000 });
  await comeTo(2000);
  send({ order: 'run', isPlaying: true, tempo: TEMPO });
  const isMeasured = () => expect(look().roundsPerSecond).not.toBe(0);
  await vi.waitFor(isMeasured, { timeout: 5000, interval: 10 });
  send({ order: 'load', game: 2, played: manifest, upTo: 0 });
  expect(look().roundsPerSecond).toBe(0);
  await vi.waitFor(isMeasured, { timeout: 5000, interval: 10 });
  expect(look().roundsPerSecond).toBeGreaterThan(0);
});
