import { z } from 'zod';
import { wholeNumber } from './paging.ts';
import { strictObject } from './strict-object.ts';

export const DEFAULT_BINS = 40;

export const distributionsQuerySchema = strictObject({
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

/** How the agents that play have done since they joined, on bins that all entries share. */
export const distributionsSchema = z
  .object({
    rounds: z.int().meta({ description: 'rounds played' }),
    attendanceShare: histogramSchema.meta({
      description: 'share of its rounds in which each went, from 0 to 1; null before any that plays has played',
    }),
    benefit: histogramSchema.meta({
      description:
        'mean payoff of each in its rounds, from the least to the most of all agents (half below and half above where ' +
        'these are equal); null likewise',
    }),
  })
  .meta({ id: 'Distributions' });
export type Distributions = z.infer<typeof distributionsSchema>;
export type HistogramOfAgents = NonNullable<Distributions['benefit']>;
