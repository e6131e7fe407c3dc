import { cellOf } from '@farol/experiments';
import type { Database } from '../database/connection.ts';
import {
  type ExperimentRow,
  listExperiments,
  listReplicates,
  type ReplicateKey,
  showExperiment,
  showReplicate,
} from '../experiments/queries.ts';
import { describeCells } from '../experiments/results.ts';
import { type GameRow, showGame } from '../games/queries.ts';
import type { Viewer } from '../owners/viewer.ts';
import { BLOCK_ROUNDS } from '../series/blocks.ts';
import { readAttendances } from '../series/queries.ts';
import { readEvents } from './audit-log.ts';
import { findUser, showPerson } from './queries.ts';

/** Rounds of a line. */
const LINE_ROUNDS = 4 * BLOCK_ROUNDS;
/** Rows that are read at once. */
const PAGE = 100;

/** Everything that is stored about a person, an object for each line. Secrets and their hashes are left out. */
export async function* readOwnData(db: Database, viewer: Viewer): AsyncGenerator<object> {
  const { ownerId } = viewer;
  yield* readAccount(db, ownerId);
  for await (const event of readEvents(db, { person: ownerId })) yield { kind: 'audit-event', ...event };
  for await (const game of readGames(db, ownerId)) yield* readGame(db, game);
  for await (const experiment of readExperiments(db, viewer)) yield* readExperiment(db, experiment);
}

/** The account with its ways to sign in, devices, keys and shares. */
async function* readAccount(db: Database, id: string): AsyncGenerator<object> {
  const user = await findUser(db, id);
  const signIns = db.selectFrom('credentials').select(['provider_id', 'account_id']).where('user_id', '=', id);
  const ways = (await signIns.execute()).map((row) => ({ by: row.provider_id, account: row.account_id }));
  yield { kind: 'account', ...showPerson(user), ownLimits: user.limits, signInsBy: ways };
  const devices = await db
    .selectFrom('sessions')
    .select(['id', 'ip_address as address', 'user_agent as agent'])
    .select(['created_at as createdAt', 'updated_at as lastSeenAt', 'expires_at as expiresAt'])
    .where('user_id', '=', id)
    .execute();
  for (const device of devices) yield { kind: 'device', ...device };
  const keys = await db
    .selectFrom('api_keys')
    .select(['id', 'name', 'scope', 'start', 'created_at as createdAt'])
    .select(['expires_at as expiresAt', 'last_used_at as lastUsedAt'])
    .where('user_id', '=', id)
    .execute();
  for (const key of keys) yield { kind: 'key', ...key };
  yield* readShares(db, id);
}

/** Shares by the person, of things that others own with the person, and links. */
async function* readShares(db: Database, id: string): AsyncGenerator<object> {
  const rows = await db
    .selectFrom('shares')
    .leftJoin('games', 'games.id', 'shares.game_id')
    .leftJoin('experiments', 'experiments.id', 'shares.experiment_id')
    .select(['shares.id', 'shares.game_id as game', 'shares.experiment_id as experiment', 'shares.may'])
    .select(['shares.user_id as with', 'shares.created_at as createdAt', 'shares.expires_at as expiresAt'])
    .where((row) =>
      row.or([row('shares.user_id', '=', id), row('games.owner_id', '=', id), row('experiments.owner_id', '=', id)]),
    )
    .execute();
  for (const share of rows) yield { kind: 'share', ...share };
}

async function* readGames(db: Database, ownerId: string): AsyncGenerator<GameRow> {
  for (let last: string | undefined, isWhole = false; !isWhole;) {
    const after = last;
    const games = await db
      .selectFrom('games')
      .selectAll()
      .where('owner_id', '=', ownerId)
      .$if(after !== undefined, (query) => query.where('id', '>', after!))
      .orderBy('id')
      .limit(PAGE)
      .execute();
    yield* games;
    last = games.at(-1)?.id;
    isWhole = games.length < PAGE;
  }
}

/** A game with its manifest, then its attendances, compact: what was played stays as it is while it plays on. */
async function* readGame(db: Database, game: GameRow): AsyncGenerator<object> {
  const { id, manifest, rounds_played: played } = game;
  yield { kind: 'game', ...showGame(game), manifest };
  for (let from = 0; from < played; from += LINE_ROUNDS) {
    const attendances = await readAttendances(db, id, from, Math.min(from + LINE_ROUNDS, played));
    yield { kind: 'rounds', game: id, from: from + 1, attendances: [...attendances] };
  }
}

async function* readExperiments(db: Database, viewer: Viewer): AsyncGenerator<ExperimentRow> {
  for (let cursor: string | undefined, isWhole = false; !isWhole;) {
    const rows = await listExperiments(db, viewer, { limit: PAGE, cursor });
    yield* rows;
    cursor = rows.at(-1)?.id;
    isWhole = rows.length < PAGE;
  }
}

/** An experiment with its design, its games, and the results of each cell. */
async function* readExperiment(db: Database, experiment: ExperimentRow): AsyncGenerator<object> {
  const { id, design } = experiment;
  yield { kind: 'experiment', ...showExperiment(experiment, 0) };
  for (let after: ReplicateKey | undefined, isWhole = false; !isWhole;) {
    const rows = await listReplicates(db, id, { limit: 10 * PAGE, ...(after ? { after } : {}) });
    for (const row of rows) {
      yield { kind: 'replicate', experiment: id, ...showReplicate(experiment, cellOf(design, row.cell).rounds, row) };
    }
    after = rows.at(-1);
    isWhole = rows.length < 10 * PAGE;
  }
  for await (const cell of describeCells(db, experiment)) yield { kind: 'result', experiment: id, ...cell };
}
