import { agentsAfter, type Manifest, playFault } from '@farol/kernel';
import { followAgents, type Game, Problem } from '@farol/api';
import { CompiledQuery, type Selectable, sql } from 'kysely';
import type { Queryable, Transaction } from '../database/connection.ts';
import type { Games } from '../database/schema.ts';
import { findShare, type Might, refuseBeyond } from '../owners/shares.ts';
import type { Viewer } from '../owners/viewer.ts';
import { deleteBlocks } from '../series/queries.ts';

export type GameRow = Selectable<Games>;

/** A game as the API shows it. */
export function showGame(row: GameRow): Game {
  const { manifest } = row;
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    rules: manifest.rules,
    unnamed: row.unnamed,
    information: manifest.information,
    seed: manifest.seed,
    agents: row.agents,
    rounds: { played: row.rounds_played, planned: row.rounds_planned },
    digest: row.digest,
    citation: citationOf(row),
    obstacle: row.obstacle,
    roundsPerSecond: row.tempo,
    fault: row.fault,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    revision: row.revision,
  };
}

function citationOf({ cited_rounds: rounds, cited_digest: digest, cited_verified: isVerified }: GameRow) {
  return rounds === null || digest === null ? null : { rounds, digest, isVerified };
}

const noSuchGame = (id: string) => new Problem('not-found', `there is no game ${id}: GET /games lists yours`);

/**
 * A game of the viewer, or one that another owner shares with the viewer for what `may` says (default: to view); else
 * the problem. `lock` keeps it from changing until the transaction ends.
 */
export async function findGame(
  db: Queryable,
  viewer: Viewer,
  id: string,
  { lock = false, may = 'view' }: { lock?: boolean; may?: Might } = {},
): Promise<GameRow> {
  // As text, because nearly every request begins with it: to build and compile it each time takes twice as long.
  const query = `SELECT * FROM games WHERE id = $1 AND owner_id = $2${lock ? ' FOR UPDATE' : ''}`;
  const read = async (ownerId: string) =>
    (await db.executeQuery<GameRow>(CompiledQuery.raw(query, [id, ownerId]))).rows[0] as GameRow | undefined;
  const own = await read(viewer.ownerId);
  if (own) return own;
  const shared = await findShared(db, viewer, id);
  const row = shared && (await read(shared.ownerId));
  if (!row) throw noSuchGame(id);
  refuseBeyond(shared.may, may);
  return row;
}

/** The owner of a game that is shared with the viewer, and what the viewer may do with it. */
async function findShared(db: Queryable, viewer: Viewer, id: string) {
  const may = await findShare(db, viewer, 'game_id', id);
  if (may === undefined) return undefined;
  const game = await db.selectFrom('games').select('owner_id').where('id', '=', id).executeTakeFirst();
  return game && { may, ownerId: game.owner_id };
}

/** True if agents join or leave after more than `from` and up to `to` rounds. */
function hasChangeWithin({ agents }: Manifest, from: number, to: number): boolean {
  const isWithin = (round: number) => round > from && round <= to;
  return to > from && agents.some(({ joins, leaves }) => isWithin(joins) || (leaves !== undefined && isWithin(leaves)));
}

/** Columns that follow from the manifest after `played` rounds. */
export function derivedOf(manifest: Manifest, played: number): Pick<GameRow, 'kind' | 'agents' | 'obstacle'> {
  return {
    kind: manifest.rules.kind,
    agents: agentsAfter(manifest, played),
    obstacle: playFault(manifest, played) ?? null,
  };
}

/** `digest`: that of no rounds. */
export async function insertGame(
  db: Queryable,
  viewer: Viewer,
  game: {
    id: string;
    name: string;
    manifest: Manifest;
    unnamed: string[];
    rounds: number | null;
    digest: string;
    cited?: { rounds: number; digest: string } | undefined;
  },
): Promise<GameRow> {
  return db
    .insertInto('games')
    .values({
      id: game.id,
      owner_id: viewer.ownerId,
      name: game.name,
      manifest: game.manifest,
      unnamed: game.unnamed,
      rounds_planned: game.rounds,
      digest: game.digest,
      cited_rounds: game.cited?.rounds ?? null,
      cited_digest: game.cited?.digest ?? null,
      ...derivedOf(game.manifest, 0),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Columns that a change may set. */
export type GameUpdate = Partial<
  Pick<
    GameRow,
    | 'name'
    | 'status'
    | 'manifest'
    | 'unnamed'
    | 'rounds_planned'
    | 'rounds_played'
    | 'cited_verified'
    | 'played_ms'
    | 'tempo'
    | 'digest'
    | 'fault'
    | 'due_at'
    | 'claims'
  >
>;

/** Changes the game if it is still at the version that was read, and tells whoever listens. */
export async function updateGame(
  db: Queryable,
  game: GameRow,
  given: GameUpdate & { revision?: number },
): Promise<GameRow> {
  const { id, version, rounds_played: played, unnamed } = game;
  // Until the first round, defaults that depend on the number of agents follow it.
  const isFollowing = given.manifest !== undefined && played === 0;
  const changes = isFollowing ? { ...given, manifest: followAgents(given.manifest!, given.unnamed ?? unnamed) } : given;
  const { manifest, rounds_played: now = played } = changes;
  const isOther = manifest !== undefined || hasChangeWithin(game.manifest, played, now);
  const derived = {
    ...(isOther ? derivedOf(manifest ?? game.manifest, now) : {}),
    // Another game than the one that was cited.
    ...(manifest && game.cited_verified === null ? { cited_rounds: null, cited_digest: null } : {}),
  };
  const row = await db
    .updateTable('games')
    .set({ ...changes, ...derived, version: version + 1, updated_at: sql`now()` })
    .where('id', '=', id)
    .where('version', '=', version)
    .returningAll()
    .executeTakeFirst();
  if (!row)
    throw new Problem('changed-meanwhile', 'the game changed while this was under way: look at it again and repeat');
  await sql`SELECT pg_notify('game_changed', ${`${id} ${row.version}`})`.execute(db);
  return row;
}

/** An edit by a person: whoever edits an earlier revision is told. Play uses updateGame. */
export const editGame = (db: Queryable, game: GameRow, edit: GameUpdate): Promise<GameRow> =>
  updateGame(db, game, { ...edit, revision: game.revision + 1 });

/** Deletes a game with all its rounds, and notifies listeners. */
export async function deleteGame(trx: Transaction, { id, rounds_played, version }: GameRow): Promise<void> {
  await deleteBlocks(trx, id, rounds_played);
  await trx.deleteFrom('games').where('id', '=', id).execute();
  await sql`SELECT pg_notify('game_changed', ${`${id} ${version + 1}`})`.execute(trx);
}
