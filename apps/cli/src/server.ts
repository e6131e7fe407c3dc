import { setTimeout } from 'node:timers/promises';
import { type ApiRoute, createClient, problemSchema, type ReadyRequest, ROUTES } from '@farol/api';
import { type DesignRoute, EXPERIMENT_DESIGN_ROUTES } from '@farol/experiments';
import { InputFault } from './faults.ts';
import { apiKeyOfEnvironment } from './terminal.ts';

/** The API of a laboratory that `npx pnpm start` started. */
export const LOCAL = 'http://127.0.0.1:3001';

const ANSWER_TIMEOUT_MS = 30_000;
/** Retry for this long while a server that answered before does not answer. */
const RETRY_MS = 60_000;
const RETRY_INTERVAL_MS = 500;
/** A proxy or Farol itself says that the server is not up. */
const AWAY = new Set([502, 503, 504]);

/** The server understood the request and refused it. */
export class Refusal extends InputFault {
  readonly status: number;

  constructor(words: string, status: number) {
    super([words]);
    this.status = status;
  }
}

class Absence extends Error {}

type Route = ApiRoute | DesignRoute;

/** The schema of a route's JSON answer. */
function schemaOf({ method, route }: ReadyRequest, status: number) {
  const declared = [...ROUTES, ...EXPERIMENT_DESIGN_ROUTES].find(
    (candidate) => candidate.path === route && candidate.method === method.toLowerCase(),
  );
  return declared?.responses[status]?.content?.['application/json']?.schema;
}

/** The reason why fetch failed: a code in its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.message) : error.message;
}

/** The fault that an address leads to another one, to which no key is sent; undefined if it does not. */
function redirectionOf({ status, headers }: Response, address: string): string | undefined {
  if (status < 300 || status > 399) return undefined;
  const target = URL.parse(headers.get('location') ?? '', address);
  return `--server: ${address} redirects to ${target?.origin ?? 'another address'}: the key is not sent there; pass the address that is meant`;
}

/** Why a --server is not an address; undefined if it is. */
export function addressFault(server: string): string | undefined {
  const url = URL.parse(server);
  const isPlain =
    url && /^https?:$/.test(url.protocol) && `${url.username}${url.password}${url.search}${url.hash}` === '';
  return isPlain ? undefined : '--server: must be an address such as http://127.0.0.1:3001';
}

/** Farol's API at an address. */
export class Server {
  readonly address: string;
  private readonly say: (words: string) => void;
  /** Private to the language, so that nothing that prints a server prints it. */
  readonly #key: string | undefined;
  private hasAnswered = false;

  /** `key` is sent to this address only; see keyFor. */
  constructor(address: string, say: (words: string) => void, key?: string) {
    this.address = address.replace(/\/+$/, '');
    this.say = say;
    this.#key = key;
  }

  /** Sends a request until it is answered. A server that never answered is a mistake; one that did may come back. */
  readonly ask = createClient<Route>(async (request) => {
    let awaySinceMs: number | undefined;
    for (;;) {
      try {
        return await this.answer(request);
      } catch (error) {
        request.signal?.throwIfAborted();
        if (!(error instanceof Absence)) throw error;
        const words = `${this.address} does not answer: ${error.message}`;
        if (!this.hasAnswered) throw new InputFault([`--server: ${words}`]);
        if (awaySinceMs === undefined) this.say(`${words}; retrying for up to a minute`);
        awaySinceMs ??= performance.now();
        if (performance.now() - awaySinceMs > RETRY_MS) throw new InputFault([`${words} for a minute`]);
      }
      await setTimeout(RETRY_INTERVAL_MS, undefined, request.signal ? { signal: request.signal } : {});
    }
  });

  /** Sends a request once. */
  readonly askOnce = createClient<Route>((request) => this.answer(request));

  /** The body of the answer, checked by the route's schema: another program at this address would pass otherwise. */
  private async answer(request: ReadyRequest): Promise<unknown> {
    const { status, text } = await this.send(request);
    const strange = `${this.address} answered ${request.method} ${request.path} by HTTP ${status}, not as Farol does`;
    let body: unknown;
    try {
      body = text === '' ? undefined : JSON.parse(text);
      if (status < 300) return schemaOf(request, status)?.parse(body);
    } catch {
      throw new InputFault([
        `--server: ${strange}: is the address right (through a dashboard it ends in /api), and the server of this version?`,
      ]);
    }
    const { data: problem } = problemSchema.safeParse(body);
    const words = problem ? `the server: ${problem.detail ?? problem.title}` : `--server: ${strange}`;
    throw new Refusal(this.hideKey(status === 401 ? `${words}; ${this.remedy()}` : words), status);
  }

  private remedy(): string {
    const given = apiKeyOfEnvironment();
    if (given !== undefined && given === this.#key) return 'FAROL_API_KEY is not valid for this server';
    return `run farol login --server ${this.address}`;
  }

  /** An answer may quote the request. */
  private hideKey(words: string): string {
    return this.#key === undefined ? words : words.replaceAll(this.#key, '…');
  }

  private async send({ method, path, body, headers, signal }: ReadyRequest) {
    const timeout = AbortSignal.timeout(ANSWER_TIMEOUT_MS);
    let answer: { status: number; text: string };
    let redirected: string | undefined;
    try {
      const response = await fetch(this.address + path, {
        method,
        headers: this.#key === undefined ? headers : { ...headers, authorization: `Bearer ${this.#key}` },
        body,
        // A key goes to no other address.
        redirect: this.#key === undefined ? 'follow' : 'manual',
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      answer = { status: response.status, text: await response.text() };
      redirected = this.#key === undefined ? undefined : redirectionOf(response, this.address);
    } catch (error) {
      throw new Absence(reasonOf(error));
    }
    this.hasAnswered = true;
    if (redirected !== undefined) throw new InputFault([this.hideKey(redirected)]);
    if (AWAY.has(answer.status)) throw new Absence(`HTTP ${answer.status}`);
    return answer;
  }
}
