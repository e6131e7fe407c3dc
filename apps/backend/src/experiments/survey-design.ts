import { setImmediate } from 'node:timers/promises';
import { type Experiment, invalidRequest, pathOf } from '@farol/api';
import { type Survey, surveyCells } from '@farol/experiments';

/** After this long other requests are answered. */
const PIECE_MS = 10;

/** Looks at every cell of a design, a few at a time; a design with a cell that cannot be played is refused. */
export async function surveyDesign(design: Experiment): Promise<Survey> {
  const cells = surveyCells(design);
  let began = performance.now();
  for (;;) {
    const { done, value } = cells.next();
    if (done) return refuseFaulty(value);
    if (performance.now() - began < PIECE_MS) continue;
    await setImmediate();
    began = performance.now();
  }
}

function refuseFaulty(survey: Survey): Survey {
  if (survey.faults.length === 0) return survey;
  throw invalidRequest(survey.faults.map(({ path, message }) => ({ field: pathOf(path), message })));
}
