import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { runSql } from '../apps/backend/src/database/run-sql.ts';

export const templateName = 'farol_template';

/** A migrated, empty database of one's own; what still connects to it when it is dropped is cut off. */
export async function testDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const serverUrl = inject('databaseServerUrl');
  if (serverUrl === undefined) throw new Error('Add tests/database-setup.ts to `globalSetup` of this vitest project.');
  const name = `farol_${randomUUID().replaceAll('-', '')}`;
  await runSql(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${templateName} STRATEGY FILE_COPY`);
  return {
    url: databaseUrlOf(serverUrl, name),
    async drop() {
      await runSql(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

export function databaseUrlOf(serverUrl: string, name: string): string {
  return Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
}
