import { z } from 'zod';
import { GAME_STATUSES, type GameStatus } from './game-statuses.ts';

const numberOrNull = z.number().nullable();
const ofEachStatus = Object.fromEntries(GAME_STATUSES.map((status) => [status, z.int()])) as Record<
  GameStatus,
  z.ZodInt
>;

/** How the laboratory is: what whoever runs it wants to see. Of all owners; figures are a few seconds old. */
export const operationsSchema = z
  .object({
    version: z.string(),
    startedAt: z.string().meta({ description: 'when the API that answers was started' }),
    database: z.object({
      version: z.string().meta({ description: 'of PostgreSQL' }),
      sizeBytes: z.number(),
      connections: z.int().meta({ description: 'open now, of whomever' }),
      maxConnections: z.int(),
    }),
    storage: z.object({
      tables: z
        .array(
          z.object({
            name: z.string(),
            sizeBytes: z.number().meta({ description: 'with its indexes' }),
            rows: numberOrNull.meta({ description: 'as PostgreSQL last estimated them; null if it never did' }),
          }),
        )
        .meta({ description: 'the largest first' }),
      games: z.int(),
      experiments: z.int(),
      roundsPlayed: z.number().meta({ description: 'of the games that there are' }),
      bytesPerRound: numberOrNull.meta({
        description: 'of series, pyramid and checkpoints, indexes included; null before any round',
      }),
    }),
    queue: z.array(
      z.object({
        name: z.string(),
        queued: z.int().meta({ description: 'waiting for a worker' }),
        active: z.int().meta({ description: 'taken by a worker' }),
        failed: z.int().meta({ description: 'given up in the last hour' }),
        oldestQueuedSeconds: numberOrNull.meta({ description: 'how long the first has waited; null if none waits' }),
      }),
    ),
    workers: z
      .array(
        z.object({
          name: z.string().meta({ description: 'host:pid' }),
          host: z.string(),
          pid: z.int().meta({ description: 'of its process, on its host' }),
          threads: z.int(),
          connectedSince: z.string(),
          playing: z.int().meta({ description: 'jobs that are active on it' }),
        }),
      )
      .meta({ description: 'those that were heard of in the last half minute, on whatever machine' }),
    games: z.object(ofEachStatus).meta({ description: 'how many are in each status' }),
    limits: z
      .object({
        maxAgents: z.int().meta({ description: 'of one entry' }),
        maxEntries: z.int().meta({ description: 'of a manifest' }),
        maxPlayingMebibytes: z.int().meta({ description: 'of a game while it plays' }),
        maxRounds: z.number().meta({ description: 'of a game' }),
        maxStepRounds: z.int().meta({ description: 'in one POST …/rounds' }),
        maxStatsRounds: z.int().meta({ description: 'that statistics look at' }),
        maxChoiceRounds: z.int().meta({ description: 'in one GET …/choices' }),
        maxChoices: z.int().meta({ description: 'in one GET …/choices' }),
        maxFactors: z.int().meta({ description: 'of an experiment' }),
        maxCells: z.int().meta({ description: 'of an experiment' }),
        maxReplicates: z.int().meta({ description: 'of a cell' }),
        maxExperimentGames: z.int(),
        maxReplicateRounds: z.int().meta({ description: 'of a game of an experiment' }),
      })
      .meta({ description: 'the most that requests may ask for' }),
  })
  .meta({ id: 'Operations' });
export type Operations = z.infer<typeof operationsSchema>;

/** Health checks of a process; 503 if one fails. */
export const healthSchema = z
  .object({
    status: z.enum(['ok', 'failing']),
    timestamp: z.string(),
    checks: z.record(z.string(), z.object({ ok: z.boolean(), detail: z.string().nullable() })),
  })
  .meta({ id: 'Health' });
export type Health = z.infer<typeof healthSchema>;
