import {
  defaultOrder,
  GAME_SORTS,
  type GameSort,
  type GameStatus,
  ID_START_LENGTH,
  invalidRequest,
  SORT_ORDERS,
  type SortOrder,
} from '@farol/api';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Queryable } from '../database/connection.ts';
import { isShared } from '../owners/shares.ts';
import type { Viewer } from '../owners/viewer.ts';
import type { GameRow } from './queries.ts';

/** Which games are meant: those that fit all that is given. */
export interface GameFilter {
  search?: string | undefined;
  status?: GameStatus | undefined;
  kind?: string | undefined;
  /** `others`: games that others share with the viewer. */
  owner?: 'me' | 'others' | undefined;
}

export interface GamePage {
  sort?: GameSort | undefined;
  order?: SortOrder | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** Where a page ends: the sort's value there and the game's id. Times are in microseconds, as PostgreSQL has them. */
const cursorSchema = z.object({
  sort: z.enum(GAME_SORTS),
  order: z.enum(SORT_ORDERS),
  // PostgreSQL has no NUL in a text.
  value: z.union([z.int().nonnegative(), z.string().regex(/^[^\p{Cc}\p{Cs}]*$/u), z.null()]),
  id: z.uuid(),
  /** When the first page was read. */
  since: z.int().nonnegative(),
});
type Cursor = z.infer<typeof cursorSchema>;

interface Key {
  /** Sort column before the id; none where the id alone sorts. */
  expression?: RawBuilder<unknown>;
  /** The same as it stands in a cursor, and back. */
  value: RawBuilder<unknown>;
  type: 'number' | 'string' | 'object';
  parse: (value: Cursor['value']) => RawBuilder<unknown>;
  /** True if play increases it. */
  grows?: boolean;
}

const microseconds = (time: RawBuilder<unknown>) => sql`(extract(epoch FROM ${time}) * 1000000)::int8`;
const timeOf = (value: Cursor['value']) => sql`(timestamptz 'epoch' + ${value}::float8 * interval '1 microsecond')`;
const wholeNumber = (column: RawBuilder<unknown>) =>
  ({ expression: column, value: column, type: 'number', parse: (value) => sql`${value}::int8` }) as const satisfies Key;

/** As in the index games_by_name. */
const lowerName = sql`lower(name COLLATE pg_c_utf8)`;

/**
 * An update of what is indexed rewrites every index's entry; so there is no index on what each slice of play raises:
 * the updates and rounds of 100,000 games are sorted in 30 ms.
 */
const KEYS: Record<GameSort, Key> = {
  // Ids are UUIDv7: their order is the order of creation.
  created: { value: sql`NULL`, type: 'object', parse: () => sql`NULL` },
  updated: {
    expression: sql`updated_at`,
    value: microseconds(sql`updated_at`),
    type: 'number',
    parse: timeOf,
    grows: true,
  },
  name: { expression: lowerName, value: lowerName, type: 'string', parse: (value) => sql`${value}::text` },
  rounds: { ...wholeNumber(sql`rounds_played`), grows: true },
  agents: wholeNumber(sql`agents`),
};

function readCursor(cursor: string, sort: GameSort, order: SortOrder): Cursor {
  try {
    const read = cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    if (read.sort === sort && read.order === order && typeof read.value === KEYS[sort].type) return read;
  } catch {
    // Whatever is wrong with it, there is one thing to do.
  }
  const message = `must be the \`next\` of the page before, with the same sort and order`;
  throw invalidRequest([{ field: 'cursor', message }], 'query');
}

const writeCursor = (cursor: Cursor) => Buffer.from(JSON.stringify(cursor)).toString('base64url');

/** The first and last id that begin so; undefined if none does, or nearly all may. */
function idsFrom(start: string): { first: string; last: string } | undefined {
  const fill = (digit: string) =>
    start.toLowerCase() + '8-4-4-4-12'.replace(/\d+/g, (n) => digit.repeat(Number(n))).slice(start.length);
  const first = fill('0');
  if (start.length < ID_START_LENGTH || !/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(first)) return undefined;
  return { first, last: fill('f') };
}

function matches(search: string): RawBuilder<unknown> {
  const named = sql`strpos(name_key, search_key(${search}::text)) > 0`;
  const ids = idsFrom(search);
  return ids ? sql`(${named} OR id BETWEEN ${ids.first}::uuid AND ${ids.last}::uuid)` : named;
}

function fits(viewer: Viewer, { search, status, kind, owner }: GameFilter): RawBuilder<unknown>[] {
  return [
    owner === 'others' ? isShared(viewer, 'game_id') : sql`owner_id = ${viewer.ownerId}`,
    ...(status === undefined ? [] : [sql`status = ${status}`]),
    ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
    ...(search === undefined || search === '' ? [] : [matches(search)]),
  ];
}

const all = (conditions: readonly RawBuilder<unknown>[]) => sql.join(conditions, sql` AND `);

/**
 * A page of the viewer's games, in order, and the cursor of the next one. Of a game that moves while one pages it is
 * not said on which page it is; but paging ends: what has grown since the first page is on no later one of those that
 * go upwards.
 */
export async function listGames(
  db: Queryable,
  viewer: Viewer,
  filter: GameFilter,
  { sort = 'created', order = defaultOrder(sort), limit, cursor }: GamePage,
): Promise<{ rows: GameRow[]; next: string | null }> {
  const { expression, value, parse, grows } = KEYS[sort];
  const place = cursor === undefined ? undefined : readCursor(cursor, sort, order);
  const conditions = fits(viewer, filter);
  const direction = sql.raw(order);
  if (place) {
    const beyond = sql.raw(order === 'asc' ? '>' : '<');
    conditions.push(
      expression
        ? sql`(${expression}, id) ${beyond} (${parse(place.value)}, ${place.id}::uuid)`
        : sql`id ${beyond} ${place.id}::uuid`,
    );
    if (grows && order === 'asc') conditions.push(sql`updated_at <= ${timeOf(place.since)}`);
  }
  const ordered = sql`ORDER BY ${expression ? sql`${expression} ${direction}, ` : sql``}id ${direction}`;
  // What a cursor holds is worked out for the page's games alone.
  const { rows } = await sql<GameRow & { place_value: Cursor['value']; read_at: number }>`
    SELECT *, ${value} AS place_value, ${microseconds(sql`now()`)} AS read_at
    FROM (SELECT * FROM games WHERE ${all(conditions)} ${ordered} LIMIT ${limit + 1}) AS page ${ordered}`.execute(db);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const next = last && { sort, order, value: last.place_value, id: last.id, since: place?.since ?? last.read_at };
  return { rows: page, next: next ? writeCursor(next) : null };
}

/** How many of the viewer's games fit. */
export async function countGames(db: Queryable, viewer: Viewer, filter: GameFilter): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    SELECT count(*) AS total FROM games WHERE ${all(fits(viewer, filter))}`.execute(db);
  return rows[0].total;
}
