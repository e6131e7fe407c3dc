import { runSql } from '../apps/backend/src/database/run-sql.ts';

const COLUMNS = { series: 'attendances', pyramid: 'packed', checkpoints: 'snapshot' } as const;
type Table = keyof typeof COLUMNS;

/** Bytes of the compressed columns, and of the tables with indexes and dead rows. */
export interface Storage {
  bytes: Record<Table, number>;
  disk: number;
}

/** The stored bytes of rounds, minus `before`. */
export async function measureStorage(databaseUrl: string, before?: Storage): Promise<Storage> {
  const storage: Storage = { bytes: { series: 0, pyramid: 0, checkpoints: 0 }, disk: -(before?.disk ?? 0) };
  for (const [table, column] of Object.entries(COLUMNS) as [Table, string][]) {
    const [row] = await runSql(
      databaseUrl,
      `SELECT coalesce(sum(octet_length(${column})), 0)::float8 AS bytes,
        pg_total_relation_size('${table}')::float8 AS disk FROM ${table}`,
    );
    storage.bytes[table] = row['bytes'] - (before?.bytes[table] ?? 0);
    storage.disk += row['disk'];
  }
  return storage;
}
