import type { ServerResponse } from 'node:http';
import type { Context } from 'hono';

/**
 * Sets a header of the answer. Under Node it is set on Node's own answer: a header set through Hono would make it
 * build a whole Response, which for a small answer costs more than all else here.
 */
export function setHeader(c: Context, name: string, value: string): void {
  const outgoing = (c.env as { outgoing?: ServerResponse } | undefined)?.outgoing;
  if (outgoing) outgoing.setHeader(name, value);
  else c.header(name, value);
}
