import { setTimeout as sleep } from 'node:timers/promises';
import { PgBoss, type Queue } from 'pg-boss';
import { isReadOnly } from './database/disk-full.ts';
import { connectionSettings, TIMEOUTS } from './database/timeouts.ts';

/** Jobs that are given to another worker when theirs has ended, however often. */
const PATIENT = {
  policy: 'short',
  notify: true,
  heartbeatSeconds: 10,
  expireInSeconds: 3600,
  retryLimit: 1_000_000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 5,
  deleteAfterSeconds: 3600,
} as const satisfies Omit<Queue, 'name'>;

/**
 * Every queue; a new one is a line here and a `work` in worker.ts. `short`: for each game at most one job waits,
 * whatever is active, so that a game resumed while its last turn is ending is not forgotten; two active at once do no
 * harm. Policies that allow one active job a game go by a list of these that is renewed once a minute: a game that
 * was at its turn then waits for a minute.
 */
export const QUEUES = [
  { name: 'play', ...PATIENT },
  { name: 'experiment', ...PATIENT },
] as const satisfies (Queue & { name: string })[];

export type Boss = PgBoss;

/** The job queue in this database. `supervise`: whether it also looks for jobs that their worker has lost. */
export function createBoss(
  databaseUrl: string,
  options: { migrate?: boolean; supervise?: boolean; listen?: boolean } = {},
) {
  const { migrate = false, supervise = false, listen = false } = options;
  const boss = new PgBoss({
    ...connectionSettings(databaseUrl, TIMEOUTS.jobs),
    application_name: 'farol jobs',
    max: 3,
    migrate,
    createSchema: migrate,
    supervise,
    schedule: false,
    useListenNotify: listen,
    superviseIntervalSeconds: 2,
    monitorIntervalSeconds: 2,
  });
  pauseWhileHeld(boss);
  return boss;
}

/** Time that a write waits, without a connection, after it failed because writes are held back. */
const HELD_PAUSE_MS = 3000;

/**
 * While writes are held back, by an upgrade or a full disk, every fetch fails, and pg closes the connection of a query
 * that fails. Without a pause the fetches of one worker would open some ten connections a second, and occupy all that
 * the queue may have.
 */
function pauseWhileHeld(boss: Boss): void {
  const db = boss.getDb();
  const execute = db.executeSql.bind(db);
  db.executeSql = async (text, values) => {
    try {
      return await execute(text, values);
    } catch (error) {
      if (isReadOnly(error)) await sleep(HELD_PAUSE_MS, undefined, { ref: false });
      throw error;
    }
  };
}
