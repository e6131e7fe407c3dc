import type { Ahead, Checked, Theory } from './look-ahead.ts';
import { MAX_AHEAD_BYTES, type Told } from './look-ahead-messages.ts';

/** The form as the worker sees it. */
export interface LookAhead {
  readonly checked: Checked | null;
  /** Of the last game that could be played: a typing error does not clear the plot. */
  readonly theory: Theory | null;
  readonly ahead: Ahead | null;
  /** True while theory and rounds belong to an earlier form, because this one cannot be played. */
  readonly isStale: boolean;
  /** True if the browser has no worker, or its script did not load: only the server checks. */
  readonly isBlind: boolean;
}

export const NOTHING_SEEN: LookAhead = { checked: null, theory: null, ahead: null, isStale: false, isBlind: false };

/** The state after a message of the worker. */
export function afterMessage(before: LookAhead, told: Told): LookAhead {
  switch (told.stage) {
    case 'checked': {
      const { checked } = told;
      const isPlayable = checked.manifest !== null && checked.obstacle === null;
      const isTooLarge = isPlayable && checked.sizeBytes > MAX_AHEAD_BYTES;
      return { ...before, checked, isStale: !isPlayable, ahead: isTooLarge ? null : before.ahead, isBlind: false };
    }
    case 'solved':
      return { ...before, theory: told.theory };
    case 'played':
      return { ...before, ahead: told.ahead };
  }
}
