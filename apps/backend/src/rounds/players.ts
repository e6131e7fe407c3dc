import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Distributions, Stats } from '@farol/api';
import type { Standings } from '../analytics/distributions.ts';
import type { GameWindow } from '../analytics/statistics.ts';
import type { PlayedReplicate, ReplicateTask } from '../experiments/play-ensemble.ts';
import type { Trial, TrialOutcome } from '../experiments/try-cells.ts';
import type { Answer, GameAt, GameStart, OpenGame, ReplayedRound, Request, Slice, Standing } from './player-thread.ts';
import type { RecordedEntry } from './record-choices.ts';

/** A thread that is one's own until it is closed. */
export interface Session {
  /** Plays on from where the game stands; `load` is asked only if the thread does not hold the game open already. */
  play(game: GameAt, load: () => Promise<OpenGame>, rounds: number, budgetMs: number): Promise<Slice>;
  /** Ends the slice under way after the piece that is being played. */
  interrupt(): void;
  replay(game: GameStart, round: number): Promise<ReplayedRound>;
  /** Plays up to where `round` rounds are played, and stores nothing. */
  advance(game: GameStart, round: number): Promise<Standing>;
  /** Plays on to where these entries' rounds are; a bitmap of choices for each. */
  record(game: GameStart, entries: readonly RecordedEntry[]): Promise<Uint8Array[]>;
  describe(window: GameWindow): Promise<Stats>;
  distribute(standings: Standings): Promise<Distributions>;
  /** Plays games one after the other for a second or two, until `interrupt`; gives what came of the first of them. */
  playEnsemble(tasks: readonly ReplicateTask[]): Promise<PlayedReplicate[]>;
  /** Plays a little of each of these games, in about `budgetMs`, to see what they cost. */
  tryCells(trials: readonly Trial[], budgetMs: number): Promise<TrialOutcome[]>;
  /** Gives the thread back. What was played is kept open for whoever goes on from `stored`, if that is given. */
  close(stored?: GameAt): void;
}

/** Threads that games are played in, so that no round is ever played on the event loop. */
export interface Players {
  /** Waits for a free thread, in the order of asking; a thread that holds the game open is preferred. */
  acquire(gameId?: string): Promise<Session>;
  /** How long the thread that is longest at one request has been at it; 0 when none is. */
  longestBusyMs(): number;
  /** Threads that are at work. */
  countBusy(): number;
  /** Ends all threads; what they were playing is lost, and played again another time. */
  stop(): Promise<void>;
}

/** The kernel refused to play: it would do so again wherever this game is tried. */
export class PlayFault extends Error {}

/** Beside this file, be it bundled or as written. */
const THREAD_FILE = new URL(`./player-thread${extname(import.meta.url)}`, import.meta.url);

/** A thread that answers one request at a time. */
class Thread {
  /** Games that it has played and may still hold open. */
  readonly held = new Set<string>();
  /** Set to 1 to end the slice under way. */
  private readonly interruption = new Int32Array(new SharedArrayBuffer(4));
  private worker: Worker | undefined;
  /** When it was asked what it has not answered yet. */
  askedAt: number | undefined;

  async ask<T>(request: Request): Promise<T> {
    Atomics.store(this.interruption, 0, 0);
    const worker = (this.worker ??= this.start());
    this.askedAt = performance.now();
    return new Promise<T>((resolve, reject) => {
      const settle = () => {
        this.askedAt = undefined;
        worker.off('message', onMessage);
        worker.off('error', onEnd);
        worker.off('exit', onEnd);
      };
      const onMessage = (answer: Answer) => {
        settle();
        if ('done' in answer) resolve(answer.done as T);
        else reject(new PlayFault(answer.failed));
      };
      const onEnd = (reason: unknown) => {
        settle();
        this.forget();
        reject(reason instanceof Error ? reason : new Error('the thread that played this game ended'));
      };
      worker.on('message', onMessage);
      worker.on('error', onEnd);
      worker.on('exit', onEnd);
      worker.postMessage(request);
    });
  }

  interrupt(): void {
    Atomics.store(this.interruption, 0, 1);
  }

  tell(request: Request): void {
    this.worker?.postMessage(request);
  }

  async stop() {
    await this.worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(THREAD_FILE, { workerData: this.interruption });
    worker.unref();
    // Requests listen for themselves; without this one an error between two would end the process.
    worker.on('error', () => this.forget());
    return worker;
  }

  private forget(): void {
    this.worker = undefined;
    this.held.clear();
  }
}

function sessionOn(thread: Thread, release: () => void): Session {
  let isClosed = false;
  return {
    async play(game, load, rounds, budgetMs) {
      const play = { play: { game, rounds, budgetMs } };
      const slice = await thread.ask<Slice | 'not open'>(play);
      if (slice !== 'not open') return slice;
      await thread.ask({ open: { game, ...(await load()) } });
      return thread.ask<Slice>(play);
    },
    interrupt: () => thread.interrupt(),
    replay: (game, round) => thread.ask<ReplayedRound>({ replay: { ...game, round } }),
    advance: (game, round) => thread.ask<Standing>({ advance: { ...game, round } }),
    record: (game, entries) => thread.ask<Uint8Array[]>({ record: { ...game, entries } }),
    describe: (window) => thread.ask<Stats>({ describe: window }),
    distribute: (standings) => thread.ask<Distributions>({ distribute: standings }),
    playEnsemble: (tasks) => thread.ask<PlayedReplicate[]>({ ensemble: tasks }),
    tryCells: (trials, budgetMs) => thread.ask<TrialOutcome[]>({ try: { trials, budgetMs } }),
    close(stored) {
      if (isClosed) return;
      isClosed = true;
      if (stored) {
        thread.held.add(stored.id);
        thread.tell({ keep: stored });
      }
      release();
    },
  };
}

/** `count` threads, started when first needed. */
export function createPlayers(count: number): Players {
  const threads = Array.from({ length: count }, () => new Thread());
  const free = new Set(threads);
  const waiting: ((thread: Thread) => void)[] = [];

  function release(thread: Thread) {
    const next = waiting.shift();
    if (next) next(thread);
    else free.add(thread);
  }

  function takeFree(gameId: string | undefined): Thread | undefined {
    const candidates = [...free];
    const thread = candidates.find(({ held }) => gameId !== undefined && held.has(gameId)) ?? candidates[0];
    if (thread) free.delete(thread);
    return thread;
  }

  return {
    async acquire(gameId) {
      const thread = takeFree(gameId) ?? (await new Promise<Thread>((resolve) => waiting.push(resolve)));
      return sessionOn(thread, () => release(thread));
    },
    longestBusyMs: () => {
      const now = performance.now();
      return Math.max(0, ...threads.map(({ askedAt = now }) => now - askedAt));
    },
    countBusy: () => threads.filter(({ askedAt }) => askedAt !== undefined).length,
    async stop() {
      await Promise.all(threads.map((thread) => thread.stop()));
    },
  };
}
