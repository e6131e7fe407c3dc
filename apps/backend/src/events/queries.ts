import type { Queryable } from '../database/connection.ts';
import type { GameRow } from '../games/queries.ts';

/** The game for all its listeners at once, each of whom was shown to be its owner when it came. */
export function readForListeners(db: Queryable, gameId: string): Promise<GameRow | undefined> {
  return db.selectFrom('games').selectAll().where('id', '=', gameId).executeTakeFirst();
}
