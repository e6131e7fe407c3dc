import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { databaseUrlOf, testDatabase } from '../../../../tests/database.ts';
import { connect } from './connection.ts';
import { SCHEMA_FILES } from './dump-schema.ts';
import { migrate } from './migrations.ts';
import { runSql } from './run-sql.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

test.each(Object.entries(SCHEMA_FILES))('%s is what the migrations lead to', async (name, write) => {
  const written = await readFile(join(import.meta.dirname, name), 'utf8');
  expect(written, `${name} is out of date: run \`pnpm schema\` and look at what changed`).toBe(
    await write(database.url),
  );
});

test('schema.sql leads to itself: it is SQL that makes the same tables', async () => {
  const copy = await testDatabase();
  try {
    await runSql(copy.url, 'DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    const written = await readFile(join(import.meta.dirname, 'schema.sql'), 'utf8');
    const statements = written.split(/\n\n/).filter((statement) => statement.includes('CREATE'));
    // Tables are in the order of their names, and refer to each other: those that cannot be yet are tried again.
    for (let left = statements; left.length > 0;) {
      const failed: string[] = [];
      for (const statement of left) await runSql(copy.url, statement).catch(() => failed.push(statement));
      expect(failed.length, failed.join('\n')).toBeLessThan(left.length);
      left = failed;
    }
    expect(await SCHEMA_FILES['schema.sql'](copy.url)).toBe(written);
  } finally {
    await copy.drop();
  }
});

test('many may migrate an empty database at once: all succeed, and each migration runs once', async () => {
  const serverUrl = inject('databaseServerUrl');
  const name = `farol_empty_${process.pid}`;
  await runSql(serverUrl, `CREATE DATABASE ${name}`);
  const url = databaseUrlOf(serverUrl, name);
  try {
    const ran = await Promise.all(Array.from({ length: 4 }, () => migrate(url)));
    const db = connect(url);
    const applied = await sql<{ name: string }>`SELECT name FROM kysely_migration ORDER BY name`.execute(db);
    await db.destroy();
    const names = applied.rows.map((row) => row.name);
    expect(names.length).toBeGreaterThan(0);
    expect(ran.flat().toSorted()).toEqual(names);
    expect(await migrate(url)).toEqual([]);
    expect(await SCHEMA_FILES['schema.sql'](url)).toBe(await SCHEMA_FILES['schema.sql'](database.url));
  } finally {
    await runSql(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
  }
});
