import { z } from 'zod';
import { configShape } from '../game-configuration.ts';
import { MAX_ENTRIES } from '../limits.ts';
import { entrySchema, type NewAgents, roundCountSchema, TOO_MANY_ENTRIES } from '../manifest-fields.ts';
import { strictObject } from '../strict-object.ts';
import type { StatisticName } from './statistics.ts';

const { seed: _seed, agents: _agents, ...baseShape } = configShape;
/** Agents of a base: a count of 0 leaves them out until a factor gives another. */
const baseAgentsSchema = z
  .array(entrySchema<NewAgents>({}, { isComplete: false, minCount: 0 }), 'must be a list: [{"strategy": …}]')
  .max(MAX_ENTRIES, TOO_MANY_ENTRIES);
/** The configuration that is varied: a game's, with its rounds and without a seed. */
export const experimentBaseSchema = strictObject({
  ...baseShape,
  agents: baseAgentsSchema.default([]),
  rounds: roundCountSchema,
});
/** The configuration that all games of an experiment share but for their levels. */
export type ExperimentBase = z.infer<typeof experimentBaseSchema>;

/** A level of a factor: whatever a configuration may hold at one path. */
export type Level = number | string | readonly (number | readonly number[])[];

/** A factor with all its levels spelled out; the scale is that of an axis. */
export interface PathFactor {
  path: string;
  values: Level[];
  scale: 'linear' | 'log';
}

/** Several paths that move together: each row of values has a level for every path. */
export interface JointFactor {
  paths: string[];
  values: Level[][];
  scale: 'linear' | 'log';
}

export type Factor = PathFactor | JointFactor;

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
