import { DEFAULT_LIMIT, Problem, ROUND_ROUTES } from '@farol/api';
import type { Tools } from '../tools.ts';
import { estimatePlayMs } from '../games/estimate-play.ts';
import { findGame, type GameRow } from '../games/queries.ts';
import { refuseEnded, refuseRunning, refuseUnplayable } from '../games/transitions.ts';
import { answerOnce } from '../http/answer-once.ts';
import { bytesOfGame } from '../http/in-flight.ts';
import { createRouter } from '../http/router.ts';
import { playNow } from './play-now.ts';
import { readAttendances } from '../series/queries.ts';
import { showRound } from './show-round.ts';
import { showRounds } from './show-rounds.ts';
import { createStepLine, type Step } from './step-line.ts';

export function roundRoutes({ db, threads, metrics, quotas }: Tools) {
  const routes = createRouter();
  const steps = createStepLine(threads);

  routes.openapi(ROUND_ROUTES.play, async (c) => {
    const { count, expectedRound } = c.req.valid('json');
    const { id } = c.req.valid('param');
    const asked = await findGame(db, c.get('viewer'), id, { may: 'play' });
    const { signal } = c.req.raw;
    const step: Step = {
      gameId: id,
      expectedMs: estimatePlayMs(asked, count),
      signal,
      reserve: () => c.get('reserve')(bytesOfGame(asked.manifest, asked.rounds_played)),
    };
    return steps.take(step, (thread) =>
      answerOnce(c, db, async (trx) => {
        const game = await findGame(trx, c.get('viewer'), id, { lock: true, may: 'play' });
        refuseStep(game, expectedRound);
        const { slice } = await playNow(trx, { thread, quotas }, game, count, signal);
        metrics.roundsPlayed.inc(count);
        const rounds = await showRounds(game.manifest, slice.from, slice.attendances);
        return { status: 201, body: { rounds, next: null }, location: `/games/${id}/rounds?from=${slice.from + 1}` };
      }),
    );
  });

  routes.openapi(ROUND_ROUTES.list, async (c) => {
    const game = await findGame(db, c.get('viewer'), c.req.valid('param').id);
    const { from = 1, limit = DEFAULT_LIMIT } = c.req.valid('query');
    const to = Math.min(from - 1 + limit, game.rounds_played);
    const attendances = await readAttendances(db, game.id, from - 1, to);
    const rounds = await showRounds(game.manifest, from - 1, attendances);
    return c.json({ rounds, next: to < game.rounds_played && rounds.length > 0 ? String(to + 1) : null }, 200);
  });

  routes.openapi(ROUND_ROUTES.read, async (c) => {
    const { id, round } = c.req.valid('param');
    const game = await findGame(db, c.get('viewer'), id);
    if (round > game.rounds_played)
      throw new Problem('not-found', `the game has ${game.rounds_played} rounds: there is no round ${round} yet`);
    await c.get('reserve')(bytesOfGame(game.manifest, round - 1));
    return c.json(await showRound(db, threads, game, round, c.req.raw.signal), 200);
  });

  return routes;
}

/** The problem if the next round cannot be played by a step. */
function refuseStep(game: GameRow, expectedRound: number | undefined): void {
  refuseRunning(game, 'play rounds one by one');
  refuseEnded(game, 'plays no more');
  const nextRound = game.rounds_played + 1;
  if (expectedRound !== undefined && expectedRound !== nextRound) {
    throw new Problem('unexpected-round', `the next round is ${nextRound}, not ${expectedRound}`);
  }
  refuseUnplayable(game);
}
