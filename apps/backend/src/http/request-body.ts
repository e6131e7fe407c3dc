import { Problem } from '@farol/api';
import type { Context, MiddlewareHandler } from 'hono';
import type { ThreadPool } from '../threads/pool.ts';
import { checkBody } from './check-body.ts';
import { BYTES_OF_JSON_BYTE } from './in-flight.ts';
import type { Env } from './router.ts';

const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** So long, and so much, of a body that is refused is still read: whoever is writing does not see an answer. */
const PASS_OVER_MS = 1000;
const PASS_OVER_BYTES = 16 * MAX_BODY_BYTES;

type Reader = ReadableStreamDefaultReader<Uint8Array>;

async function passOver(reader: Reader): Promise<void> {
  let passed = 0;
  try {
    for (let part = await reader.read(); !part.done && passed < PASS_OVER_BYTES; part = await reader.read()) {
      passed += part.value.length;
    }
  } catch {
    // The sender has gone.
  }
}

/** A body to its end; undefined as soon as it is longer than it may be. */
async function readShort(reader: Reader): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    bytes += part.value.length;
    if (bytes > MAX_BODY_BYTES) return undefined;
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

/** Refuses a body over 4 MiB; one that does not say how long it is has been read then. */
async function limitBody(c: Context): Promise<void> {
  const { body } = c.req.raw;
  if (!body) return;
  const isChunked = c.req.header('Transfer-Encoding') !== undefined;
  // Node hands on no more than the Content-Length.
  const length = isChunked ? NaN : Number(c.req.header('Content-Length') ?? NaN);
  if (length <= MAX_BODY_BYTES) return;
  const reader: Reader = body.getReader();
  const read = Number.isNaN(length) ? await readShort(reader) : undefined;
  if (read) {
    c.req.raw = new Request(c.req.raw, { method: c.req.method, body: read });
    return;
  }
  await Promise.race([passOver(reader), new Promise((resolve) => setTimeout(resolve, PASS_OVER_MS))]);
  throw new Problem(
    'body-too-large',
    `a body may have at most ${MAX_BODY_BYTES} bytes: name many like agents by "count"`,
  );
}

/** The length that the headers announce; of a body sent in chunks, the longest that is read. */
function announcedBytes(c: Context<Env>): number {
  if (c.req.header('Transfer-Encoding') !== undefined) return MAX_BODY_BYTES;
  return Number(c.req.header('Content-Length') ?? 0) || 0;
}

/**
 * Takes only JSON bodies of at most 4 MiB and reads a missing one as {}. Gives routes `checkBody`. Requests that have
 * none pass untouched: to look for a body is to build the whole Request of the standard, half the cost of a GET.
 */
export function readJsonBody(checks: ThreadPool): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    await c.get('reserve')(BYTES_OF_JSON_BYTE * Math.min(announcedBytes(c), MAX_BODY_BYTES));
    await limitBody(c);
    if (c.req.method === 'POST' || c.req.method === 'PATCH') {
      const text = await c.req.text();
      if (text !== '') refuseOtherText(text, c.req.header('Content-Type'));
      const { signal } = c.req.raw;
      c.set('checkBody', (operationId) => checkBody(checks, { operationId, text: text || '{}' }, signal));
    }
    await next();
  };
}

function refuseOtherText(text: string, contentType = ''): void {
  if (!/^application\/json\s*(;|$)/i.test(contentType)) {
    throw new Problem('unsupported-media-type', 'send JSON, and the header "Content-Type: application/json"');
  }
  if (text.includes('\ufffd')) {
    throw new Problem('invalid-json', 'the body holds bytes that are not UTF-8, or U+FFFD in their place: send UTF-8');
  }
}
