import type { Citation } from '@farol/api';
import { Sha256 } from '@farol/kernel';
import { Refusal } from '../api/words.ts';
import type { Mark, SharedCitation } from './shared-citation.ts';

/**
 * A share link is `…/verify#` and, in base64url, one byte 1 (the version), the first four bytes of the SHA-256 of a
 * text, and that text, deflated (RFC 1951). The text is the JSON of `{manifest, rounds, digest}`, with `marks` where
 * whoever played the game noted digests on its way. What stands behind the # is not sent to any server.
 */
const VERSION = 1;
const CHECK_BYTES = 4;
/** A text this long is far beyond any that is shared: a bomb. */
const LONGEST_TEXT_BYTES = 4_000_000;

/** Messengers and mail programs cut longer ones. */
export const LONGEST_LINK = 8000;

/** The link that replays a game in its reader's browser; longer than LONGEST_LINK, it is better sent as a file. */
export async function shareLinkOf(citation: SharedCitation, origin = location.origin): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(contentOf(citation)));
  const packed = await readWhole(new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw')), Infinity);
  const bytes = new Uint8Array(1 + CHECK_BYTES + packed.length);
  bytes[0] = VERSION;
  bytes.set(checkOf(text), 1);
  bytes.set(packed, 1 + CHECK_BYTES);
  return `${origin}/verify#${writeBase64Url(bytes)}`;
}

/** The citation itself, without marks: POST /games takes it, and `farol verify`. */
export const citationOf = ({ manifest, rounds, digest }: Citation): Citation => ({ manifest, rounds, digest });

/** The same as a file that can be dropped on /verify, and that `farol verify` takes. */
export function shareFileOf(citation: Citation): File {
  const text = `${JSON.stringify(citationOf(citation), null, 2)}\n`;
  return new File([text], `${citation.digest.slice(0, 12)}.farol.json`, { type: 'application/json' });
}

/** Decodes a link's fragment, with or without its #; throws with words if it is damaged. */
export async function readShareLink(fragment: string): Promise<SharedCitation> {
  const bytes = readBase64Url(fragment.replace(/^#/, ''));
  if (bytes === undefined || bytes.length <= 1 + CHECK_BYTES) {
    throw new Refusal('This link is damaged: a part of it is missing. Copy all of it, up to its last character.');
  }
  if (bytes[0] !== VERSION) {
    throw new Refusal(`This link is of version ${bytes[0]}, which this Farol does not know: a newer one may.`);
  }
  const text = await inflate(bytes.subarray(1 + CHECK_BYTES));
  if (checkOf(text).some((byte, place) => byte !== bytes[1 + place])) {
    throw new Refusal('This link is damaged: what it carries is not what was put in. Copy all of it once more.');
  }
  return readCitation(new TextDecoder().decode(text));
}

/** Reads a citation file: a share file, `GET /games/:id/manifest`, or the output of `farol run`. */
export async function readCitation(text: string): Promise<SharedCitation> {
  const content = citationIn(parseObject(text));
  const { citationSchema, fieldErrorsOf } = await import('@farol/api');
  const { marks, ...citation } = content;
  const { data, error } = citationSchema.safeParse(citation);
  if (data) return { ...data, ...marksIn(marks, data.rounds) };
  const faults = fieldErrorsOf(error).map(({ field, message }) => (field === '' ? message : `${field}: ${message}`));
  const more = faults.length > 5 ? `; and ${faults.length - 5} more` : '';
  throw new Refusal(`This is no game that can be replayed: ${faults.slice(0, 5).join('; ')}${more}.`);
}

function contentOf({ manifest, rounds, digest, marks }: SharedCitation): SharedCitation {
  return { manifest, rounds, digest, ...(marks !== undefined && marks.length > 0 ? { marks } : {}) };
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const content = JSON.parse(text) as unknown;
    if (typeof content === 'object' && content !== null && !Array.isArray(content)) {
      return content as Record<string, unknown>;
    }
  } catch {
    throw new Refusal('This is not JSON: a game’s manifest, with its rounds and its digest, is.');
  }
  throw new Refusal('This JSON is no game: it must be an object with a manifest, rounds and digest.');
}

/** `farol run --json` says more than a citation; its statistics are computed again here. */
function citationIn(content: Record<string, unknown>): Record<string, unknown> {
  const { manifest, rounds, digest, marks } = content;
  if (manifest === undefined && 'engine' in content && 'rules' in content) {
    throw new Refusal(
      'This is a manifest alone: it does not say how many rounds were played, and with which digest. Take the file of “manifest” on the game’s page, or what `farol run --manifest` writes.',
    );
  }
  const missing = Object.entries({ manifest, rounds, digest }).flatMap(([name, value]) =>
    value === undefined ? [name] : [],
  );
  if (missing.length > 0) throw new Refusal(`This file lacks ${missing.join(' and ')}: it is no game to verify.`);
  return { manifest, rounds, digest, marks };
}

/** Marks help to say where, no more: ones that make no sense are left out. */
function marksIn(marks: unknown, rounds: number): { marks?: Mark[] } {
  if (!Array.isArray(marks)) return {};
  const isMark = (mark: unknown): mark is Mark =>
    Array.isArray(mark) && Number.isSafeInteger(mark[0]) && mark[0] > 0 && mark[0] <= rounds && isDigest(mark[1]);
  return { marks: marks.filter(isMark).toSorted(([a], [b]) => a - b) };
}

/** All of a digest, or at least its first 16 digits: enough to tell two histories apart. */
const isDigest = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{16,64}$/.test(value);

const checkOf = (text: Uint8Array) => new Sha256().update(text).digest().subarray(0, CHECK_BYTES);

async function inflate(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  try {
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return await readWhole(stream, LONGEST_TEXT_BYTES);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('This link is damaged: it cannot be unpacked. Copy all of it, up to its last character.');
  }
}

/** Reads a stream, at most `most` bytes of it. */
async function readWhole(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); next.value !== undefined; next = await reader.read()) {
    chunks.push(next.value);
    bytes += next.value.length;
    if (bytes > most) {
      await reader.cancel();
      throw new Refusal('This link unpacks to far more than a game: it was not made by Farol.');
    }
  }
  const whole = new Uint8Array(bytes);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}

function writeBase64Url(bytes: Uint8Array): string {
  let letters = '';
  for (const byte of bytes) letters += String.fromCharCode(byte);
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function readBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}
