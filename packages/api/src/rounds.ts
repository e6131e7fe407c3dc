import { z } from 'zod';
import { MAX_ROUNDS } from './limits.ts';
import { limitSchema, nextSchema, wholeNumber } from './paging.ts';
import { strictObject } from './strict-object.ts';

/** Rounds that one request may play while its caller waits; more go by `simulate`. */
export const MAX_STEP_ROUNDS = 10_000;

const step = `must be a whole number from 1 to ${MAX_STEP_ROUNDS}; for more use POST …/simulate`;
const round = `must be a round's number, from 1`;

export const playRoundsSchema = strictObject({
  count: z.int(step).min(1, step).max(MAX_STEP_ROUNDS, step).default(1),
  expectedRound: z
    .int(round)
    .min(1, round)
    .max(MAX_ROUNDS, round)
    .optional()
    .meta({ description: 'the number of the next round; the request is refused if the game is at another' }),
});

export const roundNumberSchema = wholeNumber(1, MAX_ROUNDS);
export const listRoundsQuerySchema = strictObject({ from: roundNumberSchema.optional(), limit: limitSchema });

export const roundSchema = z
  .object({
    round: z.int().meta({ description: 'its number, from 1' }),
    attendance: z.int(),
    agents: z.int().meta({ description: 'N in this round' }),
    crowded: z.boolean().nullable().meta({ description: 'A > C; null where the rules know no capacity' }),
    benefit: z.number().meta({ description: 'mean payoff of the agents' }),
  })
  .meta({ id: 'Round' });
export type Round = z.infer<typeof roundSchema>;

export const roundListSchema = z.object({
  rounds: z.array(roundSchema),
  next: nextSchema.meta({ description: 'the `from` of the next page; null on the last' }),
});

export const roundDetailSchema = roundSchema
  .extend({
    payoffs: z.object({ go: z.number().nullable(), stay: z.number().nullable() }).meta({
      description: 'what an agent earned by its choice; null where nobody made it',
    }),
    choices: z.array(
      z.object({
        agentId: z.int(),
        strategy: z.string(),
        attendance: z.int(),
        choices: z.string().meta({ description: 'one character an agent: 1 went, 0 stayed home' }),
      }),
    ),
  })
  .meta({ id: 'RoundDetail' });
export type RoundDetail = z.infer<typeof roundDetailSchema>;
