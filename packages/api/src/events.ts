import { z } from 'zod';
import { historySchema } from './analytics.ts';
import { GAME_STATUSES } from './game-statuses.ts';
import { MAX_ROUNDS } from './limits.ts';
import { wholeNumber } from './paging.ts';

/** Points in one event; a listener that comes back gets what it missed in at most the second number. */
export const MAX_EVENT_POINTS = 200;
export const MAX_MISSED_POINTS = 2000;

/** Header that a browser sends when it reconnects. */
export const eventHeadersSchema = z.object({
  'last-event-id': wholeNumber(0, MAX_ROUNDS)
    .optional()
    .meta({ description: 'the rounds of which the listener has the points: those that it missed follow' }),
});

const rounds = z.object({ played: z.int(), planned: z.int().nullable() });

export const statusEventSchema = z.object({
  status: z.enum(GAME_STATUSES),
  rounds,
  digest: z.string(),
  fault: z.string().nullable(),
  revision: z.int().meta({ description: 'another one than before: the game was edited' }),
});
export type StatusEvent = z.infer<typeof statusEventSchema>;

export const progressEventSchema = z.object({
  rounds,
  roundsPerSecond: z.number().nullable().meta({ description: 'over the last seconds; null while it is not known' }),
  expectedEnd: z.string().nullable().meta({ description: 'when the last planned round is played, if it goes on so' }),
  percent: z.number().nullable().meta({ description: 'of the planned rounds; null while nothing is planned' }),
});
export type ProgressEvent = z.infer<typeof progressEventSchema>;

const id = z.string().meta({ description: 'rounds played up to which the listener now has all points' });
const eventOf = <E extends string, T extends z.ZodType>(event: E, data: T) =>
  z.object({ event: z.literal(event), id, data });

/** An event of a game's stream: the lines `event`, `id` and, as JSON, `data`. */
export const gameEventSchema = z
  .discriminatedUnion('event', [
    eventOf('status', statusEventSchema),
    eventOf('progress', progressEventSchema),
    eventOf('points', historySchema),
    eventOf('gone', z.object({})),
  ])
  .meta({ id: 'GameEvent' });
export type GameEvent = z.infer<typeof gameEventSchema>;
