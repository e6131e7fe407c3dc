import { z } from 'zod';

/** The size of a design. */
export const experimentPreviewSchema = z
  .object({
    cells: z.int(),
    games: z
      .object({ min: z.int(), max: z.int() })
      .meta({ description: 'they differ where a stop rule may be content with fewer' }),
    rounds: z.object({
      total: z.number().meta({ description: 'of all games, as many as there may be' }),
      max: z.number().meta({ description: 'of the longest game' }),
    }),
    seconds: z
      .number()
      .nullable()
      .meta({
        description:
          'what all of that may take the workers that are there now if they do nothing else, judged by a fraction of a ' +
          'second of play; null if no worker is there, or the games are too large to be tried',
      }),
    faults: z
      .array(z.string())
      .meta({ description: 'what the trial of some cells came to; a design that is faulty in itself is refused' }),
  })
  .meta({ id: 'ExperimentPreview' });
export type ExperimentPreview = z.infer<typeof experimentPreviewSchema>;
