import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { compareSync } from 'bcryptjs';
import type { ThreadPool } from '../threads/pool.ts';
import { defineTask } from '../threads/task.ts';

/** Argon2id with 19 MiB, 2 passes and 1 lane (OWASP Password Storage Cheat Sheet, 2025): about 20 ms. */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const HEAD = `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=1$`;
const BYTES = 32;

/**
 * Passwords that are hashed at once. Each takes a core and one of Node's four threads, which other requests need too;
 * further ones wait.
 */
const MAX_AT_ONCE = Math.max(1, availableParallelism() >> 1);
let running = 0;
const waiting: (() => void)[] = [];

/** Computes the hash in a thread of Node, off the event loop. */
async function derive(password: string, nonce: Buffer): Promise<Buffer> {
  if (running < MAX_AT_ONCE) running++;
  // The one that ends passes its place on.
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await promisify(argon2)('argon2id', {
      message: Buffer.from(password.normalize('NFKC')),
      nonce,
      memory: MEMORY_KIB,
      passes: PASSES,
      parallelism: 1,
      tagLength: BYTES,
    });
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

const encode = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

/** A password's hash in the PHC string format. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `${HEAD}${encode(salt)}$${encode(await derive(password, salt))}`;
}

/** Checks a bcrypt hash, which an account from another program may have; it takes up to 0.3 s of a thread. */
export const checkBcryptTask = defineTask('checkBcrypt', ({ password, hash }: { password: string; hash: string }) =>
  compareSync(password, hash),
);

export const isBcrypt = (hash: string) => /^\$2[aby]\$\d{2}\$[./A-Za-z0-9]{53}$/.test(hash);

/** True if the hash is that of the password. A hash of another form never is. */
export async function verifyPassword(checks: ThreadPool, hash: string, password: string): Promise<boolean> {
  if (isBcrypt(hash)) return checks.run(checkBcryptTask, { password, hash });
  if (!hash.startsWith(HEAD)) return false;
  const [salt = '', tag = ''] = hash.slice(HEAD.length).split('$');
  const expected = Buffer.from(tag, 'base64');
  const derived = await derive(password, Buffer.from(salt, 'base64'));
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}
