import { Client } from 'pg';
import { expect, test, vi } from 'vitest';
import { testDatabase } from '../../../../tests/database.ts';
import { migrate } from './migrations.ts';

test('a migration that waits too long for a lock releases its own, and tries again', async () => {
  const database = await testDatabase();
  const bystander = new Client({ connectionString: database.url });
  await bystander.connect();
  try {
    await bystander.query('BEGIN; LOCK TABLE kysely_migration');
    let waits = 0;
    const migrating = migrate(database.url, { onLocked: () => waits++ });
    await vi.waitFor(() => expect(waits).toBe(1), { timeout: 20_000 });
    await bystander.query('COMMIT');
    expect(await migrating).toEqual([]);
  } finally {
    await bystander.end();
    await database.drop();
  }
});
