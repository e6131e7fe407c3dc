import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../apps/launcher/src/postgres/embedded.ts';
import { migrate } from '../apps/backend/src/database/migrations.ts';
import { runSql } from '../apps/backend/src/database/run-sql.ts';
import { databaseUrlOf, templateName } from './database.ts';

/** One PostgreSQL server for a whole test run, with a migrated database to clone. */
export default async function startTestServer(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'farol-tests-'));
  // As root, the server runs as another user, who needs access.
  await chmod(directory, 0o711);
  const server = await startEmbedded({ dataDir: directory, durable: false });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    await runSql(server.url, `CREATE DATABASE ${templateName}`);
    await migrate(databaseUrlOf(server.url, templateName));
    // Nobody may change what the others clone, and a connection would hinder the cloning.
    await runSql(server.url, `ALTER DATABASE ${templateName} ALLOW_CONNECTIONS false`);
  } catch (error) {
    await stop();
    throw error;
  }
  project.provide('databaseServerUrl', server.url);
  return stop;
}
