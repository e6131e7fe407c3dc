import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LOCAL_VIEWER } from '../owners/viewer.ts';
import type { StartedBackend } from '../testing.ts';
import { BLOCK_ROUNDS, cutBlocks } from '../series/blocks.ts';
import { writeSeries } from '../series/queries.ts';

import { PASSWORD, type SignedUp, signUp, startLaboratory } from './testing/sign-up.ts';

const BAR = { rules: { kind: 'el-farol' }, agents: [{ strategy: 'arthur', count: 10 }], seed: '1994', rounds: 500 };
const DESIGN = {
  name: 'sweep',
  seed: '1',
  base: { rules: BAR.rules, agents: BAR.agents, rounds: 50 },
  factors: [{ path: 'rules.capacity', values: [3, 6] }],
  replicates: 2,
};

let laboratory: StartedBackend;
let ada: SignedUp;
beforeAll(async () => {
  laboratory = await startLaboratory();
  ada = await signUp(laboratory, 'ada', 'administrator', true);
  await laboratory.playJobs();
});
afterAll(() => laboratory.stop());

/** A person who leaves a trace in every table that names people. */
async function active(name: string) {
  const person = await signUp(laboratory, name, 'member');
  const { ask, email, id } = person;
  const other = await signUp(laboratory, `${name}-friend`, 'member');
  const must = async (status: number, method: string, path: string, body?: unknown, headers = {}) => {
    const answer = await ask(method, path, body, headers);
    expect(answer.status, `${path}: ${JSON.stringify(answer.body)}`).toBe(status);
    return answer.body;
  };
  const game = await must(201, 'POST', '/games', { ...BAR, name: `${name}s bar` }, { 'Idempotency-Key': `${name}-1` });
  await must(201, 'POST', `/games/${game.id}/rounds`, { count: 300 });
  const endless = await must(201, 'POST', '/games', { ...BAR, rounds: 1_000_000_000 });
  await must(200, 'PATCH', `/games/${endless.id}/status`, { action: 'start' });
  const experiment = await must(201, 'POST', '/experiments', DESIGN);
  await must(200, 'PATCH', `/experiments/${experiment.id}/status`, { action: 'start' });
  const { key } = await must(201, 'POST', '/account/keys', { name: 'laptop', scope: 'play' });
  await must(201, 'POST', `/games/${game.id}/shares`, { email: other.email });
  const { link } = await must(201, 'POST', `/experiments/${experiment.id}/shares`, {});
  const { id: theirs } = (await other.ask('POST', '/games', BAR)).body;
  expect((await other.ask('POST', `/games/${theirs}/shares`, { email })).status).toBe(201);
  const { recoveryCodes } = await must(200, 'POST', '/account/two-factor', { password: PASSWORD });
  await ada.ask('POST', `/people/${id}/reset-link`);
  await laboratory.ask('POST', '/session', { email, password: 'wrong' });
  const secrets = [key, PASSWORD, new URL(link).hash.slice(1), ...recoveryCodes] as string[];
  return { ...person, game, endless, experiment, secrets, theirs };
}

