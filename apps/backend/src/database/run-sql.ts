import { Client, type QueryResultRow } from 'pg';

/** Runs SQL on a connection of its own, outside any transaction: for CREATE DATABASE and its like. */
export async function runSql(databaseUrl: string, text: string): Promise<QueryResultRow[]> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return (await client.query<QueryResultRow>(text)).rows;
  } finally {
    await client.end();
  }
}
