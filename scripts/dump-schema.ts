import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SCHEMA_FILES } from '../apps/backend/src/database/dump-schema.ts';
import { startEmbedded } from '../apps/launcher/src/postgres/embedded.ts';
import { migrate } from '../apps/backend/src/database/migrations.ts';

/** Writes what the migrations lead to: schema.sql to read, schema.ts for the compiler. */
const dataDir = await mkdtemp(join(tmpdir(), 'farol-schema-'));
// As root, the server runs as another user, who needs access.
await chmod(dataDir, 0o711);
const database = await startEmbedded({ dataDir, durable: false });
try {
  await migrate(database.url);
  for (const [name, write] of Object.entries(SCHEMA_FILES)) {
    const file = resolve(import.meta.dirname, '../apps/backend/src/database', name);
    await writeFile(file, await write(database.url));
    console.log(file);
  }
} finally {
  await database.stop();
  await rm(dataDir, { recursive: true, force: true });
}