/** Every table with a row that contains one of the texts. */
async function tablesWith(texts: string[]): Promise<string[]> {
  const { db } = laboratory.backend;
  const { rows: tables } = await sql<{ name: string }>`SELECT format('%I', table_name) AS name
    FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`.execute(db);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.raw(name)} AS t
      WHERE EXISTS (SELECT FROM unnest(${texts}::text[]) AS text WHERE strpos(t::text, text) > 0)`.execute(db);
    if (rows[0].n > 0) found.push(name);
  }
  expect(tables.length).toBeGreaterThan(15);
  return found;
}

const parseLines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('an export contains everything about the person, and no secret', async () => {
  const person = await active('grace');
  const { ask, id, game, experiment, secrets } = person;
  for (let done = false; !done;) done = (await ask('GET', `/experiments/${experiment.id}`)).body.status === 'completed';
  await ask('PATCH', `/games/${person.endless.id}/status`, { action: 'pause' });
  const { status, headers, body } = await ask('GET', '/account/export');
  expect([status, headers.get('Content-Type')]).toEqual([200, 'application/x-ndjson']);
  const lines = parseLines(body);
  const of = (kind: string) => lines.filter((line) => line.kind === kind);
  expect(of('account')).toEqual([expect.objectContaining({ id, email: 'grace@example.org', name: 'grace' })]);
  expect(of('device')).toHaveLength(1);
  expect(of('key')).toEqual([expect.objectContaining({ name: 'laptop', scope: 'play' })]);
  expect(of('share')).toHaveLength(3);
  expect(of('audit-event').map(({ action }) => action)).toEqual(
    expect.arrayContaining(['account-created', 'key-created', 'shared', 'sign-in-failed', 'data-exported']),
  );
  expect(of('game').map((each) => each.id)).toEqual([game.id, person.endless.id]);
  const [shown] = of('game');
  const cited = (await ask('GET', `/games/${game.id}/manifest`)).body;
  expect(shown).toMatchObject({ manifest: cited.manifest, digest: cited.digest, rounds: { played: 300 } });
  const { rounds } = (await ask('GET', `/games/${game.id}/rounds?limit=300`)).body;
  expect(of('rounds').find((line) => line.game === game.id)).toEqual({
    kind: 'rounds',
    game: game.id,
    from: 1,
    attendances: rounds.map(({ attendance }: { attendance: number }) => attendance),
  });
  expect(of('experiment')).toEqual([expect.objectContaining({ id: experiment.id, design: experiment.design })]);
  expect(of('replicate')).toHaveLength(4);
  expect(of('replicate').every(({ digest, statistics }) => digest && statistics)).toBe(true);
  const { cells } = (await ask('GET', `/experiments/${experiment.id}/results`)).body;
  expect(of('result')).toEqual(cells.map((cell: object) => ({ kind: 'result', experiment: experiment.id, ...cell })));
  for (const secret of secrets) expect(body).not.toContain(secret);
  const { db } = laboratory.backend;
  const hashes = await sql<{ hash: string }>`SELECT key_hash AS hash FROM api_keys UNION ALL
    SELECT token_hash FROM sessions UNION ALL SELECT token_hash FROM shares WHERE token_hash IS NOT NULL UNION ALL
    SELECT password FROM credentials UNION ALL SELECT secret FROM two_factors UNION ALL
    SELECT token_hash FROM tickets`.execute(db);
  expect(hashes.rows.length).toBeGreaterThan(5);
  for (const { hash } of hashes.rows) expect(body).not.toContain(hash);
}, 60_000);

test('an export of a long game is read as the client reads', async () => {
  const { ask } = await signUp(laboratory, 'linus', 'member');
  const { id } = (await ask('POST', '/games', BAR)).body;
  const { db } = laboratory.backend;
  const rounds = 100 * BLOCK_ROUNDS + 5;
  await writeSeries(db, id, { blocks: cutBlocks(0, new Uint32Array(rounds).fill(7)), chunks: [] });
  await db.updateTable('games').set({ rounds_played: rounds }).where('id', '=', id).execute();
  const lines = parseLines((await ask('GET', '/account/export')).body);
  const parts = lines.filter(({ kind }) => kind === 'rounds');
  expect(parts.map(({ from }) => from)).toEqual(Array.from({ length: 26 }, (_, index) => index * 4 * BLOCK_ROUNDS + 1));
  expect(parts.reduce((sum, { attendances }) => sum + attendances.length, 0)).toBe(rounds);
});

test.each(['the person', 'an administrator'])(
  'deletion by %s leaves nothing but audit events',
  async (by) => {
    const person = await active(by === 'the person' ? 'henry' : 'irene');
    const { id, email, game, endless, experiment } = person;
    const traces = [id, email, game.id, endless.id, experiment.id];
    expect(await tablesWith(traces)).toEqual(
      expect.arrayContaining(['answers', 'api_keys', 'games', 'owners', 'series', 'sessions', 'shares', 'tickets']),
    );
    if (by === 'the person') {
      expect((await person.ask('POST', '/account/delete', { password: 'not this one' })).status).toBe(401);
      const { status, headers } = await person.ask('POST', '/account/delete', { password: PASSWORD });
      expect(status).toBe(204);
      expect(headers.getSetCookie().join()).toMatch(/session_token=;.*Max-Age=0/i);
    } else expect((await ada.ask('DELETE', `/people/${id}`)).status).toBe(204);
    expect(await tablesWith(traces)).toEqual(['audit_events']);
    expect((await person.ask('GET', '/games')).status).toBe(401);
    const [event] = (await ada.ask('GET', `/audit?person=${id}&action=account-deleted`)).body.events;
    expect(event.actor.name).toBe(by === 'the person' ? person.name : 'ada');
    // Others keep what is theirs.
    const { rows } = await sql`SELECT FROM games WHERE id = ${person.theirs}`.execute(laboratory.backend.db);
    expect(rows).toHaveLength(1);
  },
  60_000,
);

test('a name that is changed is shown and logged', async () => {
  const { ask, id } = await signUp(laboratory, 'jo', 'member');
  expect((await ask('PATCH', '/account', { name: 'Joanna' })).body.name).toBe('Joanna');
  expect((await ask('GET', '/session')).body.person.name).toBe('Joanna');
  expect((await ada.ask('GET', `/audit?person=${id}`)).body.events[0].action).toBe('account-changed');
});

test('the owner of a laboratory without accounts stays when the first administrator is deleted', async () => {
  expect(ada.id).toBe(LOCAL_VIEWER.ownerId);
  await signUp(laboratory, 'second', 'administrator');
  expect((await ada.ask('POST', '/account/delete', { password: PASSWORD })).status).toBe(204);
  const owner = laboratory.backend.db.selectFrom('owners').select('name').where('id', '=', LOCAL_VIEWER.ownerId);
  expect(await owner.execute()).toEqual([{ name: 'local' }]);
});
