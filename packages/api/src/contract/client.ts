import type { z } from 'zod';
import type { Method, RouteShape } from './route.ts';

/** A client's methods are written as HTTP writes them. */
export type HttpMethod = Uppercase<Method>;
type Having<R, M extends HttpMethod> = Extract<R, { method: Lowercase<M> }>;
type At<R, M extends HttpMethod, P> = Extract<R, { method: Lowercase<M>; path: P }>;

type Shape<T> = T extends z.ZodType ? z.output<T> : never;
type Request<R> = R extends { request: infer Q } ? Q : unknown;
type NamesIn<P> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

type Params<P> = [NamesIn<P>] extends [never] ? unknown : { params: { [name in NamesIn<P>]: string | number } };
type Query<Q> = Q extends { query: infer S } ? { query?: Shape<S> } : unknown;
/** T where a body may be left out: all its fields are optional. */
type IfOptional<B, T> = Partial<B> extends B ? T : never;
/** A body of the schema's type; or, as `form`, values as a person typed them, of which the API names what is wrong. */
type Body<Q> = Q extends { body: { content: { 'application/json': { schema: infer S extends z.ZodType } } } }
  ? { form: unknown } | { body: z.input<S> } | IfOptional<z.input<S>, { body?: undefined }>
  : unknown;

export interface CallOptions {
  signal?: AbortSignal;
  headers?: Record<string, string>;
  /** Send If-Match with this revision: the write is refused if the resource changed since. */
  revision?: number;
}

/** The paths that take a method. */
export type PathOf<R, M extends HttpMethod> = Having<R, M> extends { path: infer P } ? P & string : never;
/** Parameters, query and body of a call, as the route declares them. */
export type Call<R, M extends HttpMethod, P> = CallOptions &
  Params<P> &
  Query<Request<At<R, M, P>>> &
  Body<Request<At<R, M, P>>>;

type Json<A> = A extends { content: { 'application/json': { schema: infer S } } } ? Shape<S> : undefined;
type Successes<A> = { [S in keyof A & (200 | 201 | 202 | 204)]: Json<A[S]> }[keyof A & (200 | 201 | 202 | 204)];
/** The JSON answer of a route; undefined where it has no body. */
export type AnswerTo<R, M extends HttpMethod, P> = At<R, M, P> extends { responses: infer A } ? Successes<A> : never;

/** A request that is ready to be sent. */
export interface ReadyRequest {
  method: HttpMethod;
  /** The route's path, with its parameters in braces. */
  route: string;
  /** Path and query, without a prefix. */
  path: string;
  headers: Record<string, string>;
  /** JSON; null without a body. */
  body: string | null;
  signal: AbortSignal | null;
}

interface LooseCall extends CallOptions {
  params?: Record<string, string | number>;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  form?: unknown;
}

/** The address of a route: parameters filled in, query appended. */
export function addressOf(route: string, { params = {}, query = {} }: LooseCall): string {
  const path = route.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size > 0 ? `${path}?${search.toString()}` : path;
}

/** The request of a call. */
export function prepare(method: HttpMethod, route: string, call: LooseCall): ReadyRequest {
  const { form, body = form, headers, revision, signal } = call;
  return {
    method,
    route,
    path: addressOf(route, call),
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }),
      ...headers,
    },
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
  };
}

/**
 * Sends requests of the routes R. The answer's type is that of the route's schema; `send` decides whether to check it.
 */
export type Client<R extends RouteShape> = <M extends HttpMethod, P extends PathOf<R, M>>(
  method: M,
  path: P,
  call: Call<R, M, P>,
) => Promise<AnswerTo<R, M, P>>;

/** A client of the routes R over a transport. No schema is imported here: a page that uses it loads no zod. */
export function createClient<R extends RouteShape>(send: (request: ReadyRequest) => Promise<unknown>): Client<R> {
  return async <M extends HttpMethod, P extends PathOf<R, M>>(method: M, path: P, call: Call<R, M, P>) =>
    (await send(prepare(method, path, call))) as AnswerTo<R, M, P>;
}
