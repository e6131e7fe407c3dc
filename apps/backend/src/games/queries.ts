import { agentsAfter, type Manifest, playFault } from '@farol/kernel';
import { type Game, Problem } from '@farol/api';
import { CompiledQuery, type Selectable, sql } from 'kysely';
import type { Queryable } from '../database/connection.ts';
import type { Games } from '../database/schema.ts';
import type { Viewer } from '../owners/viewer.ts';

export type GameRow = Selectable<Games>;

/** A game as the API shows it. */
export function showGame(row: GameRow): Game {
  const { manifest } = row;
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    rules: manifest.rules,
    information: manifest.information,
    seed: manifest.seed,
    agents: row.agents,
    rounds: { played: row.rounds_played, planned: row.rounds_planned },
    digest: row.digest,
    obstacle: row.obstacle,
    roundsPerSecond: row.tempo,
    fault: row.fault,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

const noSuchGame = (id: string) => new Problem('not-found', `there is no game ${id}: GET /games lists yours`);

/** The viewer's game, or the problem that there is none. `lock` keeps it from changing until the transaction ends. */
export async function findGame(
  db: Queryable,
  viewer: Viewer,
  id: string,
  options: { lock?: boolean } = {},
): Promise<GameRow> {
  // As text, because nearly every request begins with it: to build and compile it each time takes twice as long.
  const query = `SELECT * FROM games WHERE id = $1 AND owner_id = $2${options.lock ? ' FOR UPDATE' : ''}`;
  const { rows } = await db.executeQuery<GameRow>(CompiledQuery.raw(query, [id, viewer.ownerId]));
  const [row] = rows;
  if (!row) throw noSuchGame(id);
  return row;
}

/** What follows from the manifest after `played` rounds, and is stored beside it; it changes with the manifest alone. */
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
  game: { id: string; name: string; manifest: Manifest; rounds: number | null; digest: string },
): Promise<GameRow> {
  return db
    .insertInto('games')
    .values({
      id: game.id,
      owner_id: viewer.ownerId,
      name: game.name,
      manifest: game.manifest,
      rounds_planned: game.rounds,
      digest: game.digest,
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
    | 'rounds_planned'
    | 'rounds_played'
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
  { id, version, rounds_played: played }: Pick<GameRow, 'id' | 'version' | 'rounds_played'>,
  changes: GameUpdate,
): Promise<GameRow> {
  const { manifest } = changes;
  const derived = manifest ? derivedOf(manifest, played) : {};
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

/** Removes the viewer's game with all its rounds, and tells whoever listens. */
export async function deleteGame(db: Queryable, viewer: Viewer, id: string): Promise<void> {
  const row = await db
    .deleteFrom('games')
    .where('id', '=', id)
    .where('owner_id', '=', viewer.ownerId)
    .returning('version')
    .executeTakeFirst();
  if (!row) throw noSuchGame(id);
  await sql`SELECT pg_notify('game_changed', ${`${id} ${row.version + 1}`})`.execute(db);
}
