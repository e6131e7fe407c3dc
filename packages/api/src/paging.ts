import { z } from 'zod';

/** A whole number in a query string. */
export function wholeNumber(min: number, max: number) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .string({ error: ({ input }) => (Array.isArray(input) ? 'must be given once' : message) })
    .regex(/^\d{1,16}$/, message)
    .transform(Number)
    .refine((value) => value >= min && value <= max, message)
    .meta({ type: 'integer', minimum: min, maximum: max });
}

/** How many rows a page has. */
export const limitSchema = wholeNumber(1, 1000).optional().meta({ description: 'rows on a page, default 100' });
export const DEFAULT_LIMIT = 100;

/** Where the next page starts: what the page before gave as `next`. */
const CURSOR = 'must be the `next` of the page before';
export const cursorSchema = z
  .string(CURSOR)
  // It may hold a game's name, of 200 characters, in an encoding.
  .max(2000, CURSOR)
  .optional()
  .meta({ description: 'the `next` of the page before' });

export const nextSchema = z.string().nullable().meta({ description: 'the cursor of the next page; null on the last' });
