import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '@farol/api';
import { PlayRefused } from '@farol/kernel';
import { type Database, isDatabaseAway, readAtOnce } from '../database/connection.ts';
import { retryWhileAway } from '../database/retry-while-away.ts';
import { enqueuePlay, type PlayJob } from '../games/enqueue-play.ts';
import { type GameRow, updateGame } from '../games/queries.ts';
import { TURN_MS } from '../owners/book-play.ts';
import { readAgentRoundsLeft } from '../owners/quotas.ts';
import { ThreadFault } from '../threads/thread-fault.ts';
import type { Tools } from '../tools.ts';
import { bookSlice, fittingRounds } from './daily-limit.ts';
import { failGame, giveUpWords, MAX_TRIES } from './fail-game.ts';
import { confirmStored } from './open-games.ts';
import { createInterruption, type Interruption } from './interruption.ts';
import { commitSlice, playOnThread, readStored, stopOf } from './store-slice.ts';

/**
 * Length of a slice: longer where storing it would otherwise take over a twentieth of the time, but not while games
 * with a tempo need the threads.
 */
const SLICE_MS = { min: 400, max: 5000, maxBesidePaced: 1000, timesStoring: 19 };

/** A turn in progress: the game as last read or stored, and the input of its next slice. */
interface Turn {
  game: GameRow;
  job: PlayJob;
  sliceMs: number;
  /** Milliseconds of play in this turn. */
  playedMs: number;
  /** Agent-rounds that are left of the owner's day. */
  left: number;
  /** The last commit may have succeeded without an answer: the connection broke. */
  isUnsure: boolean;
  interruption: Interruption;
  isOver: () => boolean;
}

/**
 * Plays one turn of a running game, slice by slice. When the turn is over, or the worker stops, the next job is queued
 * in the transaction that stores the last slice. While the database is away, the turn waits.
 */
export async function playTurn(tools: Tools, job: PlayJob, stopping: AbortSignal, tries = 0): Promise<void> {
  // Then the game goes to the back of the queue, so that a short game never waits long.
  const ends = performance.now() + TURN_MS;
  const interruption = createInterruption(tools.changes, job.gameId);
  try {
    const game = await retryWhileAway(tools.log, stopping, () => readRunning(tools.db, job.gameId));
    if (!game) return;
    if (tries > 0 && game.rounds_played > job.rounds) return await requeue(tools, game);
    if (tries >= MAX_TRIES) return await failGame(tools.db, game, giveUpWords(tries));
    const isOver = () => stopping.aborted || performance.now() >= ends;
    const readLeft = () => readAgentRoundsLeft(tools.db, tools.quotas, game.owner_id);
    const left = await retryWhileAway(tools.log, stopping, readLeft);
    const state = { sliceMs: SLICE_MS.min, playedMs: 0, left, isUnsure: false };
    const turn: Turn = { game, job, ...state, interruption, isOver };
    while (await playNext(tools, turn, stopping));
  } finally {
    interruption.stop();
  }
}

/** The game, unless it rests or has a tempo: paced-games.ts plays those. */
function readRunning(db: Database, gameId: string): Promise<GameRow | undefined> {
  return db
    .selectFrom('games')
    .selectAll()
    .where('id', '=', gameId)
    .where('status', '=', 'running')
    .where('tempo', 'is', null)
    .executeTakeFirst();
}

/** Replaces the job after progress, so that MAX_TRIES counts attempts at the same round. */
function requeue({ db, boss }: Tools, game: GameRow, playedMs = 1): Promise<void> {
  return db.transaction().execute((trx) => enqueuePlay(trx, boss, game, playedMs));
}

/** Plays and stores the next slice; returns whether the turn goes on. */
async function playNext(tools: Tools, turn: Turn, stopping: AbortSignal): Promise<boolean> {
  const { db, log } = tools;
  const { game } = turn;
  try {
    const isLast = turn.isOver();
    turn.game = await playAndStore(tools, turn, isLast);
    return turn.game.status === 'running' && !isLast;
  } catch (error) {
    if (error instanceof PlayRefused) {
      await failGame(db, game, error.message);
      return false;
    }
    if (error instanceof ThreadFault) {
      log.error({ gameId: game.id, round: game.rounds_played, error }, 'a slice failed');
      if (game.rounds_played === turn.job.rounds) throw error;
      await requeue(tools, game, turn.playedMs);
      return false;
    }
    if (isDatabaseAway(error)) {
      log.warn({ gameId: game.id, error }, 'the database is away: waiting');
      if (stopping.aborted) throw error;
      turn.isUnsure = true;
      await sleep(1000);
    } else if (!turn.interruption.isReason(error) && !isOvertaken(error)) throw error;
    return lookAgain(db, turn);
  }
}

const isOvertaken = (error: unknown) => error instanceof Problem && error.problem === 'changed-meanwhile';

/** Reads the game again after a change; the slice in progress is dropped. */
async function lookAgain(db: Database, turn: Turn): Promise<boolean> {
  try {
    turn.interruption.renew();
    const game = await readRunning(db, turn.game.id);
    // Other rounds than expected: another worker has taken the game over. If this turn itself may have stored them, it
    // goes on: two turns at once do no harm, and otherwise nobody might play the game.
    if (!game || (game.rounds_played !== turn.game.rounds_played && !turn.isUnsure)) return false;
    turn.game = game;
    turn.isUnsure = false;
    return true;
  } catch (error) {
    if (isDatabaseAway(error)) return true;
    throw error;
  }
}

async function playAndStore({ db, boss, threads, log, metrics, quotas }: Tools, turn: Turn, isLast: boolean) {
  const { game } = turn;
  const fitting = fittingRounds(game, turn.left);
  if (fitting < 1) return updateGame(db, game, { status: 'paused' });
  const rounds = Math.min(stopOf(game) - game.rounds_played, fitting);
  const signal = turn.interruption.signalAt(game.version);
  const thread = await threads.lease({ key: game.id, owner: game.owner_id, signal });
  try {
    const load = () => readAtOnce(db, (trx) => readStored(trx, game));
    const slice = await playOnThread(thread, game, load, { rounds, budgetMs: turn.sliceMs, signal });
    if (slice.to === slice.from) signal.throwIfAborted();
    const storing = performance.now();
    const { game: stored, left } = await db.transaction().execute(async (trx) => {
      const booked = await bookSlice(trx, quotas, await commitSlice(trx, game, slice, true), slice);
      const isQueued = isLast && booked.game.status === 'running';
      if (isQueued) await enqueuePlay(trx, boss, booked.game, turn.playedMs + slice.playedMs);
      return booked;
    });
    turn.left = left;
    const storedMs = slice.packedMs + performance.now() - storing;
    const max = threads.hadUrgentLease() ? SLICE_MS.maxBesidePaced : SLICE_MS.max;
    turn.sliceMs = Math.max(SLICE_MS.min, Math.min(max, SLICE_MS.timesStoring * storedMs));
    turn.playedMs += slice.playedMs;
    // A thread handles its requests in order, so this one needs no wait. A thread that has ended holds nothing.
    void thread.run(confirmStored, { id: stored.id, version: stored.version }).catch(() => {});
    thread.release(stored.id);
    metrics.roundsPlayed.inc(slice.to - slice.from);
    log.debug({ gameId: game.id, from: slice.from, to: slice.to, playedMs: slice.playedMs, storedMs }, 'slice');
    return stored;
  } finally {
    thread.release();
  }
}
