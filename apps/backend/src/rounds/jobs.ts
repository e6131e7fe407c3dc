import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '@farol/api';
import type { Logger } from 'pino';
import type { Changes } from '../database/changes.ts';
import { type Database, isDatabaseAway, readAtOnce } from '../database/connection.ts';
import { retryWhileAway } from '../database/retry-while-away.ts';
import { type GameRow, updateGame } from '../games/queries.ts';
import type { Metrics } from '../health/metrics.ts';
import type { Boss } from '../queue.ts';
import { enqueuePlay, type PlayJob } from './enqueue-play.ts';
import { createPace, type Pace } from './pace.ts';
import { commitSlice, readStanding } from './play-slice.ts';
import { PlayFault, type Players } from './players.ts';

/** After a turn of this length a game goes to the back of the queue, so that a short one never waits long. */
const TURN_MS = 5000;
/** A slice takes this long, or longer where storing it would otherwise take over a twentieth of the time. */
const SLICE_MS = { least: 400, most: 5000, timesStoring: 19 };
/** A job that has been tried so often without a round to show for it will not get on. */
const HOPELESS_TRIES = 5;

/** What the jobs of this queue work with. */
export interface PlayTools {
  db: Database;
  boss: Boss;
  players: Players;
  changes: Changes;
  log: Logger;
  metrics: Metrics;
}

/** A turn under way: the game as it was last read or stored, and what the next slice depends on beside it. */
interface Turn {
  game: GameRow;
  sliceMs: number;
  /** Milliseconds of play in this turn. */
  playedMs: number;
  pace: Pace | undefined;
  /** Whether the last slice may have been stored though nobody said so: the connection broke meanwhile. */
  isUnsure: boolean;
  isOver: () => boolean;
}

/**
 * Plays one turn of a running game, slice by slice. When the turn is over, or the worker is to stop, the game goes to
 * the back of the queue in the very transaction that stores its last slice. While the database is away it waits.
 */
export async function playTurn(tools: PlayTools, job: PlayJob, stopping: AbortSignal, tries = 0): Promise<void> {
  const ends = performance.now() + TURN_MS;
  const game = await retryWhileAway(tools.log, stopping, () => readRunning(tools.db, job.gameId));
  if (!game) return;
  if (tries >= HOPELESS_TRIES && game.rounds_played <= job.rounds) {
    await failGame(
      tools.db,
      game,
      `${tries} workers ended while they played it: it may need more memory than there is`,
    );
    return;
  }
  const isOver = () => stopping.aborted || performance.now() >= ends;
  const turn: Turn = { game, sliceMs: SLICE_MS.least, playedMs: 0, pace: undefined, isUnsure: false, isOver };
  while (await playSlice(tools, turn, stopping));
}

function readRunning(db: Database, gameId: string): Promise<GameRow | undefined> {
  return db.selectFrom('games').selectAll().where('id', '=', gameId).where('status', '=', 'running').executeTakeFirst();
}

/** Plays and stores the next slice; says whether the turn goes on. */
async function playSlice(tools: PlayTools, turn: Turn, stopping: AbortSignal): Promise<boolean> {
  const { db, log } = tools;
  const { game } = turn;
  try {
    await waitForTempo(tools, turn, stopping);
    const isLast = turn.isOver();
    turn.game = await playAndStore(tools, turn, isLast);
    return turn.game.status === 'running' && !isLast;
  } catch (error) {
    if (error instanceof PlayFault) {
      await failGame(db, game, error.message);
      return false;
    }
    if (isDatabaseAway(error)) {
      log.warn({ gameId: game.id, error }, 'the database is away: waiting');
      if (stopping.aborted) throw error;
      turn.isUnsure = true;
      await sleep(1000);
    } else if (!(error instanceof Problem && error.problem === 'changed-meanwhile')) throw error;
    return lookAgain(db, turn);
  }
}

/** Reads a game anew that was changed meanwhile; what was played of it is dropped. */
async function lookAgain(db: Database, turn: Turn): Promise<boolean> {
  try {
    const game = await readRunning(db, turn.game.id);
    // Rounds that were stored by somebody else: another worker has taken the game over. When it is not sure that it was
    // somebody else, the turn goes on: two at once do no harm, and nobody would play the game any more.
    if (!game || (game.rounds_played !== turn.game.rounds_played && !turn.isUnsure)) return false;
    turn.game = game;
    turn.isUnsure = false;
    return true;
  } catch (error) {
    if (isDatabaseAway(error)) return true;
    throw error;
  }
}

/** Waits until the next round is due, or until the game changes: a new tempo is heard at once. */
async function waitForTempo({ changes }: PlayTools, turn: Turn, stopping: AbortSignal): Promise<void> {
  const { tempo, id } = turn.game;
  if (tempo === null) return void (turn.pace = undefined);
  if (turn.pace?.roundsPerSecond !== tempo) turn.pace = createPace(tempo);
  const wait = turn.pace.waitMs();
  if (wait > 0 && !stopping.aborted) await changes.next(id, wait);
}

async function playAndStore({ db, boss, players, changes, log, metrics }: PlayTools, turn: Turn, isLast: boolean) {
  const { game } = turn;
  const left = game.rounds_planned! - game.rounds_played;
  const rounds = Math.min(left, turn.pace?.dueRounds() ?? left);
  const session = await players.acquire(game.id);
  const unwatch = changes.watch(game.id, (version) => {
    if (version === undefined || version > game.version) session.interrupt();
  });
  try {
    const load = () => readAtOnce(db, (trx) => readStanding(trx, game));
    const slice = await session.play(game, load, rounds, turn.sliceMs);
    const storing = performance.now();
    const stored = await db.transaction().execute(async (trx) => {
      const changed = await commitSlice(trx, game, slice, true);
      if (isLast && changed.status === 'running') await enqueuePlay(trx, boss, changed, turn.playedMs + slice.playedMs);
      return changed;
    });
    const storedMs = slice.packedMs + performance.now() - storing;
    turn.sliceMs = Math.max(SLICE_MS.least, Math.min(SLICE_MS.most, SLICE_MS.timesStoring * storedMs));
    turn.playedMs += slice.playedMs;
    turn.pace?.count(rounds);
    session.close(stored);
    metrics.roundsPlayed.inc(slice.to - slice.from);
    log.debug({ gameId: game.id, from: slice.from, to: slice.to, playedMs: slice.playedMs, storedMs }, 'slice');
    return stored;
  } finally {
    unwatch();
    session.close();
  }
}

/** Marks a game that cannot be played as failed, with the reason that its owner is shown. */
async function failGame(db: Database, game: GameRow, fault: string): Promise<void> {
  await updateGame(db, game, { status: 'failed', fault });
}
