import {
  addressOf,
  type AnswerTo,
  type ApiRoute,
  type Call,
  createClient,
  type HttpMethod,
  type PathOf,
  type ProblemBody,
  type ReadyRequest,
} from '@farol/api';
import type { DesignRoute } from '@farol/experiments';
import { noteAnswer, noteSilence } from './connection.ts';
import { noteSignedOut } from './signed-out.ts';

/** A problem answer of the API, with its own words. */
export class ApiProblem extends Error {
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.detail ?? body.title);
    this.body = body;
  }

  /** True for an edit of a revision that others have edited since. */
  get isLate(): boolean {
    return this.body.type === 'urn:farol:problem:edited-meanwhile';
  }

  /** True if the request needs a session, and there is none or it has ended. */
  get isSignedOut(): boolean {
    return this.body.type === 'urn:farol:problem:not-signed-in';
  }

  /** The message for a field such as agents[0].params.memory, if the problem names one. */
  messageFor(field: string): string | undefined {
    return this.body.errors?.find((error) => error.field === field)?.message;
  }
}

/** The API could not be reached, so the effect of the request is unknown. */
export class ApiAway extends Error {
  constructor() {
    super('The API does not answer. What you see is from before; the page tries again by itself.');
  }
}

type Route = ApiRoute | DesignRoute;
type ReadPath = PathOf<Route, 'GET'>;
/** The answer of a route, such as Answer<'GET', '/games/{id}'>. */
export type Answer<M extends HttpMethod, P extends PathOf<Route, M>> = AnswerTo<Route, M, P>;

/** The address under which the dashboard passes requests on to the API. */
const proxied = (path: string) => `/api${path}`;

/** The address of a route, for a link. */
export const linkTo = <P extends ReadPath>(path: P, call: Call<Route, 'GET', P>): string =>
  proxied(addressOf(path, call));

async function fetchAnswer({ method, path, headers, body, signal }: ReadyRequest): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(proxied(path), { method, headers, body, signal });
  } catch (error) {
    if (signal?.aborted) throw error;
    noteSilence();
    throw new ApiAway();
  }
  if (answer.ok) {
    noteAnswer();
    return answer;
  }
  const problem = (await answer.json().catch(() => null)) as ProblemBody | null;
  if (answer.status === 502 || problem === null || typeof problem.title !== 'string') {
    noteSilence();
    throw new ApiAway();
  }
  noteAnswer();
  const refusal = new ApiProblem(problem);
  if (refusal.isSignedOut) noteSignedOut();
  throw refusal;
}

/** Sends a request and reads its answer; an interrupted answer counts as none. */
async function send(request: ReadyRequest): Promise<unknown> {
  const answer = await fetchAnswer(request);
  if (answer.status === 204) return undefined;
  try {
    return await answer.json();
  } catch (error) {
    if (request.signal?.aborted) throw error;
    noteSilence();
    throw new ApiAway();
  }
}

/** The keys of writes that got no answer, by method, path and body. */
const unanswered = new Map<string, string>();

/** Sends a write. When the same write is repeated because no answer came, it carries the same key: it takes effect once. */
async function sendOnce(request: ReadyRequest): Promise<unknown> {
  const name = `${request.method} ${request.path}\n${request.headers['if-match']}\n${request.body}`;
  // randomUUID exists only on pages of https and of this machine.
  const key = unanswered.get(name) ?? crypto.getRandomValues(new BigUint64Array(2)).join('-');
  unanswered.delete(name);
  try {
    return await send({ ...request, headers: { ...request.headers, 'idempotency-key': key } });
  } catch (error) {
    if (error instanceof ApiAway) unanswered.set(name, key);
    throw error;
  }
}

/** Sends a request of the API's contract; its answer has the type of the route's schema. */
const ask = createClient<Route>((request) => (request.method === 'GET' ? send(request) : sendOnce(request)));

export const read = <P extends ReadPath>(path: P, call: Call<Route, 'GET', P>) => ask('GET', path, call);

export const change: <M extends Exclude<HttpMethod, 'GET'>, P extends PathOf<Route, M>>(
  method: M,
  path: P,
  call: Call<Route, M, P>,
) => Promise<Answer<M, P>> = ask;
