import { Problem } from '@farol/shared';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';

const MAX_BODY_BYTES = 4 * 1024 * 1024;

const limitBody = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: (c) => {
    // What is still on its way is not read, and would be taken for the next request.
    c.header('Connection', 'close');
    throw new Problem(
      'body-too-large',
      `a body may have at most ${MAX_BODY_BYTES} bytes: name many like agents by "count"`,
    );
  },
});

/**
 * Takes only JSON bodies of at most 4 MiB, says where one is broken, and reads a missing one as {}. Requests that
 * have none pass untouched: to look for a body is to build the whole Request of the standard, half the cost of a GET.
 */
export const readJsonBody: MiddlewareHandler = (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
  return limitBody(c, async () => {
    if (c.req.method === 'POST' || c.req.method === 'PATCH') {
      const text = await c.req.text();
      if (text === '') replaceBody(c, '{}');
      else checkJson(text, c.req.header('Content-Type'));
    }
    await next();
  });
};

function replaceBody(c: Context, body: string): void {
  const headers = new Headers(c.req.raw.headers);
  headers.set('Content-Type', 'application/json');
  headers.delete('Content-Length');
  c.req.raw = new Request(c.req.url, { method: c.req.method, headers, body });
  c.req.bodyCache = {};
}

function checkJson(text: string, contentType = ''): void {
  if (!/^application\/json\s*(;|$)/i.test(contentType)) {
    throw new Problem('unsupported-media-type', 'send JSON, and the header "Content-Type: application/json"');
  }
  if (text.includes('\ufffd')) {
    throw new Problem('invalid-json', 'the body holds bytes that are not UTF-8, or U+FFFD in their place: send UTF-8');
  }
  try {
    JSON.parse(text);
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : 'it is nested too deeply';
    throw new Problem('invalid-json', `the body cannot be read as JSON: ${why}`);
  }
}
