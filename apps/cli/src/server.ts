import { setTimeout } from 'node:timers/promises';
import { problemSchema } from '@farol/api';
import { InputFault } from './faults.ts';

/** An answer that takes longer does not come. */
const ANSWER_MS = 30_000;
const PATIENCE_MS = 60_000;
const AGAIN_MS = 500;
/** A proxy's words, or Farol's own, for a server that is not up just now. */
const AWAY = new Set([502, 503, 504]);

/** The server understood, and will not. */
export class Refusal extends InputFault {
  readonly status: number;

  constructor(words: string, status: number) {
    super([words]);
    this.status = status;
  }
}

class Absence extends Error {}

export interface Question<Answer> {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly schema: { parse(body: unknown): Answer };
}

/** Why fetch failed: it has that in its cause, as a code. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.message) : error.message;
}

/** Farol's API at an address. */
export class Server {
  private readonly address: string;
  private readonly say: (words: string) => void;
  private hasAnswered = false;

  constructor(address: string, say: (words: string) => void) {
    this.address = address.replace(/\/+$/, '');
    this.say = say;
  }

  /** Asks until there is an answer: who was never there is a mistake, who was there may be back within a minute. */
  async ask<Answer>(question: Question<Answer>, signal: AbortSignal): Promise<Answer> {
    let awaySinceMs: number | undefined;
    for (;;) {
      try {
        return await this.askOnce(question, signal);
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof Absence)) throw error;
        const words = `${this.address} does not answer: ${error.message}`;
        if (!this.hasAnswered) throw new InputFault([`--server: ${words}`]);
        if (awaySinceMs === undefined) this.say(`${words}; asking again for up to a minute`);
        awaySinceMs ??= performance.now();
        if (performance.now() - awaySinceMs > PATIENCE_MS) throw new InputFault([`${words} for a minute`]);
      }
      await setTimeout(AGAIN_MS, undefined, { signal });
    }
  }

  async askOnce<Answer>(question: Question<Answer>, signal: AbortSignal): Promise<Answer> {
    const { status, text } = await this.send(question, signal);
    const strange = `${this.address} answered ${question.method} ${question.path} by HTTP ${status}, not as Farol does`;
    let body: unknown;
    try {
      body = JSON.parse(text);
      if (status < 400) return question.schema.parse(body);
    } catch {
      throw new InputFault([`--server: ${strange}: is the address right, and the server of this version?`]);
    }
    const { data: problem } = problemSchema.safeParse(body);
    throw new Refusal(problem ? `the server: ${problem.detail ?? problem.title}` : `--server: ${strange}`, status);
  }

  private async send({ method, path, body, headers }: Question<unknown>, signal: AbortSignal) {
    const isJson = body !== undefined;
    let answer: { status: number; text: string };
    try {
      const response = await fetch(this.address + path, {
        method,
        headers: { ...headers, ...(isJson ? { 'Content-Type': 'application/json' } : {}) },
        ...(isJson ? { body: JSON.stringify(body) } : {}),
        signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
      });
      answer = { status: response.status, text: await response.text() };
    } catch (error) {
      throw new Absence(reasonOf(error));
    }
    this.hasAnswered = true;
    if (AWAY.has(answer.status)) throw new Absence(`HTTP ${answer.status}`);
    return answer;
  }
}
