import { Worker } from 'node:worker_threads';
import { PlayRefused } from '@farol/kernel';
import type { Answer, Request, ThrownError } from './messages.ts';
import type { Task } from './task.ts';
import { ThreadFault } from './thread-fault.ts';

interface Pending {
  task: string;
  resolve: (output: unknown) => void;
  reject: (error: unknown) => void;
  askedAt: number;
}

function restoreError(task: string, { name, message, stack }: ThrownError): Error {
  if (name === 'PlayRefused') return new PlayRefused(message);
  const cause = Object.assign(new Error(message), { name, stack });
  return new ThreadFault(`the task "${task}" failed: ${name}: ${message}`, { cause });
}

/** A worker thread, started when it is first needed and replaced after it ends. */
export class Thread {
  /** Keys of the games that it may hold open. */
  readonly keys = new Set<string>();
  private readonly entry: URL;
  /** Set to 1 to interrupt the run. */
  private readonly interruption = new Int32Array(new SharedArrayBuffer(4));
  private readonly pending = new Map<number, Pending>();
  private worker: Worker | undefined;
  private lastId = 0;

  constructor(entry: URL) {
    this.entry = entry;
  }

  /** Start of its oldest unanswered request. */
  get askedAt(): number | undefined {
    return this.pending.values().next().value?.askedAt;
  }

  /**
   * Runs a task. An abort before the start rejects with the signal's reason; an abort during the run makes the task
   * return early.
   */
  async run<Input, Output>(task: Task<Input, Output>, input: Input, signal?: AbortSignal): Promise<Output> {
    signal?.throwIfAborted();
    const worker = (this.worker ??= this.start());
    const id = ++this.lastId;
    const interrupt = () => Atomics.store(this.interruption, 0, 1);
    Atomics.store(this.interruption, 0, 0);
    signal?.addEventListener('abort', interrupt);
    try {
      return await new Promise<Output>((resolve, reject) => {
        const askedAt = performance.now();
        this.pending.set(id, { task: task.name, resolve: (output) => resolve(output as Output), reject, askedAt });
        worker.postMessage({ id, task: task.name, input } satisfies Request);
      });
    } finally {
      this.pending.delete(id);
      signal?.removeEventListener('abort', interrupt);
    }
  }

  async stop(): Promise<void> {
    await this.worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(this.entry, { workerData: this.interruption });
    worker.unref();
    worker.on('message', (answer: Answer) => {
      const pending = this.pending.get(answer.id);
      if (!pending) return;
      if ('error' in answer) pending.reject(restoreError(pending.task, answer.error));
      else pending.resolve(answer.output);
    });
    worker.on('error', (error) => this.end(worker, error));
    worker.on('exit', () => this.end(worker, undefined));
    return worker;
  }

  private end(worker: Worker, cause: unknown): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    this.keys.clear();
    const fault = new ThreadFault('the thread ended during a task', { cause });
    for (const { reject } of this.pending.values()) reject(fault);
  }
}
