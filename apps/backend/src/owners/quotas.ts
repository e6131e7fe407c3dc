import { Problem, type QuotaLimits, type QuotaUse } from '@farol/api';
import { sql } from 'kysely';
import type { Configuration } from '../configuration.ts';
import type { Queryable, Transaction } from '../database/connection.ts';
import type { Quotas } from '../tools.ts';
import { readStorage } from './storage.ts';

type OwnLimits = Partial<QuotaLimits> | null;

/** The limits of a configuration. */
export const quotasOf = ({ limits, accounts }: Pick<Configuration, 'limits' | 'accounts'>): Quotas => ({
  limits,
  isPerPerson: accounts !== undefined,
});

/** False where nobody has a limit: then play costs no query more. */
export const isMetered = ({ limits, isPerPerson }: Quotas): boolean =>
  isPerPerson || Object.values(limits).some((limit) => limit !== null);

/** The limits of a person: own ones, null for unlimited, go before those of the laboratory. */
export const limitsFor = ({ limits }: Quotas, own: OwnLimits): QuotaLimits => ({ ...limits, ...own });

const DAY_MS = 24 * 60 * 60 * 1000;
/** The next midnight, UTC. */
const resetTime = () => new Date((Math.floor(Date.now() / DAY_MS) + 1) * DAY_MS);

const TODAY = sql`(now() AT TIME ZONE 'UTC')::date`;
const agentRoundsToday = sql`CASE WHEN day = ${TODAY} THEN day_agent_rounds ELSE 0 END`;
const ownLimits = sql`(SELECT limits FROM users WHERE users.id = owners.id)`;

interface Standing {
  limits: QuotaLimits;
  agentRounds: number;
}

/** Limits of an owner, and the agent-rounds of today. `lock`: other starts of the owner wait for this transaction. */
async function readStanding(db: Queryable, quotas: Quotas, ownerId: string, lock = false): Promise<Standing> {
  const { rows } = await sql<{ limits: OwnLimits; agent_rounds: number }>`
    SELECT ${ownLimits} AS limits, ${agentRoundsToday} AS agent_rounds
    FROM owners WHERE id = ${ownerId} ${lock ? sql`FOR NO KEY UPDATE` : sql``}`.execute(db);
  const row = rows.at(0);
  return { limits: limitsFor(quotas, row?.limits ?? null), agentRounds: row?.agent_rounds ?? 0 };
}

/** Running games and experiments of each owner that has any. */
async function countRunning(db: Queryable, ownerIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ owner_id: string; running: number }>`
    SELECT owner_id, count(*) AS running FROM (
      SELECT owner_id FROM games WHERE status = 'running' AND owner_id = ANY(${ownerIds}::uuid[])
      UNION ALL SELECT owner_id FROM experiments WHERE status = 'running' AND owner_id = ANY(${ownerIds}::uuid[])
    ) AS running GROUP BY owner_id`.execute(db);
  return new Map(rows.map(({ owner_id: id, running }) => [id, running]));
}

/** Agent-rounds that the owner may still play today; Infinity without a limit. */
export async function readAgentRoundsLeft(db: Queryable, quotas: Quotas, ownerId: string): Promise<number> {
  if (!isMetered(quotas)) return Infinity;
  const { limits, agentRounds } = await readStanding(db, quotas, ownerId);
  return (limits.agentRoundsPerDay ?? Infinity) - agentRounds;
}

/** Adds played agent-rounds to the owner's day. Returns what is left of it: negative if the limit is exceeded. */
export async function bookAgentRounds(trx: Transaction, quotas: Quotas, ownerId: string, played: number) {
  if (!isMetered(quotas)) return Infinity;
  const { rows } = await sql<{ limits: OwnLimits; agent_rounds: number }>`
    UPDATE owners SET day = ${TODAY}, day_agent_rounds = ${agentRoundsToday} + ${played}::float8
    WHERE id = ${ownerId} RETURNING ${ownLimits} AS limits, day_agent_rounds AS agent_rounds`.execute(trx);
  // None if the owner was deleted meanwhile.
  const row = rows.at(0);
  if (!row) return Infinity;
  return (limitsFor(quotas, row.limits).agentRoundsPerDay ?? Infinity) - row.agent_rounds;
}

interface Exceeded {
  limit: number;
  used: number;
  asked: number;
}

