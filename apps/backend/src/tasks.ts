import { checkBcryptTask } from './accounts/passwords.ts';
import { showAgentsTask } from './agents/show-agent.ts';
import { describeDistributionsTask } from './analytics/distributions.ts';
import { recordChoicesTask } from './analytics/record-choices.ts';
import { describeGameTask } from './analytics/statistics.ts';
import { playEnsembleTask } from './experiments/play-ensemble.ts';
import { tryCellsTask } from './experiments/try-cells.ts';
import { surveyDesignTask } from './experiments/survey-design.ts';
import { advanceGame } from './games/advance-game.ts';
import { checkBodyTask } from './http/check-body.ts';
import { confirmStored } from './rounds/open-games.ts';
import { playSlice } from './rounds/play-slice.ts';
import { replayRound } from './rounds/replay-round.ts';
import type { Task } from './threads/task.ts';

/** Every task that threads run. */
export const TASKS: readonly Task<unknown, unknown>[] = [
  advanceGame,
  checkBcryptTask,
  checkBodyTask,
  confirmStored,
  describeDistributionsTask,
  describeGameTask,
  playEnsembleTask,
  playSlice,
  recordChoicesTask,
  replayRound,
  showAgentsTask,
  surveyDesignTask,
  tryCellsTask,
];
