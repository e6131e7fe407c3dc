/** Context of a running task. */
export interface Run {
  /** True once the caller has aborted the run; the task then returns what it has. */
  isInterrupted(): boolean;
}

/** Work that runs on a thread. Input and output cross by structured clone. */
export interface Task<Input, Output> {
  readonly name: string;
  run(input: Input, run: Run): Output;
}

/** Defines a task. It also needs a line in tasks.ts, the table that threads load. */
export function defineTask<Input, Output>(name: string, run: (input: Input, run: Run) => Output): Task<Input, Output> {
  return { name, run };
}
