import { Problem } from '@farol/shared';
import type { Logger } from 'pino';
import { type Database, readAtOnce } from '../database/connection.ts';
import { type GameRow, updateGame } from '../games/queries.ts';
import type { Metrics } from '../health/metrics.ts';
import type { Boss } from '../queue.ts';
import { enqueuePlay, type PlayJob } from './enqueue-play.ts';
import { commitSlice, readStanding, statusAfter } from './play-slice.ts';
import { PlayFault, type Players } from './players.ts';

/** A slice is committed about this often while a game runs. */
const SLICE_MS = 250;
/** After a turn of this length a game goes to the back of the queue, so that a short one never waits long. */
const TURN_MS = 5000;

/** What the jobs of this queue work with. */
export interface PlayTools {
  db: Database;
  boss: Boss;
  players: Players;
  log: Logger;
  metrics: Metrics;
}

/**
 * Plays one turn of a running game. When the turn is over, or the worker is to stop, the game goes to the back of
 * the queue in the very transaction that stores its last slice.
 */
export async function playTurn(tools: PlayTools, { gameId }: PlayJob, stopping: AbortSignal): Promise<void> {
  const turnEnds = performance.now() + TURN_MS;
  const isTurnOver = () => stopping.aborted || performance.now() >= turnEnds;
  for (;;) {
    const start = await readAtOnce(tools.db, async (trx) => {
      const game = await trx.selectFrom('games').selectAll().where('id', '=', gameId).executeTakeFirst();
      return game?.status === 'running' ? { game, standing: await readStanding(trx, game) } : undefined;
    });
    if (!start) return;
    try {
      return await playSlices(tools, start, isTurnOver);
    } catch (error) {
      if (error instanceof PlayFault) return await failGame(tools.db, start.game, error.message);
      // Paused, cancelled, renamed meanwhile: the slice under way is dropped, and played again if it is still wanted.
      if (!(error instanceof Problem && error.problem === 'changed-meanwhile')) throw error;
    }
  }
}

async function playSlices(
  { db, boss, players, log, metrics }: PlayTools,
  start: { game: GameRow; standing: Awaited<ReturnType<typeof readStanding>> },
  isTurnOver: () => boolean,
): Promise<void> {
  let { game } = start;
  let { playedMs, ...standing } = start.standing;
  const session = await players.open({ manifest: game.manifest, ...standing });
  try {
    while (game.status === 'running') {
      const slice = await session.play(game.rounds_planned! - game.rounds_played, SLICE_MS);
      playedMs += slice.playedMs;
      const isLast = isTurnOver();
      game = await db.transaction().execute(async (trx) => {
        const stored = await commitSlice(trx, game, slice, playedMs, statusAfter(game, slice.to, true));
        if (isLast && stored.status === 'running') await enqueuePlay(trx, boss, game.id);
        return stored;
      });
      metrics.roundsPlayed.inc(slice.to - slice.from);
      log.debug({ gameId: game.id, from: slice.from, to: slice.to, playedMs: slice.playedMs }, 'slice');
      if (isLast) return;
    }
  } finally {
    session.close();
  }
}

/** Marks a game that cannot be played as failed, with the reason that its owner is shown. */
async function failGame(db: Database, game: GameRow, fault: string): Promise<void> {
  await updateGame(db, game, { status: 'failed', fault });
}
