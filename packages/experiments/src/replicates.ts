import type { ReplicateStatistics } from '@farol/api';
import { type Manifest, MeasuredGame, numbersOf } from '@farol/kernel';

/** A slice of this many rounds is one call: a longer call would run in code that is not yet optimised. */
const SLICE_ROUNDS = 1000;

/** Plays a replicate from its first round to its last; `onProgress` gets the rounds played after each slice. */
export function playReplicate(
  manifest: Manifest,
  rounds: number,
  transient: number,
  onProgress: (round: number) => void = () => {},
): { digest: string; statistics: ReplicateStatistics } {
  const game = new MeasuredGame(manifest, { from: transient, to: rounds });
  const measuredFrom = game.stretch?.from ?? rounds;
  const attendances = new Uint32Array(rounds - measuredFrom);
  while (game.round < rounds) {
    const from = game.round;
    const played = game.play(Math.min(SLICE_ROUNDS, rounds - from));
    const early = Math.max(0, measuredFrom - from);
    if (early < played.length) attendances.set(played.subarray(early), from + early - measuredFrom);
    onProgress(game.round);
  }
  return { digest: game.digest, statistics: numbersOf(game.describe(attendances)) };
}
