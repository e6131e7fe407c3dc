import { parentPort, workerData } from 'node:worker_threads';
import { Game, type Manifest } from '../packages/kernel/src/index.ts';

/** Plays for a while with nothing around it, in pieces of some milliseconds; says how many rounds a second it played. */
const { manifest, forMs } = workerData as { manifest: Manifest; forMs: number };
const game = new Game(manifest);
game.play(50_000);
const first = game.round;
const start = performance.now();
while (performance.now() - start < forMs) game.play(5000);
parentPort!.postMessage(((game.round - first) * 1000) / (performance.now() - start));
