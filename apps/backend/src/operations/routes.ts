import {
  LABORATORY_ROUTES,
  MAX_AGENTS,
  MAX_CELLS,
  MAX_CHOICE_ROUNDS,
  MAX_CHOICES,
  MAX_ENTRIES,
  MAX_FACTORS,
  MAX_GAMES,
  MAX_PLAYING_MEBIBYTES,
  MAX_REPLICATE_ROUNDS,
  MAX_REPLICATES,
  MAX_ROUNDS,
  MAX_STEP_ROUNDS,
  type Operations,
} from '@farol/api';
import { MAX_MEASURED_ROUNDS } from '@farol/kernel';
import type { Tools } from '../tools.ts';
import { readAtOnce } from '../database/connection.ts';
import { createRouter } from '../http/router.ts';
import { VERSION } from '../version.ts';
import { readDatabase, readQueue, readStorage, readWorkers } from './queries.ts';

/** However many look, and however often, it is read at most so often. */
const FRESH_MS = 2000;

const LIMITS: Operations['limits'] = {
  maxAgents: MAX_AGENTS,
  maxEntries: MAX_ENTRIES,
  maxPlayingMebibytes: MAX_PLAYING_MEBIBYTES,
  maxRounds: MAX_ROUNDS,
  maxStepRounds: MAX_STEP_ROUNDS,
  maxStatsRounds: MAX_MEASURED_ROUNDS,
  maxChoiceRounds: MAX_CHOICE_ROUNDS,
  maxChoices: MAX_CHOICES,
  maxFactors: MAX_FACTORS,
  maxCells: MAX_CELLS,
  maxReplicates: MAX_REPLICATES,
  maxExperimentGames: MAX_GAMES,
  maxReplicateRounds: MAX_REPLICATE_ROUNDS,
};

export function operationRoutes({ db }: Tools) {
  const routes = createRouter();
  let latest: { at: number; read: Promise<Operations> } | undefined;

  const read = async (): Promise<Operations> =>
    readAtOnce(db, async (trx) => ({
      version: VERSION,
      startedAt: new Date(performance.timeOrigin).toISOString(),
      database: await readDatabase(trx),
      ...(await readStorage(trx)),
      queue: await readQueue(trx),
      workers: await readWorkers(trx),
      limits: LIMITS,
    }));

  routes.openapi(LABORATORY_ROUTES.operations, async (c) => {
    if (!latest || performance.now() - latest.at > FRESH_MS) {
      const fresh = { at: performance.now(), read: read() };
      latest = fresh;
      // What has failed is not kept.
      fresh.read.catch(() => latest === fresh && (latest = undefined));
    }
    return c.json(await latest.read, 200);
  });

  return routes;
}
