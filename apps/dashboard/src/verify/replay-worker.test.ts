import { Game } from '@farol/kernel';
import { beforeEach, expect, test, vi } from 'vitest';
import { manifestOf } from '../play/manifests.ts';
import { SETUPS } from '../play/setups.ts';
import { WorkerScope } from '../play/testing/worker-scope.ts';
import type { ReplayOrder, ReplayReport } from './replay-orders.ts';

const manifest = manifestOf({ ...SETUPS.coins, seed: '5' });
const ROUNDS = 3000;
function citation(rounds = ROUNDS) {
  const game = new Game(manifest);
  game.play(rounds);
  return { manifest, rounds, digest: game.digest };
}

let worker: WorkerScope<ReplayReport>;
const send = (order: ReplayOrder) => worker.send(order);
beforeEach(async () => {
  worker = new WorkerScope();
  vi.stubGlobal('self', worker);
  vi.resetModules();
  await import('./replay-worker.ts');
});
const outcome = () => worker.reportsOf('outcome').at(0)?.outcome;

test('a citation is played to its end, and the digests are compared', async () => {
  send({ order: 'replay', citation: citation() });
  await vi.waitFor(() => expect(outcome()).toBeDefined(), { timeout: 5000 });
  expect(outcome()).toMatchObject({ isSame: true, rounds: ROUNDS, digest: citation().digest });
  expect(worker.reportsOf('outcome')[0].seconds).toBeGreaterThan(0);
  expect(worker.reportsOf('fault')).toEqual([]);
});

test('a citation of no rounds is over at once', async () => {
  send({ order: 'replay', citation: citation(0) });
  await vi.waitFor(() => expect(outcome()).toMatchObject({ isSame: true, rounds: 0 }));
});

test('while it is paused nothing is played, and afterwards it comes to the same end', async () => {
  send({ order: 'pause', isPaused: true });
  send({ order: 'replay', citation: citation() });
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(worker.reports).toEqual([{ report: 'ready' }]);
  send({ order: 'pause', isPaused: false });
  await vi.waitFor(() => expect(outcome()).toMatchObject({ isSame: true, rounds: ROUNDS }), { timeout: 5000 });
});
