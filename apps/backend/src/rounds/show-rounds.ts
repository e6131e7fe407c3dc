import type { Round } from '@farol/api';
import { benefitOf, isCrowded, type Manifest } from '@farol/kernel';
import { spacedStretches } from '../series/spaced-stretches.ts';

/** The rounds that follow `from` rounds, as the API shows them. */
export async function showRounds(manifest: Manifest, from: number, attendances: Uint32Array): Promise<Round[]> {
  const rounds: Round[] = [];
  for await (const stretch of spacedStretches(manifest, from, from + attendances.length)) {
    const benefit = benefitOf(stretch);
    for (let round = stretch.from; round < stretch.to; round++) {
      const attendance = attendances[round - from];
      rounds.push({
        round: round + 1,
        attendance,
        agents: stretch.agents,
        crowded: isCrowded(stretch, attendance),
        benefit: benefit(attendance),
      });
    }
  }
  return rounds;
}
