import type { Manifest } from '@farol/kernel';

/** The name of a game that nobody named: minority 551615. */
export function nameFor({ rules, seed }: Manifest): string {
  return `${rules.kind} ${seed.slice(-6)}`;
}
