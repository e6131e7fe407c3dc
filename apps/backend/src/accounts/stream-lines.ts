import { setImmediate } from 'node:timers/promises';
import type { Context } from 'hono';
import type { Logger } from 'pino';
import type { Env } from '../http/router.ts';

/** Lines are sent together up to about this size. */
const CHUNK_CHARACTERS = 64 * 1024;
/** Memory of a stream: a page of rows and its text. */
const STREAM_BYTES = 8 * 2 ** 20;

/** Objects as NDJSON, in chunks. Other requests are answered between two chunks. */
async function* writeLines(lines: AsyncIterable<object>): AsyncGenerator<Uint8Array> {
  let text = '';
  for await (const line of lines) {
    text += `${JSON.stringify(line)}\n`;
    if (text.length < CHUNK_CHARACTERS) continue;
    yield Buffer.from(text);
    text = '';
    await setImmediate();
  }
  if (text !== '') yield Buffer.from(text);
}

/** Answers with objects as NDJSON. They are read as the client reads; a client that leaves ends the reading. */
export async function answerLines(c: Context<Env>, log: Logger, fileName: string, lines: AsyncIterable<object>) {
  await c.get('reserve')(STREAM_BYTES);
  async function* write(): AsyncGenerator<Uint8Array> {
    try {
      yield* writeLines(lines);
    } catch (error) {
      log.error({ error, requestId: c.get('requestId') }, 'an export broke off');
      // The connection is cut: the reader sees that the file is not whole.
      throw new Error('the export broke off', { cause: error });
    }
  }
  const body = ReadableStream.from(write());
  return c.body(body as ReadableStream, 200, {
    'Content-Type': 'application/x-ndjson',
    'Content-Disposition': `attachment; filename="${fileName}"`,
    'Cache-Control': 'no-store',
  });
}
