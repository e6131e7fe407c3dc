import { sql } from 'kysely';
import type { Database, Transaction } from '../database/connection.ts';
import { deleteExperiment, lockExperiment } from '../experiments/queries.ts';
import { deleteGame } from '../games/queries.ts';
import { forgive } from '../http/rate-limit.ts';
import { LOCAL_VIEWER } from '../owners/viewer.ts';
import { MAILS_BY_ACCOUNT, PASSWORDS_BY_PERSON, SIGN_INS_BY_ACCOUNT } from './limits.ts';
import { refuseLastAdministrator } from './people.ts';
import { findUser, type UserRow } from './queries.ts';

/**
 * Deletes a person with all games, experiments, keys and shares. Only the audit log keeps id and name. The person is
 * blocked first, then each game and each experiment is deleted in a transaction of its own, running ones too. If it
 * breaks off, the person stays blocked, and a second call goes on. `recordDeletion` runs in the last transaction.
 */
export async function deletePerson(
  db: Database,
  id: string,
  recordDeletion: (trx: Transaction) => Promise<void>,
): Promise<void> {
  const user = await db.transaction().execute(async (trx) => {
    await refuseLastAdministrator(trx, id, 'deleted');
    const found = await findUser(trx, id, { lock: true });
    await trx.updateTable('users').set({ is_blocked: true }).where('id', '=', id).execute();
    return found;
  });
  do {
    await deleteGames(db, id);
    await deleteExperiments(db, id);
  } while (!(await db.transaction().execute((trx) => deleteRest(trx, user, recordDeletion))));
  await forgive(db, SIGN_INS_BY_ACCOUNT, user.email);
  await forgive(db, MAILS_BY_ACCOUNT, user.email);
  await forgive(db, PASSWORDS_BY_PERSON, id);
}

async function deleteGames(db: Database, ownerId: string): Promise<void> {
  const next = db.selectFrom('games').select('id').where('owner_id', '=', ownerId).limit(1);
  for (let found = await next.executeTakeFirst(); found; found = await next.executeTakeFirst()) {
    const { id } = found;
    await db.transaction().execute(async (trx) => {
      const game = await trx.selectFrom('games').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
      // A worker that plays it stores nothing more.
      if (game) await deleteGame(trx, game);
    });
  }
}

async function deleteExperiments(db: Database, ownerId: string): Promise<void> {
  const next = db.selectFrom('experiments').select('id').where('owner_id', '=', ownerId).limit(1);
  for (let found = await next.executeTakeFirst(); found; found = await next.executeTakeFirst()) {
    const { id } = found;
    await db.transaction().execute(async (trx) => {
      const experiment = await lockExperiment(trx, id);
      if (experiment) await deleteExperiment(trx, experiment);
    });
  }
}

/** Deletes the account and its owner; false if a request that was under way has added a game or an experiment. */
async function deleteRest(
  trx: Transaction,
  { id, email }: UserRow,
  recordDeletion: (trx: Transaction) => Promise<void>,
): Promise<boolean> {
  // Waits for transactions that add something to this owner.
  await sql`SELECT FROM owners WHERE id = ${id} FOR UPDATE`.execute(trx);
  const { rows } = await sql<{ is_left: boolean }>`
    SELECT EXISTS (SELECT FROM games WHERE owner_id = ${id} UNION ALL SELECT FROM experiments WHERE owner_id = ${id})
      AS is_left`.execute(trx);
  if (rows[0].is_left) return false;
  await trx.deleteFrom('answers').where('owner_id', '=', id).execute();
  await trx.deleteFrom('tickets').where('email', '=', email).execute();
  await sql`DELETE FROM verifications WHERE strpos(value, ${id}) > 0 OR strpos(value, ${email}) > 0`.execute(trx);
  await trx.deleteFrom('users').where('id', '=', id).execute();
  if (id === LOCAL_VIEWER.ownerId) {
    // It stays for a laboratory without accounts.
    await sql`UPDATE owners SET name = ${LOCAL_VIEWER.name}, played_ms = 0, day = NULL, day_agent_rounds = 0
      WHERE id = ${id}`.execute(trx);
  } else await trx.deleteFrom('owners').where('id', '=', id).execute();
  await recordDeletion(trx);
  return true;
}
