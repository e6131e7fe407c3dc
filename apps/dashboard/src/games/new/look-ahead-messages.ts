import type { Ahead, Checked, Question, Theory } from './look-ahead.ts';

/** A request to the worker; only the latest one is completed. */
export interface Asked extends Question {
  readonly ticket: number;
}

export type Told = { readonly ticket: number } & (
  | { readonly stage: 'checked'; readonly checked: Checked }
  | { readonly stage: 'solved'; readonly theory: Theory | null }
  | { readonly stage: 'played'; readonly ahead: Ahead }
);

/** A game that takes more memory is left to the server. */
export const MAX_AHEAD_BYTES = 128 * 2 ** 20;
