import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { runSql } from '../apps/backend/src/database/run-sql.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The server of this test run; see testDatabase(). */
    databaseServerUrl: string;
  }
}

export const templateName = 'farol_template';

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A database for one test file, migrated unless another template is named; dropping it ends its connections. */
export async function testDatabase(template = templateName): Promise<TestDatabase> {
  const serverUrl = inject('databaseServerUrl');
  if (serverUrl === undefined) throw new Error('Add tests/database-setup.ts to `globalSetup` of this vitest project.');
  const name = `farol_${randomUUID().replaceAll('-', '')}`;
  await runSql(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
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