function exceeded(name: keyof QuotaLimits, words: string, { limit, used, asked }: Exceeded): Problem {
  const isDaily = name === 'agentRoundsPerDay';
  const resetsAt = isDaily ? resetTime() : null;
  const until = resetsAt === null ? '' : `; the day ends at ${resetsAt.toISOString()}`;
  return new Problem('quota-exceeded', words + until, {
    quota: { name, limit, used, asked, resetsAt: resetsAt?.toISOString() ?? null },
    // More than a whole day's limit is refused tomorrow too.
    ...(resetsAt && asked <= limit
      ? { retryAfterSeconds: Math.max(1, Math.ceil((resetsAt.getTime() - Date.now()) / 1000)) }
      : {}),
  });
}

function refuseAgentRounds({ limits, agentRounds: used }: Standing, asked: number): void {
  const limit = limits.agentRoundsPerDay;
  if (limit === null || used + asked <= limit) return;
  const words =
    `the limit is ${limit} agent-rounds a day (agents × rounds): ${used} are played today, and this would add ` +
    `${asked}: plan fewer rounds`;
  throw exceeded('agentRoundsPerDay', words, { limit, used, asked });
}

/** The problem if these rounds, which are about to be played, exceed what is left of the day. */
export async function refuseRounds(db: Queryable, quotas: Quotas, ownerId: string, asked: number): Promise<void> {
  if (isMetered(quotas)) refuseAgentRounds(await readStanding(db, quotas, ownerId), asked);
}

/** The same once they are played: steps that were played at the same time count too. */
export async function bookOrRefuse(trx: Transaction, quotas: Quotas, ownerId: string, played: number): Promise<void> {
  const left = await bookAgentRounds(trx, quotas, ownerId, played);
  if (left >= 0) return;
  const { limits, agentRounds } = await readStanding(trx, quotas, ownerId);
  refuseAgentRounds({ limits, agentRounds: agentRounds - played }, played);
}

/** The problem if the owner's storage is full. */
async function refuseFull(db: Queryable, quotas: Quotas, ownerId: string, limit: number | null): Promise<void> {
  if (limit === null) return;
  const used = (await readStorage(db, quotas, [ownerId], limit)).get(ownerId)!;
  if (used < limit) return;
  const words = `the limit is ${limit} bytes of stored rounds, and ${used} are used: delete games or experiments`;
  throw exceeded('storageBytes', words, { limit, used, asked: 0 });
}

/** The problem if the owner may create nothing now: another game, or an experiment with `games`. */
export async function refuseCreation(db: Queryable, quotas: Quotas, ownerId: string, games?: number): Promise<void> {
  if (!isMetered(quotas)) return;
  const { limits } = await readStanding(db, quotas, ownerId);
  const limit = limits.experimentGames;
  if (games !== undefined && limit !== null && games > limit) {
    const words = `the limit is ${limit} games in an experiment, and this has ${games}: take fewer levels or replicates`;
    throw exceeded('experimentGames', words, { limit, used: 0, asked: games });
  }
  await refuseFull(db, quotas, ownerId, limits.storageBytes);
}

/** The problem if another game or experiment of the owner, with so many agent-rounds to play, may not start now. */
export async function refuseStart(trx: Transaction, quotas: Quotas, ownerId: string, agentRounds: number) {
  if (!isMetered(quotas)) return;
  // A second start waits here, and then counts the first.
  const standing = await readStanding(trx, quotas, ownerId, true);
  const { runningGames: limit, storageBytes } = standing.limits;
  const used = limit === null ? 0 : ((await countRunning(trx, [ownerId])).get(ownerId) ?? 0);
  if (limit !== null && used >= limit) {
    const words = `the limit is ${limit} running games and experiments, and ${used} run: pause or cancel one first`;
    throw exceeded('runningGames', words, { limit, used, asked: 1 });
  }
  refuseAgentRounds(standing, agentRounds);
  await refuseFull(trx, quotas, ownerId, storageBytes);
}

/** The use of their limits by owners. */
export async function readUse(
  db: Queryable,
  quotas: Quotas,
  ownerIds: readonly string[],
): Promise<Map<string, QuotaUse>> {
  const { rows } = await sql<{ id: string; agent_rounds: number }>`
    SELECT id, ${agentRoundsToday} AS agent_rounds FROM owners WHERE id = ANY(${ownerIds}::uuid[])`.execute(db);
  const running = await countRunning(db, ownerIds);
  const storage = await readStorage(db, quotas, ownerIds);
  return new Map(
    rows.map(({ id, agent_rounds: agentRoundsToday }) => [
      id,
      {
        runningGames: running.get(id) ?? 0,
        agentRoundsToday,
        storageBytes: storage.get(id) ?? 0,
        resetsAt: resetTime().toISOString(),
      },
    ]),
  );
}
