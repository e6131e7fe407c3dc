import { benefitByAttendance, type Manifest, stretchesOf } from '@farol/kernel';
import type { Round } from '@farol/api';

/** The rounds that follow `from` rounds, as the API shows them. */
export function showRounds(manifest: Manifest, from: number, attendances: Uint32Array): Round[] {
  const rounds: Round[] = [];
  for (const stretch of stretchesOf(manifest, from, from + attendances.length)) {
    const benefit = benefitByAttendance(stretch);
    for (let round = stretch.from; round < stretch.to; round++) {
      const attendance = attendances[round - from];
      rounds.push({
        round: round + 1,
        attendance,
        agents: stretch.agents,
        crowded: stretch.capacity === null ? null : attendance > stretch.capacity,
        benefit: benefit[attendance],
      });
    }
  }
  return rounds;
}
