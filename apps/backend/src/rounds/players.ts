import { Worker } from 'node:worker_threads';
import type { Stats } from '@farol/shared';
import type { GameWindow } from '../analytics/statistics.ts';
import type { OpenGame, ReplayedRound, Slice, ThreadRequest } from './player-thread.ts';

/** A game open in a thread. Play goes on from slice to slice; close it to let others have the thread. */
export interface Session {
  play(rounds: number, budgetMs: number): Promise<Slice>;
  replay(round: number): Promise<ReplayedRound>;
  close(): void;
}

/** Threads that games are played in, so that no round is ever played on the event loop. */
export interface Players {
  /** Waits for a thread that is free, and opens the game there. */
  open(game: OpenGame['open']): Promise<Session>;
  /** Waits for a thread that is free, and has it compute a window's statistics; the snapshot comes compressed. */
  describe(window: GameWindow): Promise<Stats>;
  /** Ends all threads; what they were playing is lost, and played again another time. */
  stop(): Promise<void>;
}

/** The kernel refused to play: it would do so again wherever this game is tried. */
export class PlayFault extends Error {}

/** A thread that answers one request at a time. */
class Thread {
  private worker: Worker | undefined;

  ask<T>(request: ThreadRequest): Promise<T> {
    const worker = (this.worker ??= this.start());
    return new Promise<T>((resolve, reject) => {
      const settle = () => {
        worker.off('message', onMessage);
        worker.off('error', onEnd);
        worker.off('exit', onEnd);
      };
      const onMessage = (answer: { done: T } | { failed: string }) => {
        settle();
        if ('done' in answer) resolve(answer.done);
        else reject(new PlayFault(answer.failed));
      };
      const onEnd = (reason: unknown) => {
        settle();
        this.worker = undefined;
        reject(reason instanceof Error ? reason : new Error('the thread that played this game ended'));
      };
      worker.on('message', onMessage);
      worker.on('error', onEnd);
      worker.on('exit', onEnd);
      worker.postMessage(request);
    });
  }

  private start(): Worker {
    const worker = new Worker(new URL('./player-thread.ts', import.meta.url));
    worker.unref();
    // Requests listen for themselves; without this one an error between two would end the process.
    worker.on('error', () => {
      this.worker = undefined;
    });
    return worker;
  }

  async stop() {
    await this.worker?.terminate();
  }
}

/** `count` threads, started when first needed. */
export function createPlayers(count: number): Players {
  const threads = Array.from({ length: count }, () => new Thread());
  const free = [...threads];
  const waiting: ((thread: Thread) => void)[] = [];

  function release(thread: Thread) {
    const next = waiting.shift();
    if (next) next(thread);
    else free.push(thread);
  }

  async function acquire(): Promise<Thread> {
    return free.pop() ?? (await new Promise<Thread>((resolve) => waiting.push(resolve)));
  }

  return {
    async open(game) {
      const thread = await acquire();
      try {
        await thread.ask({ open: game });
      } catch (error) {
        release(thread);
        throw error;
      }
      let isOpen = true;
      return {
        play: (rounds, budgetMs) => thread.ask<Slice>({ play: { rounds, budgetMs } }),
        replay: (round) => thread.ask<ReplayedRound>({ replay: { round } }),
        close() {
          if (isOpen) release(thread);
          isOpen = false;
        },
      };
    },
    async describe(window) {
      const thread = await acquire();
      try {
        return await thread.ask<Stats>({ describe: window });
      } finally {
        release(thread);
      }
    },
    async stop() {
      await Promise.all(threads.map((thread) => thread.stop()));
    },
  };
}
