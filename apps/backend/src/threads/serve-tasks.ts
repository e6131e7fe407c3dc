import { parentPort, workerData } from 'node:worker_threads';
import type { Answer, Request, ThrownError } from './messages.ts';
import type { Run, Task } from './task.ts';

function describeError(error: unknown): ThrownError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: undefined };
  return { name: error.name, message: error.message, stack: error.stack };
}

/** Answers the pool's requests on this thread, one after the other. */
export function serveTasks(tasks: readonly Task<unknown, unknown>[]): void {
  const interruption = workerData as Int32Array;
  const run: Run = { isInterrupted: () => Atomics.load(interruption, 0) !== 0 };
  const byName = new Map(tasks.map((task) => [task.name, task]));

  function answer({ id, task: name, input }: Request): Answer {
    try {
      const task = byName.get(name);
      if (!task) throw new Error(`no task "${name}" on this thread: add it to its table`);
      return { id, output: task.run(input, run) };
    } catch (error) {
      return { id, error: describeError(error) };
    }
  }

  parentPort!.on('message', (request: Request) => parentPort!.postMessage(answer(request)));
}
