import { z } from 'zod';
import { oneOfNames } from '../games.ts';
import { MAX_CELLS, MAX_REPLICATES } from '../limits.ts';
import { gameNameSchema } from '../manifest-fields.ts';
import { cursorSchema, limitSchema, nextSchema, wholeNumber } from '../paging.ts';
import { strictObject } from '../strict-object.ts';
import { completeDesignSchema, levelSchema } from './design.ts';
import { type ReplicateStatistics, statisticSchema } from './statistics.ts';
import { EXPERIMENT_ACTIONS, EXPERIMENT_STATUSES, type ExperimentAction, REPLICATE_STATUSES } from './statuses.ts';

/** The statistics of one game that an experiment collects. */
export type CollectedStatistics = Partial<ReplicateStatistics>;

export const experimentIdSchema = z.uuid('must be the id of an experiment, a UUID');
const actions = Object.keys(EXPERIMENT_ACTIONS) as [ExperimentAction, ...ExperimentAction[]];
export const changeExperimentStatusSchema = strictObject({ action: oneOfNames(actions) });
export const listExperimentsQuerySchema = strictObject({
  status: oneOfNames(EXPERIMENT_STATUSES).optional(),
  owner: oneOfNames(['me', 'others'])
    .optional()
    .meta({ description: 'default me; others: experiments that other people share with one' }),
  limit: limitSchema,
  cursor: cursorSchema,
});
export const resultsQuerySchema = strictObject({
  format: oneOfNames(['json', 'csv', 'parquet']).optional().meta({ description: 'default json' }),
});
export const listReplicatesQuerySchema = strictObject({
  cell: wholeNumber(0, MAX_CELLS - 1).optional(),
  status: oneOfNames(REPLICATE_STATUSES).optional(),
  limit: limitSchema,
  cursor: cursorSchema,
});
const CELL = 'must be the number of a cell, from 0';
const REPLICATE = 'must be the number of a replicate, from 0';
export const materialiseSchema = strictObject({
  cell: z.int(CELL).min(0, CELL).max(MAX_CELLS, CELL),
  replicate: z.int(REPLICATE).min(0, REPLICATE).max(MAX_REPLICATES, REPLICATE),
  name: gameNameSchema.optional(),
});

const numberOrNull = z.number().nullable();

export const experimentShownSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    status: z.enum(EXPERIMENT_STATUSES),
    design: completeDesignSchema.meta({ description: 'complete: POST it, and the same is played again' }),
    cells: z.int(),
    games: z
      .object({ total: z.int(), done: z.int(), failed: z.int(), running: z.int(), notNeeded: z.int() })
      .meta({ description: 'running: workers have them; notNeeded: the stop rule was content without them' }),
    roundsPlayed: z.number(),
    gamesPerSecond: numberOrNull.meta({ description: 'since it was last started or resumed; null while it rests' }),
    expectedEnd: z.string().nullable().meta({ description: 'at its pace so far; null while there is none' }),
    createdAt: z.string(),
    updatedAt: z.string(),
    revision: z.int().meta({ description: 'counts changes of status; the ETag is this number in quotes' }),
  })
  .meta({ id: 'Experiment' });
export type ExperimentShown = z.infer<typeof experimentShownSchema>;
export const experimentListSchema = z.object({ experiments: z.array(experimentShownSchema), next: nextSchema });
export type ExperimentList = z.infer<typeof experimentListSchema>;

const summarySchema = z
  .object({
    count: z.int().meta({ description: 'replicates that gave a value' }),
    mean: numberOrNull,
    standardDeviation: numberOrNull,
    low: numberOrNull.meta({ description: 'the confidence interval of the mean, 95 % unless the stop rule says else' }),
    high: numberOrNull,
    min: numberOrNull,
    q05: numberOrNull,
    q25: numberOrNull,
    median: numberOrNull,
    q75: numberOrNull,
    q95: numberOrNull,
    max: numberOrNull,
  })
  .meta({ id: 'Summary' });
const levelsSchema = z.record(z.string(), levelSchema);

export const resultsSchema = z
  .object({
    id: z.string(),
    status: z.enum(EXPERIMENT_STATUSES),
    cells: z.array(
      z.object({
        cell: z.int(),
        levels: levelsSchema,
        rounds: z.int(),
        transient: z.int(),
        replicates: z.int().meta({ description: 'played to their end; the statistics are of these' }),
        failed: z.int(),
        failure: z.string().nullable().meta({ description: 'why the first of those that failed did' }),
        planned: z.int().meta({
          description: 'replicates and failed add up to it in a complete cell; while a stop rule decides, the most',
        }),
        statistics: z.partialRecord(statisticSchema, summarySchema),
      }),
    ),
  })
  .meta({ id: 'ExperimentResults' });
export type ExperimentResults = z.infer<typeof resultsSchema>;

export const replicateShownSchema = z
  .object({
    cell: z.int(),
    replicate: z.int(),
    seed: z.string(),
    status: z.enum(REPLICATE_STATUSES),
    rounds: z.object({ played: z.int(), planned: z.int() }),
    manifestDigest: z.string().nullable().meta({ description: 'what the history depends on, as one name' }),
    digest: z.string().nullable().meta({ description: 'SHA-256 chain over all attendances; null until it is done' }),
    statistics: z.partialRecord(statisticSchema, numberOrNull).nullable(),
    fault: z.string().nullable().meta({ description: 'why it failed; null unless it did' }),
    gameId: z.string().nullable().meta({ description: 'the ordinary game that was last made of it' }),
  })
  .meta({ id: 'Replicate' });
export type ReplicateShown = z.infer<typeof replicateShownSchema>;
export const replicateListSchema = z.object({ games: z.array(replicateShownSchema), next: nextSchema });
export type ReplicateList = z.infer<typeof replicateListSchema>;
