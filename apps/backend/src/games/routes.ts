import { createRoute, z } from '@hono/zod-openapi';
import {
  changeGameSchema,
  changeStatusSchema,
  citationSchema,
  createGameSchema,
  DEFAULT_LIMIT,
  forkGameSchema,
  gameIdSchema,
  gameListSchema,
  gameSchema,
  invalidRequest,
  listGamesQuerySchema,
  MAX_ROUNDS,
  openManifest,
  Problem,
  simulateQuerySchema,
  simulateSchema,
} from '@farol/api';
import { Game } from '@farol/kernel';
import { v7 as uuidv7 } from 'uuid';
import type { Tools } from '../tools.ts';
import { answerOnce } from '../http/answer-once.ts';
import { answers, createRouter, jsonBody } from '../http/router.ts';
import { changeGame } from './change-game.ts';
import { forkGame } from './fork-game.ts';
import { countGames, listGames } from './list-games.ts';
import { nameFor } from './name-for.ts';
import { deleteGame, findGame, type GameRow, insertGame, showGame } from './queries.ts';
import { changeStatus, refuseRunning, runGame } from './transitions.ts';

const params = z.object({ id: gameIdSchema });
const tags = ['games'];

export function gameRoutes({ db, boss, changes, threads }: Tools) {
  const routes = createRouter();

  const create = createRoute({
    method: 'post',
    path: '/games',
    tags,
    summary: 'Create a game from its configuration, or from a citation',
    request: jsonBody(createGameSchema),
    responses: answers(201, gameSchema, 'The new game: a draft, or running to the digest of its citation'),
  });
  routes.openapi(create, async (c) => {
    const { name, rounds, manifest, unnamed, cited } = c.req.valid('json');
    const id = uuidv7();
    const { digest } = new Game(manifest);
    return answerOnce(c, db, async (trx) => {
      const row = await insertGame(trx, c.get('viewer'), {
        id,
        manifest,
        unnamed,
        digest,
        cited,
        rounds: rounds ?? null,
        name: name ?? nameFor(manifest),
      });
      const created = cited === undefined ? row : await runGame(trx, boss, row, cited.rounds);
      return { status: 201, body: showGame(created), location: `/games/${id}` };
    }) as never;
  });

  const list = createRoute({
    method: 'get',
    path: '/games',
    tags,
    summary: 'List games, the newest first unless asked otherwise',
    request: { query: listGamesQuerySchema },
    responses: answers(200, gameListSchema, 'A page of games'),
  });
  routes.openapi(list, async (c) => {
    const { sort, order, limit = DEFAULT_LIMIT, cursor, ...filter } = c.req.valid('query');
    const viewer = c.get('viewer');
    const total = await countGames(db, viewer, filter);
    // To sort what is not there takes as long as to count it.
    const { rows, next } =
      total === 0 && cursor === undefined
        ? { rows: [], next: null }
        : await listGames(db, viewer, filter, { sort, order, limit, cursor });
    return c.json({ games: rows.map(showGame), next, total }, 200);
  });

  const read = createRoute({
    method: 'get',
    path: '/games/{id}',
    tags,
    summary: 'Read a game',
    request: { params },
    responses: answers(200, gameSchema, 'The game'),
  });
  routes.openapi(read, async (c) =>
    c.json(showGame(await findGame(db, c.get('viewer'), c.req.valid('param').id)), 200),
  );

  const update = createRoute({
    method: 'patch',
    path: '/games/{id}',
    tags,
    summary: 'Rename a game, set its tempo or its planned rounds; change a draft',
    request: { params, ...jsonBody(changeGameSchema) },
    responses: answers(200, gameSchema, 'The game as it is now'),
  });
  routes.openapi(update, async (c) => {
    const row = await db.transaction().execute(async (trx) => {
      const game = await findGame(trx, c.get('viewer'), c.req.valid('param').id, { lock: true });
      return changeGame(trx, boss, game, c.req.valid('json'));
    });
    return c.json(showGame(row), 200);
  });

  const remove = createRoute({
    method: 'delete',
    path: '/games/{id}',
    tags,
    summary: 'Remove a game with all its rounds',
    request: { params },
    responses: { 204: { description: 'It is gone' }, default: answers(200, gameSchema, '').default },
  });
  routes.openapi(remove, async (c) => {
    await db.transaction().execute(async (trx) => {
      const game = await findGame(trx, c.get('viewer'), c.req.valid('param').id, { lock: true });
      refuseRunning(game, 'remove it');
      await deleteGame(trx, c.get('viewer'), game.id);
    });
    return c.body(null, 204);
  });

  const change = createRoute({
    method: 'patch',
    path: '/games/{id}/status',
    tags,
    summary: 'Start, pause, resume or cancel a game',
    request: { params, ...jsonBody(changeStatusSchema) },
    responses: answers(200, gameSchema, 'The game as it is now'),
  });
  routes.openapi(change, async (c) => {
    const row = await db.transaction().execute(async (trx) => {
      const game = await findGame(trx, c.get('viewer'), c.req.valid('param').id, { lock: true });
      return changeStatus(trx, boss, game, c.req.valid('json').action);
    });
    return c.json(showGame(row), 200);
  });

  const fork = createRoute({
    method: 'post',
    path: '/games/{id}/fork',
    tags,
    summary: 'Make a new game that shares the past of this one',
    request: { params, ...jsonBody(forkGameSchema) },
    responses: answers(201, gameSchema, 'The new game, paused where they part'),
  });
  routes.openapi(fork, async (c) => {
    const { id } = c.req.valid('param');
    const { round, name } = c.req.valid('json');
    return answerOnce(c, db, async (trx) => {
      const game = await findGame(trx, c.get('viewer'), id, { lock: true });
      const forked = await forkGame(trx, threads, game, round ?? game.rounds_played, name);
      return { status: 201, body: showGame(forked), location: `/games/${forked.id}` };
    }) as never;
  });

  const simulate = createRoute({
    method: 'post',
    path: '/games/{id}/simulate',
    tags,
    summary: 'Play the planned rounds, or so many more, in the background',
    request: { params, query: simulateQuerySchema, ...jsonBody(simulateSchema) },
    responses: answers(202, gameSchema, 'The game, running, or completed if you waited for it'),
  });
  routes.openapi(simulate, async (c) => {
    const { id } = c.req.valid('param');
    const { rounds } = c.req.valid('json');
    const viewer = c.get('viewer');
    const answer = await answerOnce(c, db, async (trx) => {
      const game = await findGame(trx, viewer, id, { lock: true });
      const running = await simulateGame(game, rounds, (planned) => runGame(trx, boss, game, planned));
      return { status: 202, body: showGame(running), location: `/games/${id}` };
    });
    const { wait = 0 } = c.req.valid('query');
    const deadline = performance.now() + wait * 1000;
    for (let left = wait * 1000; left > 0 && !changes.isStopped; left = deadline - performance.now()) {
      const changed = changes.next(id, Math.min(left, 1000));
      const game = await findGame(db, viewer, id);
      if (game.status !== 'running') return c.json(showGame(game), 202, { Location: `/games/${id}` });
      await changed;
    }
    return answer as never;
  });

  const cite = createRoute({
    method: 'get',
    path: '/games/{id}/manifest',
    tags,
    summary: 'All that is needed to cite the game and to play it again',
    request: { params },
    responses: answers(200, citationSchema, 'Manifest, rounds played and digest: `farol verify` takes it'),
  });
  routes.openapi(cite, async (c) => {
    const game = await findGame(db, c.get('viewer'), c.req.valid('param').id);
    const { rounds_played: rounds, digest } = game;
    // What is played is spelled out; before that, defaults still follow the agents.
    const manifest = rounds === 0 ? openManifest(game.manifest, game.unnamed) : game.manifest;
    return c.json({ manifest, rounds, digest }, 200) as never;
  });

  return routes;
}

/** Sets the game going for `rounds` more rounds, or for those that are planned. */
async function simulateGame(
  game: GameRow,
  rounds: number | undefined,
  run: (planned: number | null) => Promise<GameRow>,
) {
  refuseRunning(game, 'simulate more');
  if (game.status === 'cancelled' || game.status === 'failed') {
    throw new Problem(
      'impossible-transition',
      `a game that is ${game.status} plays no more: POST /games makes another`,
      { possible: [] },
    );
  }
  if (rounds === undefined && game.status === 'completed') {
    throw new Problem('impossible-transition', 'all planned rounds are played: say how many more, {"rounds": 1000}', {
      possible: ['simulate'],
    });
  }
  if (rounds === undefined) return run(game.rounds_planned);
  const left = MAX_ROUNDS - game.rounds_played;
  if (rounds > left) {
    throw invalidRequest([
      { field: 'rounds', message: `must be at most ${left}: a game ends at ${MAX_ROUNDS} rounds` },
    ]);
  }
  return run(game.rounds_played + rounds);
}
