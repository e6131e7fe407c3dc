import { type Experiment, type FieldError, fieldErrorsOf } from '@farol/api';
import { cellsOf, experimentSchema, mostReplicates } from '@farol/experiments';

type Range = { min: number; max: number };

/** The size of a design, or its faults. */
export type Checked =
  | { faults: FieldError[]; experiment?: undefined }
  | { faults: []; experiment: Experiment; cells: number; games: Range; rounds: { total: number; max: number } };

/** Checks a design as the server does: of ten thousand cells that takes a second. */
export function checkDesign(design: unknown): Checked {
  const { data: experiment, error } = experimentSchema.safeParse(design);
  if (!experiment) return { faults: fieldErrorsOf(error) };
  const rounds = cellsOf(experiment).map((cell) => cell.rounds);
  const most = mostReplicates(experiment);
  return {
    experiment,
    cells: rounds.length,
    games: { min: rounds.length * (experiment.stopRule?.minReplicates ?? most), max: rounds.length * most },
    rounds: { total: most * rounds.reduce((sum, each) => sum + each, 0), max: Math.max(...rounds) },
    faults: [],
  };
}
