import { z } from 'zod';
import { valueSchema } from './manifest-fields.ts';
import { wholeNumber } from './paging.ts';

export const agentIdSchema = wholeNumber(0, 9999);

const spread = z.object({ mean: z.number(), min: z.number(), max: z.number() });

/** Agents that joined together, and how they have done since. */
export const agentSchema = z
  .object({
    id: z.int().meta({ description: 'their place in the manifest' }),
    strategy: z.string(),
    params: z.record(z.string(), valueSchema),
    count: z.int(),
    name: z.string().nullable(),
    joined: z.int().meta({ description: 'rounds that had been played when they joined' }),
    left: z.int().nullable().meta({ description: 'rounds that had been played when they left; null while they play' }),
    rounds: z.int().meta({ description: 'rounds that they played' }),
    attendance: spread.nullable().meta({ description: 'share of rounds in which each went; null before they played' }),
    benefit: spread.nullable().meta({ description: 'sum of payoffs of each' }),
    switchingRate: z
      .number()
      .nullable()
      .meta({ description: 'share of rounds in which each chose otherwise than before' }),
  })
  .meta({ id: 'Agent' });
export type Agent = z.infer<typeof agentSchema>;

export const agentListSchema = z.object({ agents: z.array(agentSchema) });
