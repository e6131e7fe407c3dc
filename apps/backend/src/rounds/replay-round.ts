import { type GameStart, playTo, restoreGame } from '../games/restore-game.ts';
import { defineTask } from '../threads/task.ts';

interface CohortChoices {
  attendance: number;
  /** A digit for each agent, 1 = went. */
  choices: string;
}

/** A round played again, and the choices of each cohort by its number in the manifest. */
export interface ReplayedRound {
  attendance: number;
  choices: Map<number, CohortChoices>;
}

function showChoices(choices: Uint8Array): CohortChoices {
  return {
    attendance: choices.reduce((sum, choice) => sum + choice, 0),
    choices: Buffer.from(choices.map((choice) => choice + 0x30)).toString('latin1'),
  };
}

/** Replays one round. */
export const replayRound = defineTask(
  'replay-round',
  ({ round, ...start }: GameStart & { round: number }): ReplayedRound => {
    const game = restoreGame(start);
    playTo(game, round - 1);
    const [attendance] = game.play(1);
    const choices = new Map(Array.from(game.agents(), ([index, agents]) => [index, showChoices(agents.choices)]));
    return { attendance, choices };
  },
);
