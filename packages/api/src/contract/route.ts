import { z } from 'zod';
import type { Access } from '../access.ts';
import { PROBLEMS, type ProblemName, problemSchema } from '../problems.ts';

export type Method = 'get' | 'post' | 'patch' | 'delete';

interface Content {
  readonly schema: z.ZodType;
}

/** Headers of an answer, as OpenAPI describes them. */
type HeaderDescription = { description: string; schema: { type: 'string' } };

interface Answer {
  description: string;
  headers?: Record<string, HeaderDescription>;
  content?: Record<string, Content>;
}

/** A route as OpenAPI describes it: the backend serves it, and the client takes its types from it. */
export interface RouteShape {
  operationId: string;
  access: Access;
  method: Method;
  path: string;
  tags: string[];
  summary: string;
  description?: string;
  request?: {
    params?: z.ZodObject;
    query?: z.ZodObject;
    headers?: z.ZodObject;
    body?: { required: boolean; content: { 'application/json': Content } };
  };
  responses: Record<number, Answer>;
}

/** Problems that any request can meet. */
const ANY_REQUEST: readonly ProblemName[] = ['invalid-request', 'foreign-origin', 'internal', 'not-ready'];
/** Problems of routes that need a session, a key or a token. */
const ANY_SIGNED_IN: readonly ProblemName[] = ['not-signed-in', 'not-allowed', 'too-many-requests'];
/** Problems of requests with a JSON body. */
const ANY_BODY: readonly ProblemName[] = ['invalid-json', 'body-too-large', 'unsupported-media-type'];
/** Problems of requests that may carry an Idempotency-Key. */
const ANY_WRITE: readonly ProblemName[] = ['key-reused', 'changed-meanwhile'];

function problemAnswers(names: Iterable<ProblemName>): Record<number, Answer> {
  const answers: Record<number, Answer> = {};
  for (const name of names) {
    const { status, title } = PROBLEMS[name];
    const before = answers[status] === undefined ? '' : `${answers[status].description}; `;
    answers[status] = {
      description: `${before}${name}: ${title}`,
      content: { 'application/problem+json': { schema: problemSchema } },
    };
  }
  return answers;
}

/**
 * Declares a route. `problems` names the problems of this route alone; those that any request can meet are added. The
 * literal types of method and path are kept, so that the client can find the route by them.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- P and M keep the literal types of path and method
export function defineRoute<P extends string, M extends Method, R extends RouteShape & { path: P; method: M }>(
  definition: R,
  problems: readonly ProblemName[] = [],
): R {
  const isWrite = definition.method !== 'get';
  const all = new Set([
    ...ANY_REQUEST,
    ...(definition.access === 'public' ? [] : ANY_SIGNED_IN),
    ...(definition.request?.params ? (['not-found'] as const) : []),
    ...(definition.request?.body ? ANY_BODY : []),
    ...(isWrite ? ANY_WRITE : []),
    ...problems,
  ]);
  return { ...definition, responses: { ...problemAnswers(all), ...definition.responses } };
}

/** A JSON answer. */
export function jsonAnswer<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { 'application/json': { schema } } };
}

/** The JSON of something that can be edited, with its revision as ETag. */
export function revisedAnswer<T extends z.ZodType>(schema: T, description: string) {
  return { ...jsonAnswer(schema, description), headers: { ETag: headerOf('Its revision: the If-Match of an edit') } };
}

/** A JSON body; an omitted body stands for {}. */
export function jsonBody<T extends z.ZodType>(schema: T) {
  return { body: { content: { 'application/json': { schema } }, required: false } };
}

/** The content of a file. */
export const fileContent = { schema: z.string().meta({ format: 'binary' }) };

/** Lines of JSON. The type is no literal here, because zod-openapi lets no handler answer with it. */
export const ndjsonContent: Record<string, Content> = { 'application/x-ndjson': fileContent };

export function headerOf(description: string): HeaderDescription {
  return { description, schema: { type: 'string' } };
}
