import { zstdCompressSync } from 'node:zlib';
import { defineTask } from '../threads/task.ts';
import { type GameStart, playTo, restoreGame } from './restore-game.ts';

/** A game's state after some round. */
export interface Standing {
  snapshot: Uint8Array;
  digest: string;
}

/** Replays a game up to where `round` rounds are played. */
export const advanceGame = defineTask(
  'advance-game',
  ({ round, ...start }: GameStart & { round: number }): Standing => {
    const game = restoreGame(start);
    playTo(game, round);
    return { snapshot: zstdCompressSync(game.snapshot()), digest: game.digest };
  },
);
