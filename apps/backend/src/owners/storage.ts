import { sql } from 'kysely';
import type { Queryable } from '../database/connection.ts';
import type { Quotas } from '../tools.ts';

/** A measurement is repeated after this time; sooner where it would refuse a request, because data may be deleted. */
const FRESH_MS = { within: 60_000, beyond: 5000 };

/** Measurements of this process. */
const measured = new WeakMap<Quotas, Map<string, { bytes: number; at: number }>>();

/**
 * Bytes of the stored rounds, summaries, checkpoints and parts of replicates of each owner, as compressed in their rows.
 * The size of a game's blocks is estimated from its first eight: PostgreSQL reads no other block for it.
 */
async function measure(db: Queryable, ownerIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ owner_id: string; bytes: number }>`
    SELECT owner_id, sum(bytes)::float8 AS bytes FROM (
      SELECT owner_id,
        coalesce((SELECT avg(pg_column_size(attendances)) FROM (
            SELECT attendances FROM series WHERE game_id = games.id ORDER BY block LIMIT 8) AS first)
          * (SELECT block + 1 FROM series WHERE game_id = games.id ORDER BY block DESC LIMIT 1), 0)
        + coalesce((SELECT sum(pg_column_size(packed)) FROM pyramid WHERE game_id = games.id), 0)
        + coalesce((SELECT sum(pg_column_size(snapshot)) FROM checkpoints WHERE game_id = games.id), 0) AS bytes
      FROM games WHERE owner_id = ANY(${ownerIds}::uuid[]) AND rounds_played > 0
      UNION ALL
      SELECT owner_id, pg_column_size(attendances) FROM experiments
        JOIN replicate_slices ON experiment_id = experiments.id WHERE owner_id = ANY(${ownerIds}::uuid[])
    ) AS parts GROUP BY owner_id`.execute(db);
  return new Map(rows.map(({ owner_id: id, bytes }) => [id, Math.round(bytes)]));
}

/** The storage that owners use, at most a minute old. */
export async function readStorage(
  db: Queryable,
  quotas: Quotas,
  ownerIds: readonly string[],
  limit: number | null = null,
): Promise<Map<string, number>> {
  const kept = measured.get(quotas) ?? new Map<string, { bytes: number; at: number }>();
  measured.set(quotas, kept);
  const now = performance.now();
  for (const [id, { bytes, at }] of kept) {
    const isBeyond = limit !== null && bytes >= limit && ownerIds.includes(id);
    if (now - at >= FRESH_MS[isBeyond ? 'beyond' : 'within']) kept.delete(id);
  }
  const old = ownerIds.filter((id) => !kept.has(id));
  if (old.length > 0) {
    const found = await measure(db, old);
    for (const id of old) kept.set(id, { bytes: found.get(id) ?? 0, at: now });
  }
  return new Map(ownerIds.map((id) => [id, kept.get(id)?.bytes ?? 0]));
}
