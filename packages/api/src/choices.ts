import { z } from 'zod';
import { wholeNumber } from './paging.ts';
import { roundNumberSchema } from './rounds.ts';
import { strictObject } from './strict-object.ts';

/** One request shows so many rounds at most, and so many choices: its agents times the rounds of its window. */
export const MAX_CHOICE_ROUNDS = 2000;
export const MAX_CHOICES = 4_000_000;
export const MAX_SAMPLE = 4000;

export const choicesQuerySchema = strictObject({
  from: roundNumberSchema
    .optional()
    .meta({ description: `first round of the window, default ${MAX_CHOICE_ROUNDS} rounds before its end` }),
  to: roundNumberSchema.optional().meta({
    description: `last round of the window, default the last played, or that which makes ${MAX_CHOICE_ROUNDS} with from`,
  }),
  sample: wholeNumber(1, MAX_SAMPLE)
    .optional()
    .meta({
      description:
        'show at most so many agents, default all: of each entry in proportion to its count, at least one if there are ' +
        'no more entries than that, evenly spaced',
    }),
});

const choicesOfEntrySchema = z.object({
  agentId: z.int().meta({ description: 'their place in the manifest' }),
  strategy: z.string(),
  name: z.string().nullable(),
  count: z.int(),
  joined: z.int().meta({ description: 'rounds that had been played when they joined' }),
  left: z.int().nullable().meta({ description: 'rounds that had been played when they left; null while they play' }),
  from: z.int().meta({ description: 'the first round of the window that they played' }),
  to: z.int().meta({ description: 'the last round of the window that they played' }),
  rows: z.int().meta({ description: 'how many of its agents are shown' }),
  index: z
    .array(z.int())
    .nullable()
    .meta({ description: 'which agents the rows are, from 0 to count − 1, ascending; null: all of them, in order' }),
  choices: z.string().meta({
    description:
      'base64 of a bitmap with a row for each agent shown and a column for each round from `from` to `to`. ' +
      'A row takes ⌈(to − from + 1) / 8⌉ bytes. The choice in round r stands in bit (r − from) mod 8 of byte ' +
      '⌊(r − from) / 8⌋ of its row, bit 0 being the least significant: 1 went, 0 stayed home; the bits behind are 0',
    format: 'byte',
  }),
});

/** Choices of all agents in a window of rounds. */
export const choicesSchema = z
  .object({
    from: z.int().meta({ description: 'first round of the window' }),
    to: z.int().meta({ description: 'last round of the window; from − 1 if none was played' }),
    agents: z
      .array(choicesOfEntrySchema)
      .meta({ description: 'the entries of agents that played in the window, in the order of the manifest' }),
    rows: z.int().meta({ description: 'how many agents are shown, of all entries' }),
  })
  .meta({ id: 'Choices' });
export type Choices = z.infer<typeof choicesSchema>;
export type ChoicesOfEntry = z.infer<typeof choicesOfEntrySchema>;

/** The bytes of a row of a bitmap of choices in so many rounds. */
export const rowBytesOf = (rounds: number) => Math.ceil(rounds / 8);

/** True if the agent of this row went in the round of this column, both from 0, in a decoded bitmap of `rounds` rounds. */
export function wentIn(bitmap: Uint8Array, rounds: number, row: number, column: number): boolean {
  return ((bitmap[row * rowBytesOf(rounds) + (column >> 3)] >> (column & 7)) & 1) === 1;
}
