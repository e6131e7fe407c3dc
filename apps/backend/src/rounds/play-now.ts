import type { Transaction } from '../database/connection.ts';
import { keepAlive } from '../database/keep-alive.ts';
import type { GameRow } from '../games/queries.ts';
import { countAgentRounds } from '../owners/agent-rounds.ts';
import { bookOrRefuse, refuseRounds } from '../owners/quotas.ts';
import type { ThreadLease } from '../threads/pool.ts';
import type { Quotas } from '../tools.ts';
import { commitSlice, playOnThread, readStored } from './store-slice.ts';

/**
 * Plays rounds and stores them within the caller's transaction, which holds the game's row. An abort rejects with the
 * signal's reason, so that the transaction stores nothing.
 */
export async function playNow(
  trx: Transaction,
  { thread, quotas }: { thread: ThreadLease; quotas: Quotas },
  game: GameRow,
  rounds: number,
  signal: AbortSignal,
) {
  const { manifest, owner_id: ownerId, rounds_played: played } = game;
  const agentRounds = countAgentRounds(manifest, played, played + rounds);
  await refuseRounds(trx, quotas, ownerId, agentRounds);
  const slice = await keepAlive(trx, (query) => {
    const load = () => query(() => readStored(trx, game));
    return playOnThread(thread, game, load, { rounds, budgetMs: Infinity, signal });
  });
  signal.throwIfAborted();
  const changed = await commitSlice(trx, game, slice, false);
  await bookOrRefuse(trx, quotas, ownerId, agentRounds);
  return { slice, changed };
}
