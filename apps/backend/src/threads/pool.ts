import type { Task } from './task.ts';
import { createShares } from './shares.ts';
import { Thread } from './thread.ts';

export interface LeaseOptions {
  /** A thread that was released under this key is preferred. */
  key?: string;
  /** An abort while waiting leaves the queue and rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Goes before leases that are not urgent. */
  isUrgent?: boolean;
  /** Waiting leases that are not urgent share the threads equally by owner. */
  owner?: string;
}

/** A thread reserved for one caller. */
export interface ThreadLease {
  /** Rejects if `signal` is aborted before the start; an abort during the run makes the task return early. */
  run<Input, Output>(task: Task<Input, Output>, input: Input, signal?: AbortSignal): Promise<Output>;
  /** Returns the thread to the pool; later calls have no effect. `key` marks it for leases with that key. */
  release(key?: string): void;
}

/** Worker threads that run tasks, so that no heavy work runs on the event loop. */
export interface ThreadPool {
  /** Number of threads. */
  readonly size: number;
  /** Waits for a free thread: urgent leases first, then the owner with the least time on threads, then in order. */
  lease(options?: LeaseOptions): Promise<ThreadLease>;
  /** Runs one task on the next free thread. */
  run<Input, Output>(task: Task<Input, Output>, input: Input, options?: LeaseOptions): Promise<Output>;
  /** Duration of the longest request in progress; 0 when all threads are idle. */
  longestBusyMs(): number;
  countBusy(): number;
  /** True if an urgent lease was asked for within the last 10 seconds. */
  hadUrgentLease(): boolean;
  /** Terminates all threads. Tasks in progress reject. */
  stop(): Promise<void>;
}

/** Keys per thread. A thread keeps far fewer games open. */
const MAX_KEYS = 10_000;

const URGENT_MS = 10_000;

/** Called with the thread of a lease that waited. */
type Taker = (thread: Thread) => void;

/** A pool of `count` threads that load `entry`, which calls serveTasks. Threads start on first use. */
export function createThreadPool(count: number, entry: URL): ThreadPool {
  const threads = Array.from({ length: count }, () => new Thread(entry));
  const free = new Set(threads);
  const urgent = new Map<Taker, string>();
  const ordinary = new Map<Taker, string>();
  const shares = createShares();
  let urgentAt = -Infinity;

  function takeFree(key: string | undefined): Thread | undefined {
    const candidates = [...free];
    const thread = candidates.find(({ keys }) => key !== undefined && keys.has(key)) ?? candidates[0];
    if (thread) free.delete(thread);
    return thread;
  }

  function waitForThread(waiting: typeof urgent, owner: string, signal: AbortSignal | undefined): Promise<Thread> {
    return new Promise((resolve, reject) => {
      const take = (thread: Thread) => {
        signal?.removeEventListener('abort', leave);
        resolve(thread);
      };
      const leave = () => {
        waiting.delete(take);
        reject(signal!.reason as Error);
      };
      waiting.set(take, owner);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  function giveBack(thread: Thread): void {
    const next = urgent.size > 0 ? urgent.keys().next().value : shares.choose(ordinary);
    if (!next) return void free.add(thread);
    urgent.delete(next);
    ordinary.delete(next);
    next(thread);
  }

  function leaseOf(thread: Thread, owner: string): ThreadLease {
    const takenAt = performance.now();
    let isReleased = false;
    return {
      run: (task, input, signal) => thread.run(task, input, signal),
      release(key) {
        if (isReleased) return;
        isReleased = true;
        if (thread.keys.size >= MAX_KEYS) thread.keys.clear();
        if (key !== undefined) thread.keys.add(key);
        shares.book(owner, performance.now() - takenAt);
        giveBack(thread);
      },
    };
  }

  const pool: ThreadPool = {
    size: count,
    async lease({ key, signal, isUrgent = false, owner = '' } = {}) {
      signal?.throwIfAborted();
      if (isUrgent) urgentAt = performance.now();
      const waiting = isUrgent ? urgent : ordinary;
      return leaseOf(takeFree(key) ?? (await waitForThread(waiting, owner, signal)), owner);
    },
    async run(task, input, options = {}) {
      const lease = await pool.lease(options);
      try {
        return await lease.run(task, input, options.signal);
      } finally {
        lease.release();
      }
    },
    longestBusyMs() {
      const now = performance.now();
      return Math.max(0, ...threads.map(({ askedAt = now }) => now - askedAt));
    },
    countBusy: () => threads.filter(({ askedAt }) => askedAt !== undefined).length,
    hadUrgentLease: () => performance.now() - urgentAt < URGENT_MS,
    async stop() {
      await Promise.all(threads.map((thread) => thread.stop()));
    },
  };
  return pool;
}
