import { agentsAfter } from '@farol/kernel';
import type { GameRow } from './queries.ts';

/** For a game without rounds: a choice of an agent of moderate cost. */
const MS_PER_CHOICE = 1e-5;

/** Estimates the milliseconds on a thread, by the rounds played so far. */
export function estimatePlayMs(game: GameRow, rounds: number): number {
  const { manifest, rounds_played: played, played_ms: playedMs } = game;
  const roundMs = played > 0 ? playedMs / played : agentsAfter(manifest, 0) * MS_PER_CHOICE;
  return rounds * roundMs;
}
