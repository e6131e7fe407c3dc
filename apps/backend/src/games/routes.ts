import {
  DEFAULT_LIMIT,
  GAME_ACTIONS,
  GAME_ROUTES,
  invalidRequest,
  MAX_ROUNDS,
  openManifest,
  Problem,
} from '@farol/api';
import { Game } from '@farol/kernel';
import { v7 as uuidv7 } from 'uuid';
import type { Tools } from '../tools.ts';
import { refuseCreation } from '../owners/quotas.ts';
import { answerOnce } from '../http/answer-once.ts';
import { etagOf, refuseLate } from '../http/if-match.ts';
import { createRouter } from '../http/router.ts';
import { setHeader } from '../http/set-header.ts';
import { changeGame } from './change-game.ts';
import { compareEdit } from './compare-edit.ts';
import { forkGame } from './fork-game.ts';
import { countGames, listGames } from './list-games.ts';
import { nameFor } from './name-for.ts';
import { deleteGame, findGame, type GameRow, insertGame, showGame } from './queries.ts';
import { changeStatus, refuseEnded, refuseRunning, runGame } from './transitions.ts';

export function gameRoutes(tools: Tools) {
  const { db, boss, changes, threads, quotas } = tools;
  const routes = createRouter();

  routes.openapi(GAME_ROUTES.create, async (c) => {
    const { name, rounds, manifest, unnamed, cited } = c.req.valid('json');
    const id = uuidv7();
    const { digest } = new Game(manifest);
    return answerOnce(c, db, async (trx) => {
      await refuseCreation(trx, quotas, c.get('viewer').ownerId);
      const row = await insertGame(trx, c.get('viewer'), {
        id,
        manifest,
        unnamed,
        digest,
        cited,
        rounds: rounds ?? null,
        name: name ?? nameFor(manifest),
      });
      const created = cited === undefined ? row : await runGame(trx, tools, row, cited.rounds);
      return { status: 201, ...shown(created), location: `/games/${id}` };
    });
  });

  routes.openapi(GAME_ROUTES.list, async (c) => {
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

  routes.openapi(GAME_ROUTES.read, async (c) => {
    const game = await findGame(db, c.get('viewer'), c.req.valid('param').id);
    setHeader(c, 'ETag', etagOf(game.revision));
    return c.json(showGame(game), 200);
  });

  routes.openapi(GAME_ROUTES.update, async (c) => {
    return answerOnce(c, db, async (trx) => {
      const game = await findGame(trx, c.get('viewer'), c.req.valid('param').id, { lock: true, may: 'own' });
      const sent = c.req.valid('json');
      refuseLate(c.req.valid('header')['if-match'], game.revision, () => compareEdit(game, sent));
      return { status: 200, ...shown(await changeGame(trx, boss, game, sent)) };
    });
  });

  routes.openapi(GAME_ROUTES.remove, async (c) => {
    return answerOnce(c, db, async (trx) => {
      const game = await findGame(trx, c.get('viewer'), c.req.valid('param').id, { lock: true, may: 'own' });
      refuseLate(c.req.valid('header')['if-match'], game.revision);
      refuseRunning(game, 'remove it');
      await deleteGame(trx, game);
      return { status: 204, body: null };
    });
  });

  routes.openapi(GAME_ROUTES.changeStatus, async (c) => {
    return answerOnce(c, db, async (trx) => {
      const game = await findGame(trx, c.get('viewer'), c.req.valid('param').id, { lock: true, may: 'play' });
      const { action } = c.req.valid('json');
      refuseLate(c.req.valid('header')['if-match'], game.revision, () => [
        { field: 'status', now: game.status, sent: GAME_ACTIONS[action].to },
      ]);
      return { status: 200, ...shown(await changeStatus(trx, tools, game, action)) };
    });
  });

  routes.openapi(GAME_ROUTES.fork, async (c) => {
    const { id } = c.req.valid('param');
    const { round, name } = c.req.valid('json');
    const viewer = c.get('viewer');
    await findGame(db, viewer, id);
    const thread = await threads.lease({ signal: c.req.raw.signal, owner: viewer.ownerId });
    try {
      return await answerOnce(c, db, async (trx) => {
        const game = await findGame(trx, viewer, id, { lock: true });
        await refuseCreation(trx, quotas, viewer.ownerId);
        const { ownerId } = viewer;
        const forked = await forkGame(trx, thread, game, round ?? game.rounds_played, { ownerId, name });
        return { status: 201, ...shown(forked), location: `/games/${forked.id}` };
      });
    } finally {
      thread.release();
    }
  });

  routes.openapi(GAME_ROUTES.simulate, async (c) => {
    const { id } = c.req.valid('param');
    const { rounds } = c.req.valid('json');
    const viewer = c.get('viewer');
    const answer = await answerOnce(c, db, async (trx) => {
      const game = await findGame(trx, viewer, id, { lock: true, may: 'play' });
      const running = await simulateGame(game, rounds, (planned) => runGame(trx, tools, game, planned));
      return { status: 202, ...shown(running), location: `/games/${id}` };
    });
    const { wait = 0 } = c.req.valid('query');
    const deadline = performance.now() + wait * 1000;
    for (let left = wait * 1000; left > 0 && !changes.isStopped; left = deadline - performance.now()) {
      const changed = changes.next(id, Math.min(left, 1000));
      const game = await findGame(db, viewer, id);
      if (game.status !== 'running') {
        return c.json(showGame(game), 202, { Location: `/games/${id}`, ETag: etagOf(game.revision) });
      }
      await changed;
    }
    return answer;
  });

  routes.openapi(GAME_ROUTES.cite, async (c) => {
    const game = await findGame(db, c.get('viewer'), c.req.valid('param').id);
    const { rounds_played: rounds, digest } = game;
    // A played game has a complete manifest; before that, defaults still follow the agents.
    const manifest = rounds === 0 ? openManifest(game.manifest, game.unnamed) : game.manifest;
    return c.json({ manifest, rounds, digest }, 200);
  });

  return routes;
}

const shown = (game: GameRow) => ({ body: showGame(game), revision: game.revision });

/** Sets the game going for `rounds` more rounds, or for those that are planned. */
async function simulateGame(
  game: GameRow,
  rounds: number | undefined,
  run: (planned: number | null) => Promise<GameRow>,
) {
  refuseRunning(game, 'simulate more');
  refuseEnded(game, 'plays no more');
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
