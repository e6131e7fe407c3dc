import { configureWithDatabaseOrExit } from './configuration.ts';
import { migrate } from './database/migrations.ts';
import { createLog } from './log.ts';

/** Brings the database to this version's schema, and ends. */
const { databaseUrl, logLevel } = configureWithDatabaseOrExit();
const log = createLog('migrate', logLevel);
try {
  log.info({ ran: await migrate(databaseUrl) }, 'the schema is current');
} catch (error) {
  log.fatal({ error }, 'the migration failed and was rolled back');
  process.exit(1);
}
