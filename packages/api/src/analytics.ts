import {
  AGENT_STATISTICS,
  MAX_MEASURED_ROUNDS,
  SERIES_STATISTICS,
  STATISTIC_CATALOGUE,
  type StatisticName,
} from '@farol/kernel';
import { z } from 'zod';
import { roundNumberSchema } from './rounds.ts';
import { wholeNumber } from './paging.ts';
import { strictObject } from './strict-object.ts';

const from = roundNumberSchema.optional().meta({ description: 'first round of the window, default the first' });
const to = roundNumberSchema.optional().meta({ description: 'last round of the window, default the last played' });

export const statsQuerySchema = strictObject({ from, to });
export const historyQuerySchema = strictObject({
  from,
  to,
  points: wholeNumber(2, 10_000).optional().meta({ description: 'at most so many points, default 1000' }),
});
export const DEFAULT_POINTS = 1000;

const numberOrNull = z.number().nullable();
const spread = z
  .object({ mean: z.number(), standardDeviation: z.number(), min: z.number(), max: z.number() })
  .nullable();
const range = z.object({ from: z.int(), to: z.int() });

const theorySchema = z.object({
  pure: z.array(range.extend({ strict: z.boolean() })).meta({ description: 'pure Nash equilibria, by attendance' }),
  symmetric: z
    .array(
      z.object({
        p: z.number(),
        benefit: z.number(),
        meanAttendance: z.number(),
        standardDeviation: z.number(),
        stable: z.boolean(),
        overloadRate: numberOrNull,
      }),
    )
    .meta({ description: 'symmetric Nash equilibria: all go with probability p' }),
  everyP: z.boolean(),
  optimum: z.object({ attendances: z.array(range), total: z.number() }),
  priceOfAnarchy: numberOrNull,
  priceOfStability: numberOrNull,
});

/** A statistic as the catalogue describes it. */
function statistic(name: StatisticName) {
  const { about, unit, needs } = STATISTIC_CATALOGUE[name];
  return numberOrNull.meta({
    description: `${about}; unit: ${unit}${needs === undefined ? '' : `; null without ${needs}`}`,
  });
}

function statistics<Name extends StatisticName>(names: readonly Name[]) {
  return Object.fromEntries(names.map((name) => [name, statistic(name)])) as Record<Name, ReturnType<typeof statistic>>;
}

const seriesStatsSchema = z.object({
  ...statistics(SERIES_STATISTICS),
  meanAttendanceInterval: z
    .object({ low: z.number(), high: z.number() })
    .nullable()
    .meta({ description: 'covers the long-run mean with 95 % probability; null below 200 rounds' }),
  autocorrelation: z
    .array(z.number())
    .nullable()
    .meta({ description: 'at lags 1 to 20; null when attendance never changes' }),
});

const agentStatsSchema = z.object({
  agents: z.int(),
  rounds: z.int().meta({ description: 'T, those of the window' }),
  attendanceShare: spread,
  benefit: spread,
  ...statistics(AGENT_STATISTICS),
});

export const windowSchema = z
  .object({ from: z.int(), to: z.int(), rounds: z.int() })
  .nullable()
  .meta({
    description: `the rounds measured: the last of those asked for with the same agents, at most ${MAX_MEASURED_ROUNDS}; null if none were played`,
  });
/** Why agents are not measured. */
export const missingSchema = z
  .string()
  .nullable()
  .meta({ description: 'why the agents are not measured; null if they are, or if there are no rounds' });

/** The statistics that docs/model.md defines, of one window of rounds with the same agents. */
export const statsSchema = z
  .object({
    window: windowSchema,
    replicates: z.literal(1),
    agents: z.int(),
    capacity: z.int().nullable(),
    memory: z.int().nullable().meta({ description: 'm, where all tables have one' }),
    alpha: numberOrNull.meta({ description: '2^m / N' }),
    series: seriesStatsSchema.nullable(),
    crowd: agentStatsSchema.nullable().meta({
      description: 'all agents, over the rounds of the window; null without rounds, and where crowdMissing says why',
    }),
    crowdMissing: missingSchema,
    cohorts: z
      .array(agentStatsSchema.extend({ agentId: z.int() }))
      .meta({ description: 'the same by entry of agents' }),
    theory: theorySchema.nullable().meta({ description: 'what game theory says of one round; null without agents' }),
  })
  .meta({ id: 'Stats' });
export type Stats = z.infer<typeof statsSchema>;

const column = z.array(z.number());
const bands = z.object({ min: column, max: column, mean: column, first: column, last: column });

export const historySchema = z
  .discriminatedUnion('exact', [
    z.object({
      exact: z.literal(true),
      from: z.int(),
      to: z.int(),
      round: column,
      attendance: column,
      benefit: column.meta({ description: 'mean payoff of the agents' }),
    }),
    z.object({
      exact: z.literal(false),
      from: z.int().meta({ description: 'first round of the window, which is widened to whole buckets if it is long' }),
      to: z.int().meta({ description: 'last round of the window, likewise' }),
      fromRound: column.meta({ description: 'first round of each bucket' }),
      toRound: column.meta({ description: 'last round of each bucket' }),
      attendance: bands,
      benefit: bands,
    }),
  ])
  .meta({ id: 'History' });
export type History = z.infer<typeof historySchema>;
