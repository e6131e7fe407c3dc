import { createReadStream } from 'node:fs';
import { InputFault } from './faults.ts';

/** Far more than the longest manifest or design. */
const MAX_BYTES = 64 * 1024 * 1024;

async function readText(file: string): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of (file === '-' ? process.stdin : createReadStream(file)) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > MAX_BYTES) throw new InputFault([`${file}: is larger than ${MAX_BYTES / 2 ** 20} MiB`]);
      chunks.push(chunk);
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new InputFault([`${file}: there is no such file`]);
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw new InputFault([`${file}: is not text in UTF-8`]);
    if (error instanceof InputFault || code === undefined) throw error;
    throw new InputFault([`${file}: cannot be read: ${code}`]);
  }
}

/** Reads a JSON object from a file, or `-` for the standard input; `about` says in a fault what the object has. */
export async function readObject(file: string, about: string): Promise<object> {
  const text = await readText(file);
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new InputFault([`${file}: is not JSON: ${(error as Error).message}`]);
  }
  if (typeof content === 'object' && content !== null && !Array.isArray(content)) return content;
  throw new InputFault([`${file}: must be a JSON object ${about}`]);
}
