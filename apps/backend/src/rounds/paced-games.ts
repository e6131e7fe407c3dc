import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '@farol/api';
import { PlayRefused } from '@farol/kernel';
import { isDatabaseAway, readAtOnce } from '../database/connection.ts';
import { CATCH_UP_SECONDS, dueRounds } from '../games/pace.ts';
import { type GameRow, updateGame } from '../games/queries.ts';
import { countAgentRounds } from '../owners/agent-rounds.ts';
import { bookPlay } from '../owners/book-play.ts';
import { bookAgentRounds, isMetered } from '../owners/quotas.ts';
import { ThreadFault } from '../threads/thread-fault.ts';
import type { Tools } from '../tools.ts';
import { claimDue, type DueGame, returnClaim, untilNextDue } from './claim-due.ts';
import { fittingRounds } from './daily-limit.ts';
import { failGame, giveUpWords, MAX_TRIES } from './fail-game.ts';
import { confirmStored } from './open-games.ts';
import { commitSlice, playOnThread, readStored, stopOf } from './store-slice.ts';

/** A slice of a game that cannot keep its tempo. Others play in between. */
const SLICE_MS = 400;
/** Games that a lane claims at once. */
const CLAIMED = 8;
/** More lanes only wait for the database. */
const MAX_LANES = 4;
/** Pauses of a lane without a due game. */
const PAUSE_MS = { min: 10, max: 500 };
/** Play is booked on its owner's account in steps of this size, and at least this often where agent-rounds are limited. */
const BOOKED_MS = 1000;

export interface PacedOptions {
  /** Threads of the pool. */
  threads: number;
  stopping: AbortSignal;
  /** Wraps each slice. */
  during?: (work: () => Promise<void>) => Promise<void>;
}

/** Plays games with a tempo when they are due, until `stopping`. A game that waits holds neither thread nor job. */
export async function playPacedGames(tools: Tools, options: PacedOptions): Promise<void> {
  const lanes = Math.min(options.threads, MAX_LANES);
  const book = createBook(tools);
  await Promise.all(Array.from({ length: lanes }, () => runLane(tools, options, book)));
}

/** Books played rounds; returns the agent-rounds that are left of the owner's day. */
type Book = (ownerId: string, playedMs: number, agentRounds: number) => Promise<number>;

async function runLane(tools: Tools, { stopping, during = (work) => work() }: PacedOptions, book: Book) {
  const { db, log } = tools;
  while (!stopping.aborted) {
    try {
      const due = await claimDue(db, CLAIMED);
      for (const each of due) await during(() => playDue(tools, each, stopping, book));
      if (due.length > 0) continue;
      const ms = (await untilNextDue(db)) ?? PAUSE_MS.max;
      await pause(Math.max(PAUSE_MS.min, Math.min(PAUSE_MS.max, ms)), stopping);
    } catch (error) {
      if (stopping.aborted) return;
      log[isDatabaseAway(error) ? 'warn' : 'error']({ error }, 'games with a tempo have to wait');
      await pause(1000, stopping);
    }
  }
}

function pause(ms: number, stopping: AbortSignal): Promise<void> {
  return sleep(ms, undefined, { signal: stopping }).catch(() => {});
}

/** Plays and stores the due rounds of a claimed game. */
async function playDue(tools: Tools, due: DueGame, stopping: AbortSignal, book: Book): Promise<void> {
  const { db, log } = tools;
  const { game } = due;
  if (stopping.aborted) return returnClaim(db, due);
  try {
    if (game.claims > MAX_TRIES) return await failGame(db, game, giveUpWords(MAX_TRIES));
    const { slice, stored } = await playAndStore(tools, due);
    const agentRounds = countAgentRounds(stored.manifest, slice.from, slice.to);
    const left = await book(game.owner_id, slice.playedMs, agentRounds);
    if (stored.status === 'running' && fittingRounds(stored, left) < 1) await pauseGame(tools, stored);
  } catch (error) {
    if (error instanceof PlayRefused) return failGame(db, game, error.message);
    if (error instanceof Problem && error.problem === 'changed-meanwhile') return returnClaim(db, due);
    if (!(error instanceof ThreadFault)) throw error;
    // The claim ends by itself; then this or another worker tries again.
    log.error({ gameId: game.id, round: game.rounds_played, error }, 'a slice failed');
  }
}

async function playAndStore({ db, threads, log, metrics }: Tools, { game, dueAt, lateSeconds }: DueGame) {
  const left = stopOf(game) - game.rounds_played;
  const rounds = Math.min(left, dueRounds(game.tempo, lateSeconds));
  const thread = await threads.lease({ key: game.id, isUrgent: true, owner: game.owner_id });
  try {
    const load = () => readAtOnce(db, (trx) => readStored(trx, game));
    const slice = await playOnThread(thread, game, load, { rounds, budgetMs: SLICE_MS });
    const next = dueAt.getTime() + (1000 * (slice.to - slice.from)) / game.tempo;
    const earliest = dueAt.getTime() + 1000 * (lateSeconds - CATCH_UP_SECONDS);
    const schedule = { due_at: new Date(Math.max(next, earliest)), claims: 0 };
    const stored = await db.transaction().execute((trx) => commitSlice(trx, game, slice, true, schedule));
    void thread.run(confirmStored, { id: stored.id, version: stored.version }).catch(() => {});
    thread.release(stored.id);
    metrics.roundsPlayed.inc(slice.to - slice.from);
    log.debug({ gameId: game.id, from: slice.from, to: slice.to, lateSeconds }, 'paced slice');
    return { slice, stored };
  } finally {
    thread.release();
  }
}

/** Pauses a game whose owner has no agent-rounds left today. Another change of it goes before. */
async function pauseGame({ db }: Tools, game: GameRow): Promise<void> {
  await updateGame(db, game, { status: 'paused' });
}

/** Collects play by owner: one row for each owner would otherwise be locked by every slice. */
function createBook({ db, quotas }: Tools): Book {
  const owners = new Map<string, { playedMs: number; agentRounds: number; left: number; bookedAt: number }>();
  return async (ownerId, playedMs, agentRounds) => {
    const open = owners.get(ownerId) ?? { playedMs: 0, agentRounds: 0, left: Infinity, bookedAt: -Infinity };
    owners.set(ownerId, open);
    open.playedMs += playedMs;
    open.agentRounds += agentRounds;
    const isLate = performance.now() - open.bookedAt >= BOOKED_MS || open.agentRounds >= open.left;
    if (open.playedMs < BOOKED_MS && !(isMetered(quotas) && isLate)) return open.left - open.agentRounds;
    const booked = { ...open };
    Object.assign(open, { playedMs: 0, agentRounds: 0, bookedAt: performance.now() });
    try {
      open.left = await db.transaction().execute(async (trx) => {
        await bookPlay(trx, ownerId, booked.playedMs);
        return bookAgentRounds(trx, quotas, ownerId, booked.agentRounds);
      });
    } catch (error) {
      open.playedMs += booked.playedMs;
      open.agentRounds += booked.agentRounds;
      throw error;
    }
    return open.left - open.agentRounds;
  };
}
