import { parentPort, workerData } from 'node:worker_threads';
import { Game, type Manifest } from '../packages/kernel/src/index.ts';

/** Plays the kernel alone, in slices of some milliseconds, and reports its rounds per second. */
const { manifest, forMs } = workerData as { manifest: Manifest; forMs: number };
const game = new Game(manifest);
game.play(50_000);
const first = game.round;
const start = performance.now();
while (performance.now() - start < forMs) game.play(5000);
parentPort!.postMessage(((game.round - first) * 1000) / (performance.now() - start));
