import { get, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { zstdDecompressSync } from 'node:zlib';
import type { ServerType } from '@hono/node-server';
import { Game, type Manifest } from '@farol/kernel';
import type { Round } from '@farol/api';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createApp } from '../app.ts';
import { BLOCK_ROUNDS, cutBlocks } from '../series/blocks.ts';
import { writeSeries } from '../series/queries.ts';
import { configurationOf, serveApp, type StartedBackend, startBackend } from '../testing.ts';

const BAR = { rules: { kind: 'el-farol', capacity: 6 }, agents: [{ strategy: 'arthur', count: 10 }], seed: '1994' };
const CROWD = { rules: { kind: 'el-farol' }, agents: [{ strategy: 'bernoulli', count: 511 }], seed: '5' };
/** A kind of game without a capacity. */
const MAJORITY = {
  rules: { kind: 'majority' },
  agents: [{ strategy: 'bernoulli', count: 5 }],
  seed: '7',
};
const FORMATS = ['csv', 'ndjson', 'parquet'] as const;

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
let server: ServerType;
let address: string;
/** A game that is longer than sockets hold, in whatever format. */
let longGame: string;
const LONG_BATCHES = 128;
/** Reads of blocks that exports have made. */
let blockReads = 0;
const countBlockReads: KyselyPlugin = {
  transformQuery({ node }) {
    if (node.kind === 'SelectQueryNode' && JSON.stringify(node.from).includes('"series"')) blockReads++;
    return node;
  },
  transformResult: ({ result }) => Promise.resolve(result),
};

beforeAll(async () => {
  laboratory = await startBackend();
  ({ ask } = laboratory);
  const { backend } = laboratory;
  const app = createApp({ ...backend, db: backend.db.withPlugin(countBlockReads) }, configurationOf());
  ({ address, server } = await serveApp(app));
  longGame = await inventGame(LONG_BATCHES * 16 * BLOCK_ROUNDS);
});
afterAll(async () => {
  server.close();
  await laboratory.stop();
});

async function createGame(config: object = BAR, rounds = 0): Promise<string> {
  const { status, body } = await ask('POST', '/games', config);
  expect(status, JSON.stringify(body)).toBe(201);
  for (let left = rounds; left > 0; left -= 10_000) {
    expect((await ask('POST', `/games/${body.id}/rounds`, { count: Math.min(left, 10_000) })).status).toBe(201);
  }
  return body.id;
}

/** Pseudo-random, so that no format makes it small. */
const inventedAttendance = (round: number) => Math.imul(round + 1, 2654435761) >>> 23;

/** A game with a history that nobody played, for what needs a long one. */
async function inventGame(rounds: number): Promise<string> {
  const id = await createGame(CROWD);
  const { db } = laboratory.backend;
  const attendances = Uint32Array.from({ length: rounds }, (_, round) => inventedAttendance(round));
  await writeSeries(db, id, { blocks: cutBlocks(0, attendances), chunks: [] });
  await db.updateTable('games').set({ rounds_played: rounds }).where('id', '=', id).execute();
  return id;
}

async function manifestOf(id: string): Promise<Manifest> {
  return (await ask('GET', `/games/${id}/manifest`)).body.manifest;
}

/** The answers of GET rounds, page by page. */
async function listRounds(id: string, from: number, to: number): Promise<Round[]> {
  const rounds: Round[] = [];
  while (from <= to) {
    const { body } = await ask('GET', `/games/${id}/rounds?from=${from}&limit=${Math.min(1000, to - from + 1)}`);
    rounds.push(...body.rounds);
    from += body.rounds.length;
  }
  return rounds;
}

