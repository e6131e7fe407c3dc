import { ApiAway, ApiProblem } from './client.ts';

/** An input that the page itself refuses, with words for its reader. */
export class Refusal extends Error {}

/** An error as the words that a person reads: this is the one place where it becomes them. */
export function wordsOf(error: unknown): string {
  if (error instanceof ApiProblem) {
    const { title, detail, requestId, status } = error.body;
    const words = detail === undefined ? `${title}.` : `${title}: ${detail}.`;
    return status >= 500 && requestId !== undefined ? `${words} Quote ${requestId} when you report it.` : words;
  }
  if (error instanceof ApiAway || error instanceof Refusal) return error.message;
  return 'Something went wrong on this page. Reload it; if it happens again, please report it.';
}
