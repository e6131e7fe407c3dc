import type { Transaction } from '../database/connection.ts';
import { type GameRow, updateGame } from '../games/queries.ts';
import { countAgentRounds } from '../owners/agent-rounds.ts';
import { bookAgentRounds } from '../owners/quotas.ts';
import type { Quotas } from '../tools.ts';

/** Rounds of the game that `left` agent-rounds of its owner's day allow. */
export const fittingRounds = ({ agents }: GameRow, left: number): number => Math.floor(left / Math.max(1, agents));

/** Books a stored slice on its owner's day. Pauses the game if no other round fits: its next start gets the problem. */
export async function bookSlice(
  trx: Transaction,
  quotas: Quotas,
  game: GameRow,
  { from, to }: { from: number; to: number },
): Promise<{ game: GameRow; left: number }> {
  const left = await bookAgentRounds(trx, quotas, game.owner_id, countAgentRounds(game.manifest, from, to));
  if (game.status !== 'running' || fittingRounds(game, left) >= 1) return { game, left };
  return { game: await updateGame(trx, game, { status: 'paused' }), left };
}
