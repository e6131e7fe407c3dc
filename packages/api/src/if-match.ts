import { z } from 'zod';

const TAG = String.raw`"[\x21\x23-\x7e]*"`;

/** The header of an edit that must not overwrite a revision its sender has not seen. */
export const ifMatchSchema = z.object({
  'if-match': z
    .string()
    .regex(
      new RegExp(`^(\\*|${TAG}(\\s*,\\s*${TAG})*)$`),
      'must be the ETag of an answer with its quotes, such as "7", or *; a weak tag (W/"7") never matches',
    )
    .optional()
    .meta({ description: 'the ETag of the revision that is edited; another current revision answers 412' }),
});
