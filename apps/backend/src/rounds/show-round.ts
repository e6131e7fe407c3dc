import { playsAfter, stretchesOf } from '@farol/kernel';
import type { Database } from '../database/connection.ts';
import type { GameRow } from '../games/queries.ts';
import type { ThreadPool } from '../threads/pool.ts';
import { readCheckpoint } from '../series/queries.ts';
import { replayRound } from './replay-round.ts';
import { showRounds } from './show-rounds.ts';

/** Plays up to a round again from the checkpoint before it, to see who chose what. */
export async function showRound(db: Database, threads: ThreadPool, game: GameRow, round: number, signal: AbortSignal) {
  const checkpoint = await readCheckpoint(db, game.id, round - 1);
  const { manifest } = game;
  const start = { manifest, snapshot: checkpoint?.snapshot ?? null };
  const { attendance, choices } = await threads.run(replayRound, { ...start, round }, { signal });
  const [shown] = await showRounds(manifest, round - 1, Uint32Array.of(attendance));
  const stretch = [...stretchesOf(manifest, round - 1, round)][0];
  const { go, stay, divisor } = stretch.payoffs;
  return {
    ...shown,
    payoffs: {
      go: attendance > 0 ? go(attendance) / divisor : null,
      stay: attendance < stretch.agents ? stay(attendance) / divisor : null,
    },
    choices: manifest.agents.flatMap((entry, agentId) => {
      if (!playsAfter(entry, round - 1)) return [];
      return { agentId, strategy: entry.strategy, ...choices.get(agentId)! };
    }),
  };
}
