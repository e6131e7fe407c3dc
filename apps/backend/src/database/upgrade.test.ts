import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Game, type Manifest } from '@farol/kernel';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { testDatabase } from '../../../../tests/database.ts';
import { issueTicket } from '../accounts/tickets.ts';
import { clientWith, WITH_ACCOUNTS } from '../testing/people.ts';
import { type StartedBackend, startBackend } from '../testing.ts';
import { migrate } from './migrations.ts';
import { runSql } from './run-sql.ts';

/**
 * A laboratory of the version whose newest migration was 0003: testing/laboratory-0003.sql is its dump
 * (`pg_dump --inserts --no-owner --no-privileges`, without comments), the JSON beside it its API's answers.
 */
interface Former {
  games: {
    id: string;
    name: string;
    status: string;
    rounds: { played: number };
    roundsPerSecond: number | null;
    digest: string;
    manifest: Manifest;
  }[];
  experiments: { id: string; name: string; status: string; design: { seed: string }; csv: string }[];
}

const textOf = (name: string) => readFile(join(import.meta.dirname, 'testing', name), 'utf8');
const former = JSON.parse(await textOf('laboratory-0003.json')) as Former;

/** The lines of two statistics in a table of results, without `planned`, a last column that the former ones had not. */
function means(csv: string): string[] {
  const [header, ...lines] = csv.split('\r\n');
  const found = lines.filter((line) => /,(volatility|meanAttendance),/.test(line));
  return header.endsWith(',planned') ? found.map((line) => line.slice(0, line.lastIndexOf(','))) : found;
}

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];

/** The former laboratory, upgraded. */
async function upgraded(environment: NodeJS.ProcessEnv = {}): Promise<StartedBackend> {
  const database = await testDatabase('template1');
  await runSql(database.url, await textOf('laboratory-0003.sql'));
  await migrate(database.url);
  return startBackend(environment, database);
}

beforeAll(async () => {
  laboratory = await upgraded();
  ({ ask } = laboratory);
});
afterAll(() => laboratory.stop());

describe('a laboratory of the last version', () => {
  test('has all its games, and no others', async () => {
    const { body } = await ask('GET', '/games?limit=100');
    const names = body.games.map((game: { name: string }) => game.name);
    expect(names).toEqual(expect.arrayContaining(former.games.map(({ name }) => name)));
    // Three more games were created between the answers and the dump.
    expect(names).toHaveLength(former.games.length + 3);
  });

  test.each(former.games)(
    'keeps "$name" as it was',
    async ({ id, name, status, rounds, digest, manifest, ...game }) => {
      const { body } = await ask('GET', `/games/${id}`);
      expect(body).toMatchObject({ name, status, digest, rounds, roundsPerSecond: game.roundsPerSecond, revision: 1 });
      expect((await ask('GET', `/games/${id}/manifest`)).body.manifest).toEqual(manifest);
      if (rounds.played === 0) return;
      const replayed = new Game(manifest);
      const last = replayed.play(rounds.played).at(-1);
      expect(replayed.digest).toBe(digest);
      const answer = await ask('GET', `/games/${id}/rounds/${rounds.played}`);
      expect(answer.body).toMatchObject({ round: rounds.played, attendance: last });
    },
  );

  test.each(former.experiments)('keeps "$name" as it was', async ({ id, name, status, design, csv }) => {
    const { body } = await ask('GET', `/experiments/${id}`);
    expect(body).toMatchObject({ name, status, design: { seed: design.seed } });
    const results = (await ask('GET', `/experiments/${id}/results?format=csv`)).body as string;
    expect(means(results)).toEqual(means(csv));
    expect(means(csv).length > 0).toBe(status === 'completed');
  });

  test('plays a game to its end that was playing at the upgrade', async () => {
    await laboratory.playJobs();
    const { body } = await ask('GET', '/games?limit=100');
    const { id } = body.games.find((game: { name: string }) => game.name === 'Running with a tempo');
    await ask('PATCH', `/games/${id}`, { roundsPerSecond: null });
    const game = await vi.waitFor(
      async () => {
        const { body: shown } = await ask('GET', `/games/${id}`);
        expect(shown.status).toBe('completed');
        return shown;
      },
      { timeout: 60_000, interval: 200 },
    );
    const { manifest } = (await ask('GET', `/games/${id}/manifest`)).body as { manifest: Manifest };
    const replayed = new Game(manifest);
    replayed.play(3000);
    expect(game).toMatchObject({ rounds: { played: 3000 }, digest: replayed.digest });
  }, 90_000);
});

describe('a laboratory that gets accounts', () => {
  test('gives all its games and experiments to the first administrator', async () => {
    const own = await upgraded(WITH_ACCOUNTS);
    try {
      const { db } = own.backend;
      const before = await db.selectFrom('games').select(['id', 'manifest', 'digest', 'rounds_played']).execute();
      const { link } = await issueTicket(db, WITH_ACCOUNTS.PUBLIC_URL, { purpose: 'set-up', role: 'administrator' });
      const person = { email: 'ada@example.org', name: 'Ada', password: 'correct horse 1' };
      const accepted = await own.ask('POST', '/invitations/accept', { token: new URL(link).hash.slice(1), ...person });
      const ada = clientWith(own, accepted);
      const { body } = await ada('GET', '/games?limit=1000');
      expect(body.games).toHaveLength(before.length);
      expect(before.length).toBeGreaterThanOrEqual(former.games.length);
      for (const { id, digest, rounds_played: played } of before) {
        const { body: game } = await ada('GET', `/games/${id}`);
        expect(game).toMatchObject({ digest, rounds: { played } });
      }
      expect((await ada('GET', '/experiments')).body.experiments).toHaveLength(former.experiments.length);
      const after = await db.selectFrom('games').select(['id', 'manifest', 'digest', 'rounds_played']).execute();
      expect(after).toEqual(before);
      expect(await db.selectFrom('owners').select('id').execute()).toEqual([{ id: accepted.body.id }]);
    } finally {
      await own.stop();
    }
  });
});
