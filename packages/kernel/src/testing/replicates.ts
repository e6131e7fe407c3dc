import { Game } from '../game.ts';
import { agentsAfter, type Manifest } from '../manifest.ts';

/** A mean over replicates and its standard error. */
export interface Estimate {
  readonly mean: number;
  readonly error: number;
}

/** Values of `measure` for the seeds 1…count. */
export function measureReplicates(count: number, measure: (seed: string) => number): Estimate {
  const values = Array.from({ length: count }, (_, index) => measure(String(index + 1)));
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (count - 1) / count) };
}

/** The attendances of `rounds` rounds after `transient` others, in slices: one long call stays in slower code. */
export function* attendancesAfter(game: Game, transient: number, rounds: number): Generator<number> {
  const slice = 10_000;
  for (let left = transient; left > 0; left -= slice) game.play(Math.min(left, slice));
  for (let left = rounds; left > 0; left -= slice) yield* game.play(Math.min(left, slice));
}

/** σ²/N with choices counted as ±1, so that random play has 1, over as many rounds as are left out before. */
export function measureVolatility(manifest: Manifest, rounds: number): number {
  let sum = 0,
    squares = 0;
  for (const attendance of attendancesAfter(new Game(manifest), rounds, rounds)) {
    sum += attendance;
    squares += attendance * attendance;
  }
  return (4 * (squares / rounds - (sum / rounds) ** 2)) / agentsAfter(manifest, 0);
}

export function showEstimate({ mean, error }: Estimate): string {
  return `${mean.toPrecision(4)} ± ${error.toPrecision(2)}`;
}
