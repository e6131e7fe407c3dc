import type { Conflict, GameChanges } from '@farol/api';
import { ApiAway, ApiProblem } from './client.ts';

/** An input that the page itself refuses, with words for its reader. */
export class Refusal extends Error {}

/** The fields of a game as its pages name them. */
export const FIELD_NAMES: Readonly<Record<keyof GameChanges, string>> = {
  name: 'Name',
  rules: 'Rules',
  agents: 'Agents',
  information: 'Information',
  initialHistory: 'Attendances before the first round',
  seed: 'Seed',
  rounds: 'Rounds',
  roundsPerSecond: 'Tempo',
};

const write = (value: unknown) => (typeof value === 'string' ? `“${value}”` : JSON.stringify(value));

/** Both values of each field of a late edit. */
function wordsOfConflicts(conflicts: readonly Conflict[]): string {
  const words = conflicts.map(({ field, now, sent }) => {
    const name = field in FIELD_NAMES ? FIELD_NAMES[field as keyof GameChanges] : field;
    return `${name} is ${write(now)} now, yours is ${write(sent)}.`;
  });
  return ['It was edited meanwhile.', ...words].join(' ');
}

/** An error as the words that a person reads: this is the one place where it becomes them. */
export function wordsOf(error: unknown): string {
  if (error instanceof ApiProblem) {
    const { title, detail, requestId, status, conflicts } = error.body;
    if (error.isLate) return wordsOfConflicts(conflicts ?? []);
    const words = detail === undefined ? `${title}.` : `${title}: ${detail}.`;
    return status >= 500 && requestId !== undefined ? `${words} Quote ${requestId} when you report it.` : words;
  }
  if (error instanceof ApiAway || error instanceof Refusal) return error.message;
  return 'Something went wrong on this page. Reload it; if it happens again, please report it.';
}
