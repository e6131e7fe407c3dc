import { z } from 'zod';

/**
 * A character that people can see: no blank, mark, control, format or other ignorable character, and not the empty
 * Braille cell. Letters such as the Hangul fillers are ignorable too. A mark is seen on the character before it. A code
 * point without a character shows a box.
 */
const VISIBLE = /[^\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** The name of a game, an experiment or an entry of agents. */
export const nameSchema = (maxLength: number) =>
  z
    .string({ error: ({ input }) => (input === undefined ? 'is missing' : 'must be text') })
    .trim()
    .min(1, 'must not be empty')
    .max(maxLength, `must be at most ${maxLength} characters`)
    // PostgreSQL stores no NUL, and UTF-8 has no half of a surrogate pair.
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must not contain control characters or halves of surrogate pairs')
    .refine((name) => name === '' || VISIBLE.test(name), 'must have a visible character, such as a letter or a digit');
