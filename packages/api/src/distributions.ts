import { z } from 'zod';
import { missingSchema, windowSchema } from './analytics.ts';
import { wholeNumber } from './paging.ts';
import { roundNumberSchema } from './rounds.ts';
import { strictObject } from './strict-object.ts';

export const DEFAULT_BINS = 40;

export const distributionsQuerySchema = strictObject({
  from: roundNumberSchema.optional().meta({ description: 'first round of the window, default the first' }),
  to: roundNumberSchema.optional().meta({ description: 'last round of the window, default the last played' }),
  bins: wholeNumber(2, 200)
    .optional()
    .meta({ description: `default ${DEFAULT_BINS}` }),
});

const histogramSchema = z
  .object({
    edges: z.array(z.number()).meta({
      description:
        'one more than bins: bin k counts values from edges[k] up to but without edges[k + 1]; the last with it',
    }),
    agents: z.array(
      z.object({
        agentId: z.int().meta({ description: 'their place in the manifest' }),
        counts: z.array(z.int()).meta({ description: 'agents in each bin' }),
      }),
    ),
  })
  .nullable();

/** How the agents of a window have done over its rounds, in bins that all entries share. */
export const distributionsSchema = z
  .object({
    window: windowSchema,
    missing: missingSchema,
    attendanceShare: histogramSchema.meta({
      description:
        'share of rounds in which each agent went, from 0 to 1; null without rounds, and where missing says why',
    }),
    benefit: histogramSchema.meta({
      description:
        'mean payoff of each agent, from the least to the most of all agents (half below and half above where these ' +
        'are equal); null likewise',
    }),
  })
  .meta({ id: 'Distributions' });
export type Distributions = z.infer<typeof distributionsSchema>;
export type HistogramOfAgents = NonNullable<Distributions['benefit']>;
