import { setTimeout as sleep } from 'node:timers/promises';

/** An answer that repeating the request would not change. */
export class Refusal extends Error {}

interface Patience {
  headers?: Record<string, string>;
  patienceMs?: number;
  /** The last output of the processes that should have answered. */
  lastWords: () => string;
}

/** Asks until there is an answer that is not the laboratory's own trouble. */
export async function askPatiently<T>(
  method: string,
  url: string,
  body: unknown,
  { headers = {}, patienceMs = 120_000, lastWords }: Patience,
): Promise<T> {
  for (const deadline = Date.now() + patienceMs; ; await sleep(150)) {
    let trouble: string;
    try {
      const answer = await fetch(url, {
        method,
        headers: { 'Content-Type': 'application/json', ...headers },
        signal: AbortSignal.timeout(15_000),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      if (answer.ok) return (text === '' ? undefined : JSON.parse(text)) as T;
      trouble = `${answer.status} ${text}`;
      if (answer.status < 500) throw new Refusal(`${method} ${url}: ${trouble}`);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      trouble = String(error);
    }
    if (Date.now() > deadline) throw new Error(`${method} ${url}: ${trouble}\n${lastWords()}`);
  }
}
