import type { Manifest } from '@farol/kernel';

/** Choices that the rounds after `from` and up to `to` rounds played take: each agent makes one in each of its rounds. */
export function countAgentRounds({ agents }: Manifest, from: number, to: number): number {
  return agents.reduce((sum, { count, joins, leaves = Infinity }) => {
    return sum + count * Math.max(0, Math.min(to, leaves) - Math.max(from, joins));
  }, 0);
}
