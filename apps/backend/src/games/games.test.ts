import { Game } from '@farol/kernel';
import { citationSchema, GAME_STATUSES, type GameStatus } from '@farol/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StartedBackend, startBackend } from '../testing.ts';

const BAR = { rules: { kind: 'el-farol', capacity: 6 }, agents: [{ strategy: 'arthur', count: 10 }], seed: '1994' };

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
beforeAll(async () => {
  laboratory = await startBackend();
  ({ ask } = laboratory);
});
afterAll(() => laboratory.stop());

async function createGame(config: object = BAR): Promise<string> {
  const { status, body } = await ask('POST', '/games', config);
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

const queued = async () => (await laboratory.backend.boss.findJobs('play')).map(({ data }) => data);

async function setStatus(id: string, status: GameStatus) {
  await laboratory.backend.db.updateTable('games').set({ status }).where('id', '=', id).execute();
}

describe('creating a game', () => {
  test('answers with a draft, and where it is', async () => {
    const { status, headers, body } = await ask('POST', '/games', { ...BAR, name: 'The bar', rounds: 100 });
    expect(status).toBe(201);
    expect(headers.get('Location')).toBe(`/games/${body.id}`);
    expect(body).toEqual({
      revision: 1,
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
      name: 'The bar',
      status: 'draft',
      rules: { kind: 'el-farol', capacity: 6, uncrowded: 1, crowded: -1, home: 0 },
      unnamed: ['uncrowded', 'crowded', 'home'],
      information: { kind: 'attendance' },
      seed: '1994',
      agents: 10,
      rounds: { played: 0, planned: 100 },
      digest: new Game((await ask('GET', `/games/${body.id}/manifest`)).body.manifest).digest,
      citation: null,
      obstacle: null,
      roundsPerSecond: null,
      fault: null,
      createdAt: body.updatedAt,
      updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    });
    expect(await ask('GET', `/games/${body.id}`)).toMatchObject({ status: 200, body });
  });

  test('makes every default explicit in the manifest but those that follow the agents', async () => {
    const id = await createGame({ rules: { kind: 'el-farol' }, agents: [{ strategy: 'bernoulli' }], seed: 7 });
    const { body } = await ask('GET', `/games/${id}/manifest`);
    expect(body).toEqual({
      manifest: {
        engine: 1,
        rules: { kind: 'el-farol', uncrowded: 1, crowded: -1, home: 0 },
        information: { kind: 'attendance' },
        seed: '7',
        initialHistory: 'random',
        agents: [{ strategy: 'bernoulli', params: { probability: 0.5 }, count: 1, joins: 0 }],
      },
      rounds: 0,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('draws a seed where none is given, another one each time', async () => {
    const { seed: _, ...unseeded } = BAR;
    const seeds = await Promise.all(
      [1, 2, 3].map(async () => (await ask('GET', `/games/${await createGame(unseeded)}`)).body.seed),
    );
    expect(new Set(seeds).size).toBe(3);
    for (const seed of seeds) expect(seed).toMatch(/^\d{1,20}$/);
  });

  test.each([
    ['"18446744073709551615"', '18446744073709551615'],
    ['"007"', '7'],
    ['0', '0'],
    ['9007199254740991', '9007199254740991'],
  ])('takes the seed %s as %s', async (given, seed) => {
    const { body } = await ask('POST', '/games', { ...BAR, seed: JSON.parse(given) });
    expect(body.seed).toBe(seed);
  });

  test.each([
    ['seed', { ...BAR, seed: '18446744073709551616' }],
    ['seed', { ...BAR, seed: -1 }],
    ['seed', { ...BAR, seed: 9_007_199_254_740_992 }],
    ['name', { ...BAR, name: ' ' }],
    ['rounds', { ...BAR, rounds: 0 }],
    ['rules.kind', { ...BAR, rules: { kind: 'el-farrol' } }],
    ['rules', { agents: [] }],
    ['agents[0].count', { ...BAR, agents: [{ strategy: 'arthur', count: 0 }] }],
    ['initialHistory', { ...BAR, initialHistory: [11] }],
  ])('names the field %s that does not fit', async (field, config) => {
    const { status, headers, body } = await ask('POST', '/games', config);
    expect(status).toBe(422);
    expect(headers.get('Content-Type')).toBe('application/problem+json');
    expect(body.type).toBe('urn:farol:problem:invalid-request');
    expect(body.errors).toEqual([
      { field: expect.stringContaining(field.replace('.kind', '')), message: expect.any(String) },
    ]);
  });

  test('names the nearest known field where one is unknown', async () => {
    const { status, body } = await ask('POST', '/games', { ...BAR, sede: 1 });
    expect(status).toBe(422);
    expect(body.detail).toContain('unknown field "sede": did you mean "seed"?');
  });

  test('refuses a body that is not an object, and one that is missing', async () => {
    expect((await ask('POST', '/games', [1])).status).toBe(422);
    expect((await ask('POST', '/games')).body.errors[0].field).toBe('rules');
  });
});

describe('listing games', () => {
  test('pages through all of them, the newest first, none lost or doubled while more arrive', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 11; count++) ids.unshift(await createGame());
    const seen: string[] = [];
    let pages = 0;
    for (let cursor = ''; ; pages++) {
      const { status, body } = await ask('GET', `/games?limit=3${cursor && `&cursor=${cursor}`}`);
      expect(status).toBe(200);
      expect(body.games.length).toBeLessThanOrEqual(3);
      seen.push(...body.games.map((game: { id: string }) => game.id));
      if (body.next === null) break;
      cursor = body.next;
      await createGame();
    }
    expect(pages).toBeGreaterThan(3);
    expect(seen.slice(0, ids.length)).toEqual(ids);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('shows those of a status only', async () => {
    const id = await createGame();
    await ask('PATCH', `/games/${id}/status`, { action: 'cancel' });
    const { body } = await ask('GET', '/games?status=cancelled');
    expect(body.games.map((game: { status: string }) => game.status)).toEqual(['cancelled']);
    expect(body.games[0].id).toBe(id);
    expect(body.next).toBeNull();
  });

  test('ends with a null when the last page is just full', async () => {
    const all = (await ask('GET', '/games?limit=1000')).body.games.length;
    expect((await ask('GET', `/games?limit=${all}`)).body.next).toBeNull();
    expect((await ask('GET', `/games?limit=${all - 1}`)).body.next).not.toBeNull();
  });

  test.each(['status=drafft', 'limit=0', 'limit=1001', 'limit=1e2', 'cursor=abc', 'staus=draft'])(
    'refuses ?%s',
    async (query) => {
      const { status, body } = await ask('GET', `/games?${query}`);
      expect(status).toBe(422);
      expect(body.detail).toMatch(/status|limit|cursor/);
    },
  );
});

describe('one game', () => {
  test('is renamed, and nothing else about it changes', async () => {
    const id = await createGame();
    const before = (await ask('GET', `/games/${id}`)).body;
    const { status, body } = await ask('PATCH', `/games/${id}`, { name: '  Santa Fe ' });
    expect(status).toBe(200);
    expect(body).toEqual({ ...before, name: 'Santa Fe', revision: before.revision + 1, updatedAt: expect.any(String) });
    expect((await ask('GET', `/games/${id}`)).body).toEqual(body);
    expect((await ask('PATCH', `/games/${id}`, {})).status).toBe(422);
    expect((await ask('PATCH', `/games/${id}`, { nmae: 'x' })).body.detail).toContain('did you mean "name"');
  });

  test('is gone after it is removed, with its rounds', async () => {
    const id = await createGame();
    await ask('POST', `/games/${id}/rounds`, { count: 10 });
    expect(await ask('DELETE', `/games/${id}`)).toMatchObject({ status: 204, body: '' });
    for (const [method, path] of [
      ['GET', ''],
      ['DELETE', ''],
      ['GET', '/rounds'],
      ['GET', '/manifest'],
      ['GET', '/agents'],
      ['GET', '/stats'],
      ['GET', '/history'],
    ]) {
      const { status, body } = await ask(method, `/games/${id}${path}`);
      expect([path, status, body.type]).toEqual([path, 404, 'urn:farol:problem:not-found']);
    }
    const left = await laboratory.backend.db.selectFrom('series').select('game_id').where('game_id', '=', id).execute();
    expect(left).toEqual([]);
  });

  test('cannot be removed while it runs', async () => {
    const id = await createGame();
    await setStatus(id, 'running');
    const { status, body } = await ask('DELETE', `/games/${id}`);
    expect(status).toBe(409);
    expect(body).toMatchObject({ type: 'urn:farol:problem:impossible-transition', possible: ['pause', 'cancel'] });
  });

  test('is another’s: nobody else sees it', async () => {
    const id = await createGame();
    const other = '00000000-0000-7000-8000-0000000000ff';
    await laboratory.backend.db.insertInto('owners').values({ id: other, name: 'other' }).execute();
    await laboratory.backend.db.updateTable('games').set({ owner_id: other }).where('id', '=', id).execute();
    expect((await ask('GET', `/games/${id}`)).status).toBe(404);
    expect((await ask('PATCH', `/games/${id}`, { name: 'mine' })).status).toBe(404);
    expect((await ask('POST', `/games/${id}/rounds`)).status).toBe(404);
    expect((await ask('DELETE', `/games/${id}`)).status).toBe(404);
  });

  test.each(['1', 'abc', '00000000-0000-0000-0000-00000000000g'])('has a UUID, not %s', async (id) => {
    expect(await ask('GET', `/games/${id}`)).toMatchObject({
      status: 404,
      body: { type: 'urn:farol:problem:not-found' },
    });
  });
});

describe('the status of a game', () => {
  /** The status after each action; a dot is a 409. */
  const TABLE = `
              start    pause   resume   cancel
    draft     running  .       .        cancelled
    running   .        paused  .        cancelled
    paused    .        .       running  cancelled
    completed .        .       .        .
    failed    .        .       .        .
    cancelled .        .       .        .`;
  const [actions, ...lines] = TABLE.trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const rows = lines.flatMap(([from, ...cells]) =>
    cells.map((to, index) => [from as GameStatus, actions[index], to] as const),
  );

  test('is in the table for every one that there is', () => {
    expect(lines.map(([from]) => from).toSorted()).toEqual([...GAME_STATUSES].toSorted());
  });

  test.each(rows)('%s: %s leads to %s', async (from, action, to) => {
    const id = await createGame({ ...BAR, rounds: 10 });
    await setStatus(id, from);
    const { status, body } = await ask('PATCH', `/games/${id}/status`, { action });
    if (to !== '.') {
      expect([status, body.status]).toEqual([200, to]);
    } else {
      const possible = rows.flatMap(([row, name, leadsTo]) => (row === from && leadsTo !== '.' ? [name] : []));
      expect([status, body.type]).toEqual([409, 'urn:farol:problem:impossible-transition']);
      expect(body.possible).toEqual(possible);
      for (const name of possible) expect(body.detail).toContain(name);
      expect((await ask('GET', `/games/${id}`)).body.status).toBe(from);
    }
  });

  test('takes no unknown action', async () => {
    const id = await createGame();
    const { status, body } = await ask('PATCH', `/games/${id}/status`, { action: 'strat' });
    expect(status).toBe(422);
    expect(body.detail).toContain('did you mean "start"');
  });

  test('stays a draft where no rounds are planned', async () => {
    const id = await createGame();
    const { status, body } = await ask('PATCH', `/games/${id}/status`, { action: 'start' });
    expect(status).toBe(409);
    expect(body.detail).toContain('no rounds are planned');
    expect((await ask('GET', `/games/${id}`)).body.status).toBe('draft');
  });

  test('puts a job in the queue with the start, and none with a refused one', async () => {
    const id = await createGame({ ...BAR, rounds: 10 });
    await ask('PATCH', `/games/${id}/status`, { action: 'start' });
    expect(await queued()).toContainEqual({ gameId: id, rounds: 0 });
    const unplayable = await createGame({ ...BAR, agents: [], rounds: 10 });
    await ask('PATCH', `/games/${unplayable}/status`, { action: 'start' });
    expect(await queued()).not.toContainEqual({ gameId: unplayable, rounds: 0 });
  });
});

describe('a game that cannot be played', () => {
  const MINORITY = { rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 10 }], seed: '1', rounds: 10 };

  test('says what is in its way, and is played once that is gone', async () => {
    const id = await createGame(MINORITY);
    const { obstacle } = (await ask('GET', `/games/${id}`)).body;
    expect(obstacle).toContain('needs an odd number of agents');
    for (const [method, path, body] of [
      ['POST', 'rounds', {}],
      ['POST', 'simulate', {}],
      ['PATCH', 'status', { action: 'start' }],
    ] as const) {
      const answer = await ask(method, `/games/${id}/${path}`, body);
      expect([path, answer.status, answer.body.type]).toEqual([path, 409, 'urn:farol:problem:unplayable']);
      expect(answer.body.detail).toContain(obstacle);
    }
    await ask('POST', `/games/${id}/agents`, { strategy: 'bernoulli' });
    expect((await ask('GET', `/games/${id}`)).body.obstacle).toBeNull();
    expect((await ask('POST', `/games/${id}/rounds`)).status).toBe(201);
  });

  test('has no agents', async () => {
    const id = await createGame({ rules: { kind: 'el-farol' } });
    expect((await ask('GET', `/games/${id}`)).body).toMatchObject({ agents: 0, obstacle: 'has no agents: add some' });
    expect((await ask('POST', `/games/${id}/rounds`)).status).toBe(409);
  });
});

describe('the manifest of a game', () => {
  test('is exported in the same order of fields each time, whatever the order of the request', async () => {
    const config = {
      rounds: 5,
      seed: '3',
      agents: [{ name: 'few', count: 2, params: { predictors: 4 }, strategy: 'arthur' }],
      initialHistory: [1, 2, 0],
      rules: { home: 0.5, capacity: 1, kind: 'el-farol' },
      information: { kind: 'attendance' },
    };
    const reversed = Object.fromEntries(Object.entries(config).toReversed());
    const texts = await Promise.all(
      [config, reversed].map(async (given) => {
        const id = await createGame(given);
        return (await laboratory.app.request(`/games/${id}/manifest`)).text();
      }),
    );
    expect(texts[0]).toBe(texts[1]);
    const { manifest } = JSON.parse(texts[0]);
    expect(Object.keys(manifest)).toEqual(['engine', 'rules', 'information', 'seed', 'initialHistory', 'agents']);
    expect(Object.keys(manifest.rules)).toEqual(['kind', 'capacity', 'uncrowded', 'crowded', 'home']);
    expect(Object.keys(manifest.agents[0])).toEqual(['strategy', 'params', 'count', 'name', 'joins']);
  });

  test('is one that is read again, also when agents have come and gone', async () => {
    const id = await createGame({ ...BAR, initialHistory: [10, 10] });
    await ask('POST', `/games/${id}/agents`, { strategy: 'always', count: 2, name: 'late' });
    await ask('POST', `/games/${id}/rounds`, { count: 3 });
    await ask('DELETE', `/games/${id}/agents/0`);
    await ask('POST', `/games/${id}/rounds`, { count: 3 });
    const { body } = await ask('GET', `/games/${id}/manifest`);
    const citation = citationSchema.parse(body);
    const game = new Game(citation.manifest);
    game.play(citation.rounds);
    expect(game.digest).toBe(citation.digest);
  });
});

describe('simulating', () => {
  beforeAll(() => laboratory.playJobs());

  test('plays what is planned; who waits is answered when it is done', async () => {
    const id = await createGame({ ...BAR, rounds: 5000 });
    const { status, headers, body } = await ask('POST', `/games/${id}/simulate?wait=20`);
    expect(status).toBe(202);
    expect(headers.get('Location')).toBe(`/games/${id}`);
    expect(body).toMatchObject({ id, status: 'completed', rounds: { played: 5000, planned: 5000 } });
    const { manifest } = (await ask('GET', `/games/${id}/manifest`)).body;
    const game = new Game(manifest);
    game.play(5000);
    expect(body.digest).toBe(game.digest);
  });

  test('answers at once to who does not wait', async () => {
    const id = await createGame({ ...BAR, rounds: 100 });
    const { status, body } = await ask('POST', `/games/${id}/simulate`);
    expect([status, body.status, body.rounds.played]).toEqual([202, 'running', 0]);
  });

  test('goes on with a completed game where more rounds are asked for', async () => {
    const id = await createGame({ ...BAR, rounds: 50 });
    await ask('POST', `/games/${id}/simulate?wait=20`);
    const refused = await ask('POST', `/games/${id}/simulate`);
    expect([refused.status, refused.body.possible]).toEqual([409, ['simulate']]);
    const { body } = await ask('POST', `/games/${id}/simulate?wait=20`, { rounds: 70 });
    expect(body).toMatchObject({ status: 'completed', rounds: { played: 120, planned: 120 } });
    const game = new Game((await ask('GET', `/games/${id}/manifest`)).body.manifest);
    game.play(120);
    expect(body.digest).toBe(game.digest);
  });

  test('is refused where nothing is planned, and for a game that is running or over', async () => {
    const id = await createGame();
    expect((await ask('POST', `/games/${id}/simulate`)).body.detail).toContain('no rounds are planned');
    for (const over of ['running', 'failed', 'cancelled'] as const) {
      await setStatus(id, over);
      const { status, body } = await ask('POST', `/games/${id}/simulate`, { rounds: 10 });
      expect([over, status, body.type]).toEqual([over, 409, 'urn:farol:problem:impossible-transition']);
    }
  });

  test.each([
    ['', { rounds: 0 }],
    ['', { rounds: 1.5 }],
    ['', { rounds: 10_000_000_001 }],
    ['', { round: 5 }],
    ['?wait=61', {}],
    ['?wiat=1', {}],
  ])('does not take %s %j', async (query, body) => {
    const id = await createGame();
    expect((await ask('POST', `/games/${id}/simulate${query}`, body)).status).toBe(422);
  });
});
