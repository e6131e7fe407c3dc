import { type Equilibria, MeasuredGame, solveGame, type WindowStatistics } from '@farol/kernel';
import { InputFault } from './faults.ts';
import { playUntil } from './play.ts';
import { Progress } from './progress.ts';
import type { RunPlan } from './run-plan.ts';

/** A played game, the statistics of the rounds after the transient, and the theory beside them. */
export interface Measurement extends WindowStatistics {
  readonly plan: RunPlan;
  readonly digest: string;
  /** Every round's attendance. Shape: [rounds]. */
  readonly attendances: Uint32Array;
  readonly theory: Equilibria;
}

function reserve(rounds: number): Uint32Array {
  try {
    return new Uint32Array(rounds);
  } catch {
    throw new InputFault([`--rounds: the attendances of ${rounds} rounds do not fit into memory; play fewer`]);
  }
}

/** Plays a game and describes it. */
export async function measureGame(plan: RunPlan): Promise<Measurement> {
  const { manifest, rounds, transient } = plan;
  const attendances = reserve(rounds);
  const game = new MeasuredGame(manifest, { from: transient, to: rounds });
  await playUntil(game, rounds, new Progress(process.stderr, rounds), (slice, from) => {
    attendances.set(slice, from);
  });
  if (!game.stretch) throw new Error('no rounds were measured');
  return {
    plan,
    digest: game.digest,
    attendances,
    ...game.describe(attendances.subarray(game.stretch.from)),
    theory: solveGame(game.stretch.curves),
  };
}
