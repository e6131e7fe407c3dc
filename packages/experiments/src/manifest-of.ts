import { type Experiment, newGameSchema } from '@farol/api';
import type { Manifest } from '@farol/kernel';
import { configOf, levelsOf } from './cells.ts';
import { replicateSeed } from './seeds.ts';

/** The complete manifest of a replicate: only its seed tells it from the others of its cell. */
export function manifestOf(experiment: Experiment, cell: number, replicate: number): Manifest {
  const config = configOf(experiment.base, levelsOf(experiment, cell));
  const seed = replicateSeed(experiment.seed, cell, replicate);
  return newGameSchema.parse({ ...config, seed }).manifest;
}
