import type { z } from 'zod';
import { configShape } from '../game-configuration.ts';
import { roundCountSchema } from '../manifest-fields.ts';
import { strictObject } from '../strict-object.ts';
import type { StatisticName } from './statistics.ts';

const { seed: _, ...baseShape } = configShape;
/** The configuration that is varied: a game's, with its rounds and without a seed. */
export const experimentBaseSchema = strictObject({ ...baseShape, rounds: roundCountSchema });
/** The configuration that all games of an experiment share but for their levels. */
export type ExperimentBase = z.infer<typeof experimentBaseSchema>;

/** A level of a factor: whatever a configuration may hold at one path. */
export type Level = number | string | readonly (number | readonly number[])[];

/** A factor with all its levels spelled out; the scale is that of an axis. */
export interface Factor {
  path: string;
  values: Level[];
  scale: 'linear' | 'log';
}

/** When a cell has enough replicates. */
export interface StopRule {
  statistic: StatisticName;
  halfWidth: number;
  confidence: number;
  minReplicates: number;
  maxReplicates: number;
}

/** A design with nothing left to a default: it is taken again as it is, and gives the same. */
export interface Experiment {
  name?: string;
  base: ExperimentBase;
  seed: string;
  factors: Factor[];
  replicates: number;
  transient: number | 'half';
  roundsPerHistory?: number;
  statistics: StatisticName[];
  stopRule?: StopRule;
}
