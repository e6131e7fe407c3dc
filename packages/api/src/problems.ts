import { z } from 'zod';

/** Every problem that the API answers with (RFC 9457): its HTTP status and its title. */
export const PROBLEMS = {
  'invalid-json': { status: 400, title: 'The body is not valid JSON' },
  'invalid-http': { status: 400, title: 'The request is not HTTP' },
  'request-timeout': { status: 408, title: 'The request took too long to arrive' },
  'invalid-request': { status: 422, title: 'The request does not fit' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body must be JSON' },
  'foreign-origin': { status: 403, title: 'This address may not be used from there' },
  'not-signed-in': { status: 401, title: 'Not signed in' },
  'wrong-credentials': { status: 401, title: 'The credentials are wrong' },
  'not-allowed': { status: 403, title: 'Not allowed' },
  'no-such-route': { status: 404, title: 'There is nothing at this address' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'not-found': { status: 404, title: 'Not found' },
  'link-gone': { status: 410, title: 'This link no longer works' },
  'impossible-transition': { status: 409, title: 'That cannot be done now' },
  unplayable: { status: 409, title: 'The game cannot be played as it is' },
  'unexpected-round': { status: 409, title: 'The game is at another round' },
  'changed-meanwhile': { status: 409, title: 'The game changed meanwhile' },
  'edited-meanwhile': { status: 412, title: 'It was edited meanwhile' },
  'quota-exceeded': { status: 429, title: 'A limit of the account is reached' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'key-reused': { status: 422, title: 'This Idempotency-Key belongs to another request' },
  'api-away': { status: 502, title: 'The API does not answer' },
  'not-ready': { status: 503, title: 'Not ready' },
  busy: { status: 503, title: 'Too much is under way' },
  'disk-full': { status: 503, title: 'The disk is full' },
  internal: { status: 500, title: 'Something went wrong here' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemName = keyof typeof PROBLEMS;

export interface FieldError {
  /** Where: a JSON path such as agents[0].params.memory, or the name of a query parameter or header. */
  field: string;
  message: string;
}

export const problemSchema = z
  .object({
    type: z.string().describe('urn:farol:problem: and the name of the problem'),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional().describe('What is wrong with this request, and what to do'),
    requestId: z.string().optional().describe('Quote it when you report the problem'),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    conflicts: z
      .array(
        z.object({
          field: z.string().describe('A field of the refused body; status for an action'),
          now: z.unknown().describe('Its value at the current revision'),
          sent: z.unknown().describe('The value that was sent'),
        }),
      )
      .optional()
      .describe('Of an edit whose If-Match named an earlier revision: every field that was sent'),
    revision: z.int().optional().describe('The current revision: If-Match with it overwrites what is there now'),
    possible: z.array(z.string()).optional().describe('What would be possible now'),
    quota: z
      .object({
        name: z.string().describe('The limit: a field of the account’s limits'),
        limit: z.number(),
        used: z.number(),
        asked: z.number().describe('What this request would add'),
        resetsAt: z.string().nullable().describe('When the use is 0 again; null: when something ends or is deleted'),
      })
      .optional()
      .describe('The limit that is reached'),
    retryAfterSeconds: z.int().optional().describe('When the same request may succeed; also the Retry-After header'),
  })
  .meta({ id: 'Problem' });

export type ProblemBody = z.infer<typeof problemSchema>;

export type Conflict = NonNullable<ProblemBody['conflicts']>[number];

type ProblemExtensions = Pick<
  ProblemBody,
  'errors' | 'conflicts' | 'revision' | 'possible' | 'quota' | 'retryAfterSeconds'
>;

/** Thrown by handlers; rendered in one place. */
export class Problem extends Error {
  readonly problem: ProblemName;
  readonly extensions: ProblemExtensions;

  constructor(problem: ProblemName, detail: string, extensions: ProblemExtensions = {}) {
    super(detail);
    this.problem = problem;
    this.extensions = extensions;
  }

  get status() {
    return PROBLEMS[this.problem].status;
  }

  toBody(): ProblemBody {
    const { title, status } = PROBLEMS[this.problem];
    return { type: `urn:farol:problem:${this.problem}`, title, status, detail: this.message, ...this.extensions };
  }
}

/** agents[0].params.memory */
export function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    '',
  );
}

/** An answer names at most so many errors: it must not grow with the request. */
const NAMED_ERRORS = 20;

/** Faults found by a schema, each once, as field errors of a problem. */
export function fieldErrorsOf(error: z.core.$ZodError): FieldError[] {
  const errors = new Map<string, FieldError>();
  for (const { path, message } of error.issues) {
    const field = pathOf(path);
    errors.set(`${field}\n${message}`, { field, message });
  }
  return [...errors.values()];
}

/** The problem that answers a request which a schema refused. */
export function invalidRequest(errors: FieldError[], where = 'body'): Problem {
  const named = errors.slice(0, NAMED_ERRORS);
  const words = named.map(({ field, message }) => `${field === '' ? where : field}: ${message}`);
  if (errors.length > named.length) words.push(`and ${errors.length - named.length} more errors`);
  return new Problem('invalid-request', words.join('; '), { errors: named });
}
