import { invalidRequest } from '@farol/api';
import type { Selectable } from 'kysely';
import type { Games } from '../database/schema.ts';

/** The first and the last round that a query asks for. */
export interface AskedWindow {
  from?: number | undefined;
  to?: number | undefined;
}

/** Refuses a window that ends before it begins. */
export function refuseBackward({ from = 1, to = Infinity }: AskedWindow): void {
  if (from > to) throw invalidRequest([{ field: 'from', message: `must not be after to, ${to}` }], 'query');
}

/** The rounds asked for, as rounds played before the first and at the last of them; no further than was played. */
export function windowOf({ rounds_played: played }: Pick<Selectable<Games>, 'rounds_played'>, asked: AskedWindow) {
  refuseBackward(asked);
  const { from = 1, to = played } = asked;
  const last = Math.min(to, played);
  return { from: Math.min(from - 1, last), to: last };
}
