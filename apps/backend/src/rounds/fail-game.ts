import type { Database } from '../database/connection.ts';
import { type GameRow, updateGame } from '../games/queries.ts';

/** A game is given up after this many failed attempts without progress. */
export const MAX_TRIES = 5;

export const giveUpWords = (tries: number) =>
  `gave up after ${tries} attempts that failed: an internal error, or more memory than there is; see the workers' logs`;

/** Ends a game that cannot be played; its owner sees `fault`. */
export async function failGame(db: Database, game: GameRow, fault: string): Promise<void> {
  await updateGame(db, game, { status: 'failed', fault });
}
