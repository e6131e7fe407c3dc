import { Game } from '@farol/kernel';
import { manifestOf } from '../play/manifests.ts';
import { MEASUREMENTS, type Measured } from './transition-points.ts';

const scope = self as unknown as { postMessage(measured: Measured): void };

/** σ²/N of 2A − N over the second half of the rounds. */
function volatilityOf(agents: number, memory: number, seed: string): number {
  const rounds = Math.max(1000, 40 * 2 ** memory);
  const crowd = [{ strategy: 'tables', params: { memory, tables: 2 }, count: agents }];
  const game = new Game(manifestOf({ rules: { kind: 'minority' }, agents: crowd, seed }));
  game.play(rounds);
  let sum = 0,
    squares = 0;
  for (const attendance of game.play(rounds)) {
    sum += attendance;
    squares += attendance * attendance;
  }
  const mean = sum / rounds;
  return (4 * (squares / rounds - mean * mean)) / agents;
}

for (const { agents, memory, seed } of MEASUREMENTS) {
  scope.postMessage({ agents, memory, seed, volatility: volatilityOf(agents, memory, seed) });
}
