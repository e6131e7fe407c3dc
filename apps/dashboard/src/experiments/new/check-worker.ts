import { fieldErrorsOf } from '@farol/api';
import { cellsOf, experimentSchema, mostReplicates } from '@farol/experiments';
import type { Checked } from './use-check.ts';

/** Checks designs as the server does, beside the page: of ten thousand cells that takes a second. */
addEventListener('message', ({ data }: MessageEvent<{ turn: number; design: unknown }>) => {
  const { data: experiment, error } = experimentSchema.safeParse(data.design);
  if (!experiment) {
    postMessage({ turn: data.turn, checked: { faults: fieldErrorsOf(error) } satisfies Checked });
    return;
  }
  const rounds = cellsOf(experiment).map((cell) => cell.rounds);
  const most = mostReplicates(experiment);
  const checked: Checked = {
    experiment,
    cells: rounds.length,
    games: { min: rounds.length * (experiment.stopRule?.minReplicates ?? most), max: rounds.length * most },
    rounds: { total: most * rounds.reduce((sum, each) => sum + each, 0), max: Math.max(...rounds) },
    faults: [],
  };
  postMessage({ turn: data.turn, checked });
});
