import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { agentsAfter, type Manifest } from '@farol/kernel';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/database.ts';
import { runSql } from './run-sql.ts';

const textOf = (name: string) => readFile(join(import.meta.dirname, 'migrations', `${name}.sql`), 'utf8');

const manifestOf = (kind: string, agents: readonly (readonly [count: number, joins: number, leaves?: number])[]) =>
  ({
    engine: 1,
    rules: { kind },
    information: { kind: 'attendance' },
    seed: '1',
    initialHistory: 'random',
    agents: agents.map(([count, joins, leaves]) => {
      const entry = { strategy: 'always', params: {}, count, joins };
      return leaves === undefined ? entry : { ...entry, leaves };
    }),
  }) as Manifest;

test('0003-list-games finds kind and N of the games that there are', async () => {
  const database = await testDatabase();
  try {
    const played = 10;
    const manifests = [
      manifestOf('el-farol', []),
      manifestOf('minority', [[101, 0]]),
      manifestOf('el-farol', [
        [10_000_000, 0],
        [7, 0, 3],
        [5, 3, 10],
        [2, 10],
        [1, 0, 11],
      ]),
      manifestOf('curves', [[4, 0, 10]]),
    ];
    const rows = manifests.map((manifest, index) => {
      const id = `00000000-0000-7000-8000-00000000000${index}`;
      const owner = '00000000-0000-7000-8000-000000000001';
      return `('${id}', '${owner}', 'a game', '${JSON.stringify(manifest)}', ${played}, '')`;
    });
    // What was before stands in a schema of its own.
    await runSql(
      database.url,
      `CREATE SCHEMA before; SET search_path = before; ${await textOf('0001-games')} ${await textOf('0002-experiments')}
      INSERT INTO games (id, owner_id, name, manifest, rounds_played, digest) VALUES ${rows.join(', ')};
      ${await textOf('0003-list-games')}`,
    );
    expect(await runSql(database.url, 'SELECT kind, agents::int FROM before.games ORDER BY id')).toEqual(
      manifests.map((manifest) => ({ kind: manifest.rules.kind, agents: agentsAfter(manifest, played) })),
    );
  } finally {
    await database.drop();
  }
});
