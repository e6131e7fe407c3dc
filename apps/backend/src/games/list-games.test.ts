import { agentsAfter } from '@farol/kernel';
import { GAME_SORTS, type Game, type GameSort, SORT_ORDERS } from '@farol/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StartedBackend, startBackend } from '../testing.ts';

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
let games: Game[];

const bar = (count: number) => ({ rules: { kind: 'el-farol' }, agents: [{ strategy: 'bernoulli', count }], seed: '1' });

async function createGame(name: string, config: object = bar(10)): Promise<string> {
  const { status, body } = await ask('POST', '/games', { ...config, name });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

async function step(id: string, count = 1) {
  expect((await ask('POST', `/games/${id}/rounds`, { count })).status).toBe(201);
}

async function list(query: Record<string, string | number> = {}) {
  const words = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const { status, body } = await ask('GET', `/games?${words.toString()}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body as { games: Game[]; next: string | null; total: number };
}

/** All games, page by page; `between` happens after each page. */
async function listPages(query: Record<string, string | number>, between = async () => {}): Promise<Game[]> {
  const listed: Game[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page = await list({ ...query, ...(cursor === '' ? {} : { cursor }) });
    listed.push(...page.games);
    cursor = page.next;
    expect(listed.length, 'pages go on and on').toBeLessThan(200);
    await between();
  }
  return listed;
}

const idsOf = (some: readonly Game[]) => some.map(({ id }) => id);
const namesOf = (some: readonly Game[]) => some.map(({ name }) => name);
const named = async (search: string) => namesOf((await list({ search, sort: 'name' })).games);

const first = async (sort: GameSort) => (await list({ sort, limit: 1 })).games[0];
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const encode = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url');
const decode = (cursor: string) => JSON.parse(Buffer.from(cursor, 'base64url').toString());

beforeAll(async () => {
  laboratory = await startBackend();
  ({ ask } = laboratory);
  await createGame('Thursday');
  await createGame('über die Brücke', bar(30));
  await createGame('100% crowded', { rules: { kind: 'minority' }, agents: [{ strategy: 'bernoulli', count: 11 }] });
  const played = await createGame('thursday again', bar(20));
  await createGame('a_b\\c', { rules: { kind: 'curves', go: '1 - n / N', stay: [[0, 1]] } });
  await createGame('ÜBER ALLES', bar(10));
  await createGame('zero', { rules: { kind: 'minority' } });
  await step(played, 7);
  await step(await createGame('thursday again', bar(20)), 3);
  ({ games } = await list());
});
afterAll(() => laboratory.stop());

describe('a list of games', () => {
  const compare: Record<GameSort, (a: Game, b: Game) => number> = {
    created: (a, b) => compareText(a.id, b.id),
    updated: (a, b) => compareText(a.updatedAt, b.updatedAt),
    name: (a, b) => compareText(a.name.toLowerCase(), b.name.toLowerCase()),
    rounds: (a, b) => a.rounds.played - b.rounds.played,
    agents: (a, b) => a.agents - b.agents,
  };

  test.each(GAME_SORTS.flatMap((sort) => SORT_ORDERS.map((order) => [sort, order] as const)))(
    'by %s, %s: the same in one page as in many',
    async (sort, order) => {
      const sign = order === 'asc' ? 1 : -1;
      const expected = games.toSorted((a, b) => sign * (compare[sort](a, b) || compareText(a.id, b.id)));
      expect(idsOf((await list({ sort, order })).games)).toEqual(idsOf(expected));
      for (const limit of [1, 3, 8]) expect(idsOf(await listPages({ sort, order, limit }))).toEqual(idsOf(expected));
    },
  );

  test('begins with the newest or largest, names with A', async () => {
    expect((await first('created')).id).toBe(idsOf(games).toSorted().at(-1));
    expect((await first('rounds')).rounds.played).toBe(7);
    expect((await first('agents')).agents).toBe(30);
    expect((await first('name')).name).toBe('100% crowded');
  });

  test('counts all that fit, whatever the page', async () => {
    expect((await list({ limit: 1 })).total).toBe(games.length);
    expect((await list({ status: 'paused', limit: 1 })).total).toBe(2);
    expect((await list({ kind: 'minority' })).total).toBe(2);
    expect((await list({ kind: 'minority', search: 'zer' })).total).toBe(1);
    expect((await list({ kind: 'minority', status: 'running' })).total).toBe(0);
    const { next } = await list({ search: 'thursday', limit: 2 });
    expect(await list({ search: 'thursday', limit: 2, cursor: next! })).toMatchObject({ total: 3, next: null });
  });
});

describe('searching for games', () => {
  test.each([
    ['thurs', ['Thursday', 'thursday again', 'thursday again']],
    ['AGAIN', ['thursday again', 'thursday again']],
    ['  again ', ['thursday again', 'thursday again']],
    ['Über', ['ÜBER ALLES', 'über die Brücke']],
    ['%', ['100% crowded']],
    ['0%%', []],
    ['_', ['a_b\\c']],
    ['b\\', ['a_b\\c']],
    ["' OR 1=1 --", []],
    ['nothing of the kind', []],
  ])('%j finds %j', async (search, names) => {
    expect(await named(search)).toEqual(names);
  });

  test('nothing in particular finds all', async () => {
    expect(await named('')).toHaveLength(games.length);
  });

  test('an id or its beginning finds the game', async () => {
    const { id } = games.at(-1)!;
    const apart = '01a1f800-f331-729d-b908-f535ff911864';
    await laboratory.backend.db.updateTable('games').set({ id: apart }).where('id', '=', id).execute();
    for (const search of [apart, apart.toUpperCase(), apart.slice(0, 8), apart.slice(0, 9), apart.slice(0, 20)]) {
      expect(idsOf((await list({ search })).games), search).toEqual([apart]);
    }
    for (const search of [apart.slice(0, 7), apart.replaceAll('-', ''), `${apart}0`, apart.slice(1)]) {
      expect(idsOf((await list({ search })).games), search).toEqual([]);
    }
    await laboratory.backend.db.updateTable('games').set({ id }).where('id', '=', apart).execute();
  });
});

describe('a cursor', () => {
  test('of another list is refused, and so is one that was tampered with', async () => {
    const { next } = await list({ sort: 'name', limit: 1 });
    const place = decode(next!);
    const foreign = [
      games[0].id,
      '0.3',
      'null',
      encode(null),
      encode([place]),
      encode({ ...place, order: 'desc' }),
      encode({ ...place, sort: 'rounds' }),
      encode({ ...place, value: 5 }),
      encode({ ...place, value: 'a\0b' }),
      encode({ ...place, id: 'x' }),
      encode({ ...place, since: 1e300 }),
      (await list({ sort: 'rounds', limit: 1 })).next!,
    ];
    for (const cursor of foreign) {
      const { status, body } = await ask('GET', `/games?sort=name&cursor=${encodeURIComponent(cursor)}`);
      expect([status, body.detail], cursor).toEqual([422, expect.stringContaining('the `next` of the page before')]);
    }
  });

  test('goes on behind the longest name', async () => {
    const id = await createGame('\u{10ffff}'.repeat(100));
    const last = await createGame('\u{10ffff}'.repeat(100));
    expect(idsOf(await listPages({ sort: 'name', limit: 1 })).slice(-2)).toEqual([id, last]);
    for (const each of [id, last]) await ask('DELETE', `/games/${each}`);
  });

  test.each(['updated', 'rounds'] as const)('ends upwards by %s while two games overtake each other', async (sort) => {
    const runners = [await createGame('runner'), await createGame('another')];
    for (const id of runners) await step(id, 8);
    const seen = idsOf(
      await listPages({ sort, order: 'asc', limit: 1 }, async () => {
        for (const id of runners) await step(id);
      }),
    );
    for (const id of runners) expect(seen.filter((each) => each === id).length).toBeLessThanOrEqual(1);
    for (const other of idsOf(games)) expect(seen.filter((each) => each === other)).toHaveLength(1);
    for (const id of runners) await ask('DELETE', `/games/${id}`);
  });
});

test('N is that of the manifest, whatever has changed it', async () => {
  const id = await createGame('changing', bar(4));
  const expectAgents = async (agents: number, of = id) => {
    const { manifest, rounds } = (await ask('GET', `/games/${of}/manifest`)).body;
    expect(agentsAfter(manifest, rounds)).toBe(agents);
    expect((await ask('GET', `/games/${of}`)).body.agents).toBe(agents);
  };
  await expectAgents(4);
  await ask('PATCH', `/games/${id}`, {
    agents: [{ strategy: 'bernoulli', count: 6 }],
    rules: { kind: 'curves', go: '1', stay: '0' },
  });
  await expectAgents(6);
  expect(namesOf((await list({ kind: 'curves', search: 'changing' })).games)).toEqual(['changing']);
  await step(id, 2);
  await ask('POST', `/games/${id}/agents`, { strategy: 'always', count: 5 });
  await expectAgents(11);
  await step(id, 2);
  await ask('DELETE', `/games/${id}/agents/0`);
  await expectAgents(5);
  await step(id);
  await expectAgents(5);
  const { body: fork } = await ask('POST', `/games/${id}/fork`, { round: 2 });
  await expectAgents(11, fork.id);
  expect((await list({ search: 'changing, forked', kind: 'curves' })).total).toBe(1);
  const { body: earlier } = await ask('POST', `/games/${id}/fork`, { round: 1 });
  await expectAgents(6, earlier.id);
});
