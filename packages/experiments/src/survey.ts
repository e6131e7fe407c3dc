import type { Experiment } from '@farol/api';
import { CellCheck } from './cell-faults.ts';
import { countCells, describeLevels, levelsOf } from './cells.ts';

/** Of many faulty cells only these are named. */
const NAMED_CELLS = 5;

export interface DesignFault {
  path: (string | number)[];
  message: string;
}

/** All cells of a design, looked at once. */
export interface Survey {
  faults: DesignFault[];
  /** Per game of each cell, by the cell’s number. Shape: [cells]. */
  agents: Float64Array;
  rounds: Float64Array;
}

/** Looks at every cell of a design. */
export function surveyCells(experiment: Experiment): Survey {
  const count = countCells(experiment);
  const survey: Survey = { faults: [], agents: new Float64Array(count), rounds: new Float64Array(count) };
  const check = new CellCheck(experiment);
  let faulty = 0;
  for (let cell = 0; cell < count; cell++) {
    const levels = levelsOf(experiment, cell);
    const { agents, rounds, faults } = check.check(levels);
    survey.agents[cell] = agents;
    survey.rounds[cell] = rounds;
    if (faults.length > 0) {
      faulty++;
      if (faulty > NAMED_CELLS) {
        survey.faults.push({ path: ['factors'], message: 'and more cells' });
        return survey;
      }
      const message = `cell ${cell} (${describeLevels(levels)}): ${faults.join('; ')}`;
      survey.faults.push({ path: ['factors'], message });
    }
  }
  return survey;
}
