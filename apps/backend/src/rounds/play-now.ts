import type { Transaction } from '../database/connection.ts';
import { keepAlive } from '../database/keep-alive.ts';
import type { GameRow } from '../games/queries.ts';
import type { ThreadPool } from '../threads/pool.ts';
import { commitSlice, playOnThread, readStored } from './store-slice.ts';

/** Plays rounds and stores them within the caller's transaction, which holds the game's row. */
export async function playNow(trx: Transaction, threads: ThreadPool, game: GameRow, rounds: number) {
  const slice = await keepAlive(trx, async (query) => {
    const thread = await threads.lease({ key: game.id });
    const load = () => query(() => readStored(trx, game));
    return playOnThread(thread, game, load, { rounds, budgetMs: Infinity }).finally(() => thread.release());
  });
  const changed = await commitSlice(trx, game, slice, false);
  return { slice, changed };
}
