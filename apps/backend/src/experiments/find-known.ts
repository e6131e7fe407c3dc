import type { CollectedStatistics, StatisticName } from '@farol/api';
import { MEASURE_VERSION } from '@farol/kernel';
import { sql } from 'kysely';
import type { Queryable } from '../database/connection.ts';

export interface Known {
  digest: string;
  statistics: CollectedStatistics;
}

/**
 * Replicates that this owner has had played and measured before, by the digest of their manifests: the same manifest
 * has the same history, and the same version of the definitions gives the same statistics.
 */
export async function findKnown(
  db: Queryable,
  ownerId: string,
  games: readonly { manifestDigest: string | null; transient: number }[],
  names: readonly StatisticName[],
): Promise<Map<string, Known>> {
  const wanted = games.map(({ manifestDigest, transient }) => ({ manifestDigest, transient }));
  const { rows } = await sql<Known & { manifest_digest: string }>`
    SELECT known.* FROM json_to_recordset(${JSON.stringify(wanted)}::json)
      AS wanted ("manifestDigest" text, transient bigint)
    CROSS JOIN LATERAL (
      SELECT manifest_digest, digest, statistics FROM replicates JOIN experiments ON experiments.id = experiment_id
      WHERE manifest_digest = wanted."manifestDigest" AND replicates.transient = wanted.transient
        AND replicates.status = 'done' AND measure_version = ${MEASURE_VERSION} AND owner_id = ${ownerId} AND jsonb_exists_all(statistics, ${names}::text[])
      LIMIT 1
    ) AS known`.execute(db);
  return new Map(
    rows.map(({ manifest_digest: name, digest, statistics }) => [
      name,
      { digest, statistics: Object.fromEntries(names.map((each) => [each, statistics[each] ?? null])) },
    ]),
  );
}
