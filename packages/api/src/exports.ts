import { z } from 'zod';
import { roundNumberSchema } from './rounds.ts';
import { strictObject } from './strict-object.ts';
import { suggestName } from './suggest-name.ts';

export const EXPORT_FORMATS = ['csv', 'ndjson', 'parquet'] as const;

/** A Parquet file ends with a list of its parts, which is held until then: longer games are taken in several files. */
export const MAX_PARQUET_ROUNDS = 1_000_000_000;

export const exportQuerySchema = strictObject({
  format: z
    .enum(EXPORT_FORMATS, {
      error: ({ input }) =>
        typeof input === 'string'
          ? `unknown "${input.slice(0, 50)}": ${suggestName(input, EXPORT_FORMATS)}`
          : 'must be given once',
    })
    .optional()
    .meta({ description: 'default csv' }),
  from: roundNumberSchema
    .optional()
    .meta({ description: 'first round, default 1: a broken export goes on from there' }),
  to: roundNumberSchema.optional().meta({ description: 'last round, default the last that is played now' }),
});
