/** A request to a thread. */
export interface Request {
  id: number;
  task: string;
  input: unknown;
}

/** An error as it crosses between threads: structured clone keeps neither a class nor its name. */
export interface ThrownError {
  name: string;
  message: string;
  stack: string | undefined;
}

export type Answer = { id: number; output: unknown } | { id: number; error: ThrownError };
