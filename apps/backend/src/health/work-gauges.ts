import { sql } from 'kysely';
import { Gauge, Registry } from 'prom-client';
import type { Database } from '../database/connection.ts';
import { QUEUES } from '../queue.ts';

const ANSWER_MS = 2000;

/** The jobs that wait or are played now. pg-boss keeps those that are done for an hour: their index is not needed. */
async function countJobs(db: Database) {
  const { rows } = await sql<{ queue: string; state: string; count: number }>`
    SELECT name AS queue, CASE state WHEN 'active' THEN 'active' ELSE 'waiting' END AS state, count(*) AS count
    FROM pgboss.job WHERE state IN ('created', 'retry', 'active') GROUP BY 1, 2`.execute(db);
  return rows;
}

/** Work in the database at the time of the request, for Prometheus; reports an unavailable database too. */
export function createWorkGauges(db: Database): () => Promise<string> {
  const registry = new Registry();
  const registers = [registry];
  const databaseUp = new Gauge({
    name: 'farol_database_up',
    help: '1 if the database answered this request within two seconds, else 0; farol_jobs is then missing',
    registers,
  });
  const jobs = new Gauge({
    name: 'farol_jobs',
    help: 'Jobs by queue; waiting: no worker has taken them; active: one plays them',
    labelNames: ['queue', 'state'],
    registers,
  });
  return async () => {
    const timeout = new Promise<undefined>((resolve) => setTimeout(resolve, ANSWER_MS, undefined).unref());
    const counts = await Promise.race([countJobs(db), timeout]).catch(() => undefined);
    databaseUp.set(counts ? 1 : 0);
    jobs.reset();
    if (counts)
      for (const { name: queue } of QUEUES) for (const state of ['waiting', 'active']) jobs.set({ queue, state }, 0);
    for (const { queue, state, count } of counts ?? []) jobs.set({ queue, state }, count);
    return registry.metrics();
  };
}
