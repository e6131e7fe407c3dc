import { configureWithDatabaseOrExit } from './configuration.ts';
import { migrate } from './database/migrations.ts';
import { createLog } from './log.ts';

/** Brings the database to this version's schema, then ends. */
const { databaseUrl, logLevel } = configureWithDatabaseOrExit();
const log = createLog('migrate', logLevel);
const onLocked = () => log.warn('another process holds a lock that the migration needs: trying again');
try {
  log.info({ ran: await migrate(databaseUrl, { onLocked }) }, 'the schema is current');
} catch (error) {
  log.fatal({ error }, 'the migration failed and was rolled back');
  process.exit(1);
}
