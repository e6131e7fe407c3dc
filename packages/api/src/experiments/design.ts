import { z } from 'zod';
import { configShape } from '../game-configuration.ts';
import { MAX_ENTRIES } from '../limits.ts';
import {
  entrySchema,
  type GivenAgents,
  type NewAgents,
  roundCountSchema,
  TOO_MANY_ENTRIES,
} from '../manifest-fields.ts';
import { strictObject } from '../strict-object.ts';
import { statisticSchema } from './statistics.ts';

const { seed: _seed, agents: _agents, ...baseShape } = configShape;
/** Agents of a base: a count of 0 leaves them out until a factor gives another. */
const baseAgentsSchema = z
  .array(
    entrySchema<NewAgents, GivenAgents>({}, { isComplete: false, minCount: 0 }),
    'must be a list: [{"strategy": …}]',
  )
  .max(MAX_ENTRIES, TOO_MANY_ENTRIES);
/** The configuration that is varied: a game's, with its rounds and without a seed. */
export const experimentBaseSchema = strictObject({
  ...baseShape,
  agents: baseAgentsSchema.default([]),
  rounds: roundCountSchema,
});
/** The configuration that all games of an experiment share but for their levels. */
export type ExperimentBase = z.infer<typeof experimentBaseSchema>;

/** A level of a factor: any value that a configuration can have at one path. */
export type Level = number | string | readonly (number | readonly number[])[];
export const levelSchema: z.ZodType<Level, Level> = z.union([
  z.number(),
  z.string(),
  z.array(z.union([z.number(), z.array(z.number())])),
]);

/** A factor with all its levels spelled out; the scale is that of an axis. */
const completePathFactorSchema = z.object({
  path: z.string(),
  values: z.array(levelSchema),
  scale: z.enum(['linear', 'log']),
});
export type PathFactor = z.infer<typeof completePathFactorSchema>;

/** Several paths that move together: each row of values has a level for every path. */
const completeJointFactorSchema = z.object({
  paths: z.array(z.string()),
  values: z.array(z.array(levelSchema)),
  scale: z.enum(['linear', 'log']),
});
export type JointFactor = z.infer<typeof completeJointFactorSchema>;

export type Factor = PathFactor | JointFactor;

/** When a cell has enough replicates. */
const completeStopRuleSchema = z.object({
  statistic: statisticSchema,
  halfWidth: z.number(),
  confidence: z.number(),
  minReplicates: z.int(),
  maxReplicates: z.int(),
});
export type StopRule = z.infer<typeof completeStopRuleSchema>;

/** A design with nothing left to a default: it is accepted again as it is, and gives the same. */
export const completeDesignSchema = z
  .object({
    name: z.string().exactOptional(),
    base: experimentBaseSchema,
    seed: z.string(),
    factors: z.array(z.union([completePathFactorSchema, completeJointFactorSchema])),
    replicates: z.int(),
    transient: z.union([z.literal('half'), z.int()]),
    roundsPerHistory: z.int().exactOptional(),
    statistics: z.array(statisticSchema),
    stopRule: completeStopRuleSchema.exactOptional(),
  })
  .meta({ id: 'Design' });
export type Experiment = z.infer<typeof completeDesignSchema>;
