import { RULES } from '@farol/kernel';
import { z } from 'zod';
import { GAME_ACTIONS, GAME_STATUSES, type GameAction } from './game-statuses.ts';
import { GAME_SORTS, SORT_ORDERS } from './game-sorts.ts';
import { gameNameSchema, informationSchema, roundCountSchema, rulesSchema } from './manifest-fields.ts';
import { cursorSchema, limitSchema, nextSchema, wholeNumber } from './paging.ts';
import { strictObject } from './strict-object.ts';
import { suggestName } from './suggest-name.ts';

const namesOf = <T extends Record<string, unknown>>(table: T) => Object.keys(table) as (keyof T & string)[];
export const oneOfNames = <const T extends readonly [string, ...string[]]>(names: T) =>
  z.enum(names, {
    error: ({ input }) =>
      typeof input === 'string'
        ? `unknown "${input.slice(0, 50)}": ${suggestName(input, names)}`
        : `must be one of ${names.map((name) => `"${name}"`).join(', ')}`,
  });

export const gameIdSchema = z.uuid('must be the id of a game, a UUID');

/** The beginning of an id is one from this many characters on: ids made within days of each other begin alike. */
export const ID_START_LENGTH = 8;

const MAX_SEARCH = 200;
const searchSchema = z
  .string({ error: ({ input }) => (Array.isArray(input) ? 'must be given once' : 'must be text') })
  .trim()
  .max(MAX_SEARCH, `must be at most ${MAX_SEARCH} characters`)
  // PostgreSQL stores no NUL.
  .regex(/^[^\p{Cc}]*$/u, 'must not contain control characters');

const RULES_KINDS = RULES.map(({ kind }) => kind) as [string, ...string[]];

export const listGamesQuerySchema = strictObject({
  search: searchSchema.optional().meta({
    description: `part of the name, in capitals or not; or an id, or its beginning from ${ID_START_LENGTH} characters on`,
  }),
  status: oneOfNames(GAME_STATUSES).optional(),
  owner: oneOfNames(['me', 'others'])
    .optional()
    .meta({ description: 'default me; others: games that other people share with one' }),
  kind: oneOfNames(RULES_KINDS).optional().meta({ description: 'the kind of rules' }),
  sort: oneOfNames(GAME_SORTS).optional().meta({ description: 'default created' }),
  order: oneOfNames(SORT_ORDERS).optional().meta({ description: 'default desc; for names asc' }),
  limit: limitSchema,
  cursor: cursorSchema,
});

export const changeStatusSchema = strictObject({
  action: oneOfNames(namesOf(GAME_ACTIONS) as [GameAction, ...GameAction[]]),
});

export const forkGameSchema = strictObject({
  name: gameNameSchema.optional(),
  round: z
    .int('must be a number of rounds played')
    .min(0, 'must be a number of rounds played')
    .optional()
    .meta({ description: 'how many rounds the new game shares with this one, default all that were played' }),
});

export const simulateSchema = strictObject({
  rounds: roundCountSchema.optional().meta({ description: 'how many more rounds; without it, all that are planned' }),
});
export const simulateQuerySchema = strictObject({
  wait: wholeNumber(0, 60).optional().meta({ description: 'seconds to wait for the end before answering' }),
});

export const gameSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    status: z.enum(GAME_STATUSES),
    rules: rulesSchema.meta({ description: 'the kind and all its parameters' }),
    unnamed: z
      .array(z.string())
      .meta({ description: 'parameters of the rules left to their defaults, which follow N until the first round' }),
    information: informationSchema,
    seed: z.string(),
    agents: z.int().meta({ description: 'N, the agents that play the next round' }),
    rounds: z.object({
      played: z.int(),
      planned: z.int().nullable().meta({ description: 'null while nothing is planned' }),
    }),
    digest: z.string().meta({ description: 'SHA-256 chain over the attendances so far' }),
    citation: z
      .object({ rounds: z.int(), digest: z.string(), isVerified: z.boolean().nullable() })
      .nullable()
      .meta({ description: 'the citation that it was opened from; isVerified is null until its rounds are played' }),
    obstacle: z.string().nullable().meta({ description: 'what forbids playing the next round; null if nothing does' }),
    roundsPerSecond: z.number().nullable().meta({ description: 'its tempo; null: as fast as it can' }),
    fault: z.string().nullable().meta({ description: 'why the game failed; null unless it did' }),
    createdAt: z.string(),
    updatedAt: z.string(),
    revision: z.int().meta({ description: 'counts edits by people, not play; the ETag is this number in quotes' }),
  })
  .meta({ id: 'Game' });
export type Game = z.infer<typeof gameSchema>;

export const gameListSchema = z
  .object({
    games: z.array(gameSchema),
    next: nextSchema.meta({
      description: 'the cursor of the next page, for the same sort and order; null on the last',
    }),
    total: z.int().meta({ description: 'games that fit search, status and kind, on all pages' }),
  })
  .meta({ id: 'GameList' });
export type GameList = z.infer<typeof gameListSchema>;
