import { sql } from 'kysely';
import type { Transaction } from '../database/connection.ts';
import { readAgentRoundsLeft } from '../owners/quotas.ts';
import type { ThreadPool } from '../threads/pool.ts';
import type { Tools } from '../tools.ts';
import type { ExperimentRow } from './queries.ts';
import { surveyDesign } from './survey-design.ts';

/**
 * Prepares to count the agent-rounds that an experiment has left, which takes a look at every cell. Without a limit
 * there is nothing to count.
 */
export async function prepareCount(
  { db, quotas, checks }: Pick<Tools, 'db' | 'quotas'> & { checks: ThreadPool },
  { id, owner_id: ownerId, design }: ExperimentRow,
  signal: AbortSignal,
): Promise<(trx: Transaction) => Promise<number>> {
  if ((await readAgentRoundsLeft(db, quotas, ownerId)) === Infinity) return () => Promise.resolve(0);
  const { agents, rounds } = await surveyDesign(checks, design, signal);
  return async (trx) => {
    const { rows } = await sql<{ cell: number; games: number; played: number }>`
      SELECT cell, count(*) AS games, sum(rounds_played)::int8 AS played FROM replicates
      WHERE experiment_id = ${id} AND status = 'pending' GROUP BY cell`.execute(trx);
    return rows.reduce((sum, { cell, games, played }) => sum + agents[cell] * (games * rounds[cell] - played), 0);
  };
}
