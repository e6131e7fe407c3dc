import type { Parameter, Parameters } from '@farol/kernel';
import { z } from 'zod';

const about = z.string();

/** A parameter as a catalogue describes it. */
export const parameterDescriptionSchema: z.ZodType<Parameter, Parameter> = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('integer'),
      min: z.number(),
      max: z.number(),
      default: z.number(),
      per: z
        .number()
        .exactOptional()
        .meta({ description: 'the default is for so many agents, in proportion for others' }),
      about,
    }),
    z.object({ type: z.literal('number'), min: z.number(), max: z.number(), default: z.number(), about }),
    z.object({ type: z.literal('choice'), options: z.array(z.string()).readonly(), default: z.string(), about }),
    z.object({ type: z.literal('curve'), default: z.string(), about }),
  ])
  .meta({ id: 'Parameter' });

const entry = {
  title: z.string(),
  about,
  sources: z.array(z.string()),
  parameters: z.record(z.string(), parameterDescriptionSchema).meta({ description: 'by name' }),
};

const population = z
  .object({ odd: z.boolean(), usual: z.object({ count: z.int(), strategy: z.string() }) })
  .meta({ description: 'true if N must be odd, and the agents that play where none are named' });
export const rulesCatalogueSchema = z.object({ rules: z.array(z.object({ kind: z.string(), ...entry, population })) });
export const strategiesCatalogueSchema = z.object({
  strategies: z.array(z.object({ id: z.string(), sees: z.enum(['nothing', 'payoff', 'attendance']), ...entry })),
});

/** An entry of a catalogue: a kind of game, or a strategy. */
export interface CatalogueEntry {
  readonly title: string;
  readonly about: string;
  readonly sources: readonly string[];
  readonly parameters: Parameters;
}