async function takeAway(id: string, query: string) {
  const answer = await fetch(`${address}/games/${id}/export?${query}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { status: answer.status, headers: answer.headers, bytes, text: new TextDecoder().decode(bytes) };
}

const compressors = { ZSTD: (bytes: Uint8Array) => new Uint8Array(zstdDecompressSync(bytes)) };

async function parseExport(format: (typeof FORMATS)[number], bytes: Uint8Array): Promise<Round[]> {
  const text = new TextDecoder().decode(bytes);
  if (format === 'ndjson') {
    expect(text === '' || text.endsWith('\n')).toBe(true);
    return text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line));
  }
  if (format === 'csv') {
    const [header, ...lines] = text.split('\n').slice(0, -1);
    expect(header).toBe('round,attendance,agents,crowded,benefit');
    return lines.map((line) => {
      const [round, attendance, agents, crowded, benefit] = line.split(',');
      return {
        round: Number(round),
        attendance: Number(attendance),
        agents: Number(agents),
        crowded: crowded === '' ? null : crowded === 'true',
        benefit: Number(benefit),
      };
    });
  }
  const rows = await parquetReadObjects({ file: bytes.slice().buffer, compressors });
  return rows.map((row) => ({ ...row, round: Number(row['round']) })) as Round[];
}

describe.each(FORMATS)('%s', (format) => {
  test('has the rounds that GET rounds has, over the edges of blocks and changes of agents', async () => {
    const id = await createGame(BAR, BLOCK_ROUNDS - 3);
    await ask('POST', `/games/${id}/agents`, { strategy: 'always', count: 3 });
    await ask('POST', `/games/${id}/rounds`, { count: 2 });
    await ask('DELETE', `/games/${id}/agents/1`);
    await ask('POST', `/games/${id}/rounds`, { count: BLOCK_ROUNDS + 10 });
    const last = 2 * BLOCK_ROUNDS + 9;
    const { bytes, headers } = await takeAway(id, `format=${format}`);
    expect(await parseExport(format, bytes)).toEqual(await listRounds(id, 1, last));
    expect(headers.get('X-Farol-Rows')).toBe(String(last));
  });

  test.each([
    ['within a block', 10, 20],
    ['a single round', BLOCK_ROUNDS, BLOCK_ROUNDS],
    ['from the first round of a block', BLOCK_ROUNDS + 1, BLOCK_ROUNDS + 5],
    ['over an edge', BLOCK_ROUNDS - 1, BLOCK_ROUNDS + 2],
    ['a whole block', BLOCK_ROUNDS + 1, 2 * BLOCK_ROUNDS],
    ['to the end, and no further', 2 * BLOCK_ROUNDS - 2, 10 * BLOCK_ROUNDS],
  ])('has a window: %s', async (_, from, to) => {
    const id = await createGame(BAR, 2 * BLOCK_ROUNDS + 1);
    const { bytes, headers } = await takeAway(id, `format=${format}&from=${from}&to=${to}`);
    const last = Math.min(to, 2 * BLOCK_ROUNDS + 1);
    expect(await parseExport(format, bytes)).toEqual(await listRounds(id, from, last));
    expect(headers.get('X-Farol-Rows')).toBe(String(last - from + 1));
    expect(headers.get('X-Farol-Digest')).toBeNull();
  });

  test('goes on over many reads and row groups', async () => {
    const rounds = 50 * BLOCK_ROUNDS + 17;
    const id = await inventGame(rounds);
    const { bytes } = await takeAway(id, `format=${format}&from=6`);
    const rows = await parseExport(format, bytes);
    expect(rows).toHaveLength(rounds - 5);
    // One comparison rather than one for each round, which would take longer than the export.
    expect(
      rows.findIndex(
        ({ round, attendance }, index) => round !== index + 6 || attendance !== inventedAttendance(index + 5),
      ),
    ).toBe(-1);
  });

  test('of a game that has not begun has no rows', async () => {
    const id = await createGame();
    const { bytes, headers, status } = await takeAway(id, `format=${format}`);
    expect(await parseExport(format, bytes)).toEqual([]);
    expect([status, headers.get('X-Farol-Rows')]).toEqual([200, '0']);
    const { body: game } = await ask('GET', `/games/${id}`);
    expect(headers.get('X-Farol-Digest')).toBe(game.digest);
  });

  test('knows no crowding where the rules know no capacity', async () => {
    const id = await createGame(MAJORITY, 30);
    const { bytes } = await takeAway(id, `format=${format}`);
    const rows = await parseExport(format, bytes);
    expect(rows).toEqual(await listRounds(id, 1, 30));
    expect(rows.every(({ crowded }) => crowded === null)).toBe(true);
  });

  test('has the rounds that were played when it was asked for, while the game plays on', async () => {
    const id = await inventGame(40 * BLOCK_ROUNDS + 5);
    const answer = await fetch(`${address}/games/${id}/export?format=${format}`);
    const { db } = laboratory.backend;
    const more = Uint32Array.from({ length: BLOCK_ROUNDS + 100 }, (_, round) =>
      inventedAttendance(40 * BLOCK_ROUNDS + round),
    );
    await writeSeries(db, id, { blocks: cutBlocks(40 * BLOCK_ROUNDS, more), chunks: [] });
    await db
      .updateTable('games')
      .set({ rounds_played: 41 * BLOCK_ROUNDS + 100 })
      .where('id', '=', id)
      .execute();
    const rows = await parseExport(format, new Uint8Array(await answer.arrayBuffer()));
    expect(rows).toHaveLength(Number(answer.headers.get('X-Farol-Rows')));
    expect(rows.at(-1)).toMatchObject({ round: 40 * BLOCK_ROUNDS + 5 });
  });

  test('stops reading when the client goes away in the middle', async () => {
    const before = blockReads;
    const request = get(`${address}/games/${longGame}/export?format=${format}`, { agent: false });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    await once(answer, 'readable');
    answer.read(1);
    request.destroy();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const after = blockReads;
    expect(after - before).toBeLessThan(LONG_BATCHES / 2);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(blockReads).toBe(after);
  });

  test('waits for a client that reads slowly', async () => {
    const before = blockReads;
    const request = get(`${address}/games/${longGame}/export?format=${format}`, { agent: false });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    await vi.waitFor(() => expect(answer.readableLength).toBeGreaterThan(0), 20_000);
    let reads = -1;
    await vi.waitFor(
      () => {
        const unchanged = reads === blockReads;
        reads = blockReads;
        expect(unchanged).toBe(true);
      },
      { timeout: 20_000, interval: 500 },
    );
    expect(reads - before).toBeLessThan(LONG_BATCHES - 5);
    request.destroy();
  });

  test('breaks off visibly when the rounds cannot be read to the end', async () => {
    const id = await inventGame(200 * BLOCK_ROUNDS);
    const { db } = laboratory.backend;
    // The server's own words about a broken answer.
    vi.spyOn(console, 'error').mockImplementationOnce(() => {});
    await db.deleteFrom('series').where('game_id', '=', id).where('block', '=', 100).execute();
    const answer = await fetch(`${address}/games/${id}/export?format=${format}`);
    let text = '';
    const reading = (async () => {
      for await (const chunk of answer.body!) text += Buffer.from(chunk).toString('latin1');
    })();
    await expect(reading).rejects.toThrow('terminated');
    expect(text.length).toBeGreaterThan(0);
    expect(text).not.toMatch(/error|broke off|has no rounds/i);
  });
});

describe('an export', () => {
  test('of a whole game carries the digest that the same manifest gives again', async () => {
    const id = await createGame(BAR, 5000);
    const played = new Game(await manifestOf(id));
    const attendances = played.play(5000);
    for (const query of ['format=csv', 'format=ndjson&from=1', 'format=parquet&to=5000', 'to=9999']) {
      const { headers } = await takeAway(id, query);
      expect(headers.get('X-Farol-Digest'), query).toBe(played.digest);
    }
    const { text } = await takeAway(id, '');
    expect(
      text
        .split('\n')
        .slice(1, -1)
        .map((line) => Number(line.split(',')[1])),
    ).toEqual([...attendances]);
  });

  test('goes on from where one broke off', async () => {
    const id = await createGame(BAR, 5000);
    const whole = (await takeAway(id, 'format=ndjson')).text;
    const broken = whole.slice(0, 100_000);
    const kept = broken.slice(0, broken.lastIndexOf('\n') + 1);
    const next = kept.split('\n').length;
    expect(kept + (await takeAway(id, `format=ndjson&from=${next}`)).text).toBe(whole);
  });

  test('has a file name that every system takes', async () => {
    for (const [name, expected] of [
      ['Café "El Farol"; ../x\\y', 'cafe-el-farol-x-y'],
      ['酒吧', 'game'],
      ['a'.repeat(200), 'a'.repeat(60)],
    ]) {
      const id = await createGame({ ...BAR, name }, 12);
      const { headers } = await takeAway(id, 'from=3');
      expect(headers.get('Content-Disposition')).toBe(
        `attachment; filename="${expected}-${id.slice(-8)}-rounds-3-12-of-12.csv"`,
      );
      expect(headers.get('X-Farol-Game')).toBe(id);
    }
  });

  test('as Parquet has typed columns, row groups and the manifest within', async () => {
    const id = await inventGame(100_000);
    const { bytes, headers } = await takeAway(id, 'format=parquet');
    const metadata = parquetMetadata(bytes.slice().buffer);
    expect(
      metadata.schema.slice(1).map(({ name, type, repetition_type: repetition }) => [name, type, repetition]),
    ).toEqual([
      ['round', 'INT64', 'REQUIRED'],
      ['attendance', 'INT32', 'REQUIRED'],
      ['agents', 'INT32', 'REQUIRED'],
      ['crowded', 'BOOLEAN', 'OPTIONAL'],
      ['benefit', 'DOUBLE', 'REQUIRED'],
    ]);
    expect(metadata.num_rows).toBe(100_000n);
    expect(metadata.row_groups.length).toBeGreaterThan(2);
    expect(metadata.row_groups.every(({ num_rows: rows }) => rows <= 100_000n)).toBe(true);
    const second = metadata.row_groups[1].columns[0].meta_data!.statistics!;
    expect([second.min_value, second.max_value]).toEqual([32_769n, 65_536n]);
    const notes = Object.fromEntries(metadata.key_value_metadata!.map(({ key, value }) => [key, value!]));
    const { body: cited } = await ask('GET', `/games/${id}/manifest`);
    expect(JSON.parse(notes['farol.manifest'])).toEqual(cited.manifest);
    expect(notes['farol.digest']).toBe(headers.get('X-Farol-Digest'));
    const part = parquetMetadata((await takeAway(id, 'format=parquet&from=2')).bytes.slice().buffer);
    expect(part.key_value_metadata!.map(({ key }) => key)).toEqual(['farol.manifest', 'farol.rounds']);
  });

  test.each([
    ['', '-1-12', '1-12/12', { from: 1, to: 12, played: 12 }],
    ['from=3&to=5', '-rounds-3-5-of-12', '3-5/12', { from: 3, to: 5, played: 12 }],
    ['to=12', '-1-12', '1-12/12', { from: 1, to: 12, played: 12 }],
    ['from=40', '-empty', '*/12', { played: 12 }],
  ])('with "%s" names its rounds in file name, header and Parquet metadata', async (query, name, header, rounds) => {
    const id = await createGame({ ...BAR, name: 'Part', rounds: 50 }, 12);
    for (const format of FORMATS) {
      const { headers, bytes } = await takeAway(id, `format=${format}&${query}`);
      expect(headers.get('Content-Disposition')).toBe(`attachment; filename="part-${id.slice(-8)}${name}.${format}"`);
      expect(headers.get('X-Farol-Rounds')).toBe(header);
      if (format !== 'parquet') continue;
      const notes = parquetMetadata(bytes.slice().buffer).key_value_metadata!;
      const note = notes.find(({ key }) => key === 'farol.rounds');
      expect(JSON.parse(note!.value!)).toEqual({ ...rounds, planned: 50 });
    }
  });

  test.each([
    ['format=xml', 'format', 'unknown "xml": known: "csv", "ndjson", "parquet"'],
    ['format=parket', 'format', 'unknown "parket": did you mean "parquet"?'],
    ['from=5&to=4', 'from', 'must not be after to, 4'],
    ['from=0', 'from', /^must be a whole number from 1/],
    ['form=csv', '', /did you mean "format"/],
  ])('with %s is refused', async (query, field, message) => {
    const id = await createGame();
    const { status, body } = await ask('GET', `/games/${id}/export?${query}`);
    expect([status, body.errors]).toEqual([422, [{ field, message: expect.stringMatching(message) }]]);
  });

  test('of more rounds than a Parquet file takes says where to cut', async () => {
    const id = await createGame();
    const { db } = laboratory.backend;
    await db.updateTable('games').set({ rounds_played: 2_000_000_000 }).where('id', '=', id).execute();
    const { status, body } = await ask('GET', `/games/${id}/export?format=parquet&from=11`);
    expect(status).toBe(422);
    expect(body.detail).toContain('take 11 to 1000000010 first');
  });

  test('of which only the headers are asked for reads nothing', async () => {
    const id = await inventGame(5000);
    const before = blockReads;
    const answer = await fetch(`${address}/games/${id}/export?format=parquet`, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('X-Farol-Rows')]).toEqual([200, '5000']);
    expect(blockReads).toBe(before);
  });

  test('of a game that is not there is a problem', async () => {
    expect((await ask('GET', '/games/00000000-0000-7000-8000-00000000dead/export')).status).toBe(404);
  });
});
