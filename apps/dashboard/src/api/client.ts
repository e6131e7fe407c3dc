import type { ProblemBody } from '@farol/api';
import { noteAnswer, noteSilence } from './connection.ts';

/** What the API refused or could not do, in its own words. */
export class ApiProblem extends Error {
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.detail ?? body.title);
    this.body = body;
  }

  /** The message for a field such as agents[0].params.memory, if the problem names one. */
  messageFor(field: string): string | undefined {
    return this.body.errors?.find((error) => error.field === field)?.message;
  }
}

/** The API could not be reached: nothing is known of what became of the request. */
export class ApiAway extends Error {
  constructor() {
    super('The API does not answer. What you see is from before; the page tries again by itself.');
  }
}

type Query = Record<string, string | number | undefined>;

export function pathTo(path: string, query: Query = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return `/api${path}${pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''}`;
}

async function send(path: string, init: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    noteSilence();
    throw new ApiAway();
  }
  if (answer.ok) {
    noteAnswer();
    return answer;
  }
  const body = (await answer.json().catch(() => null)) as ProblemBody | null;
  if (answer.status === 502 || body === null || typeof body.title !== 'string') {
    noteSilence();
    throw new ApiAway();
  }
  noteAnswer();
  throw new ApiProblem(body);
}

/** An answer that breaks off is none. */
async function bodyOf(answer: Response, signal?: AbortSignal): Promise<unknown> {
  try {
    return await answer.json();
  } catch (error) {
    if (signal?.aborted) throw error;
    noteSilence();
    throw new ApiAway();
  }
}

/** GET of a path under /api; the caller names the type of the answer, from packages/api. */
export async function read<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  const answer = await send(pathTo(path, query), { headers: { accept: 'application/json' }, signal: signal ?? null });
  return (await bodyOf(answer, signal)) as T;
}

/** The keys of POSTs to which no answer came, by path and body. */
const unanswered = new Map<string, string>();

/** A change. A POST that is asked for again, after no answer came to it, carries the same key: it has its effect once. */
export async function change<T>(
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  query: Query = {},
): Promise<T> {
  const text = body === undefined ? null : JSON.stringify(body);
  const request = `${path}\n${text}`;
  // randomUUID is only there for pages of https and of this machine.
  const key = unanswered.get(request) ?? crypto.getRandomValues(new BigUint64Array(2)).join('-');
  unanswered.delete(request);
  const headers = {
    ...(text === null ? {} : { 'content-type': 'application/json' }),
    ...(method === 'POST' ? { 'idempotency-key': key } : {}),
  };
  try {
    const answer = await send(pathTo(path, query), { method, headers, body: text });
    return (answer.status === 204 ? undefined : await bodyOf(answer)) as T;
  } catch (error) {
    if (method === 'POST' && error instanceof ApiAway) unanswered.set(request, key);
    throw error;
  }
}
