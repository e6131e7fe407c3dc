import { type GameStart, playTo, restoreGame } from '../games/restore-game.ts';
import { defineTask } from '../threads/task.ts';

/** A round played again: the choices of each cohort, by its number in the manifest. */
export interface ReplayedRound {
  attendance: number;
  choices: Map<number, Uint8Array>;
}

/** Replays one round. */
export const replayRound = defineTask(
  'replay-round',
  ({ round, ...start }: GameStart & { round: number }): ReplayedRound => {
    const game = restoreGame(start);
    playTo(game, round - 1);
    const [attendance] = game.play(1);
    const choices = new Map(Array.from(game.agents(), ([index, agents]) => [index, agents.choices]));
    return { attendance, choices };
  },
);
