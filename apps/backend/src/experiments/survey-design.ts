import { type Experiment, invalidRequest, pathOf } from '@farol/api';
import { type Survey, surveyCells } from '@farol/experiments';
import type { ThreadPool } from '../threads/pool.ts';
import { defineTask } from '../threads/task.ts';

export const surveyDesignTask = defineTask('survey-design', surveyCells);

/** Looks at every cell of a design on a thread; a design with a cell that cannot be played is refused. */
export async function surveyDesign(threads: ThreadPool, design: Experiment, signal: AbortSignal): Promise<Survey> {
  const survey = await threads.run(surveyDesignTask, design, { signal });
  if (survey.faults.length === 0) return survey;
  throw invalidRequest(survey.faults.map(({ path, message }) => ({ field: pathOf(path), message })));
}
