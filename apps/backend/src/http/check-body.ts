import { type FieldError, fieldErrorsOf, invalidRequest, Problem, ROUTES } from '@farol/api';
import { EXPERIMENT_DESIGN_ROUTES } from '@farol/experiments';
import { defineTask } from '../threads/task.ts';
import type { ThreadPool } from '../threads/pool.ts';

/** Longer bodies are checked on a thread: parsing and checking 4 MiB takes most of a second. */
const MAX_INLINE_CHARACTERS = 16_384;

const SCHEMAS = new Map(
  [...ROUTES, ...EXPERIMENT_DESIGN_ROUTES].map(({ operationId, request }) => [
    operationId,
    request?.body?.content['application/json'].schema,
  ]),
);

interface Body {
  operationId: string;
  text: string;
}

type Checked = { value: unknown } | { errors: FieldError[] } | { broken: string };

function check({ operationId, text }: Body): Checked {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { broken: error instanceof SyntaxError ? error.message : 'it is nested too deeply' };
  }
  const { success, data, error } = SCHEMAS.get(operationId)!.safeParse(json);
  return success ? { value: data } : { errors: fieldErrorsOf(error) };
}

export const checkBodyTask = defineTask('check-body', check);

/** The body of a request as its route's schema gives it; a body that does not fit is a problem that names each field. */
export async function checkBody(threads: ThreadPool, body: Body, signal: AbortSignal): Promise<unknown> {
  const isLong = body.text.length > MAX_INLINE_CHARACTERS;
  const checked = isLong ? await threads.run(checkBodyTask, body, { signal }) : check(body);
  if ('broken' in checked) throw new Problem('invalid-json', `the body cannot be read as JSON: ${checked.broken}`);
  if ('errors' in checked) throw invalidRequest(checked.errors);
  return checked.value;
}
