import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { createAuth } from '../apps/backend/src/accounts/auth.ts';
import { KEY_PREFIX, newToken } from '../apps/backend/src/accounts/secrets.ts';
import { configurationOf, type StartedBackend } from '../apps/backend/src/testing.ts';
import { addKey, ORIGIN, WITH_ACCOUNTS } from './people.ts';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;

/** A token of the laboratory's own key, with other claims than POST /account/token gives. */
export async function signToken({ backend }: StartedBackend, claims: Record<string, unknown>): Promise<string> {
  const auth = createAuth(backend, configurationOf(WITH_ACCOUNTS).accounts!, undefined);
  const payload = { scope: 'play', iss: ORIGIN, aud: ORIGIN, ...claims };
  return (await auth.api.signJWT({ body: { payload } })).token;
}

/** Keys and tokens that must not work, by what is wrong with them. `user`: whom they claim to be. */
export async function badCredentials(laboratory: StartedBackend, user: string): Promise<Record<string, string>> {
  const { db } = laboratory.backend;
  const now = Math.floor(Date.now() / 1000);
  const revoked = await addKey(db, user, 'play');
  await db.deleteFrom('api_keys').where('id', '=', revoked.id).execute();
  const valid = await signToken(laboratory, { sub: user });
  const [head, body, signature] = valid.split('.');
  const { keys } = (await laboratory.ask('GET', '/.well-known/jwks.json')).body as { keys: { x: string }[] };
  const stranger = generateKeyPairSync('ed25519').privateKey;
  const hmac = (key: string) => {
    const text = `${encode({ ...decode(head), alg: 'HS256' })}.${body}`;
    return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
  };
  return {
    'a key that expired': (await addKey(db, user, 'play', -1)).key,
    'a key that was revoked': revoked.key,
    'a key that nobody made': newToken(KEY_PREFIX),
    'a token that expired': await signToken(laboratory, { sub: user, iat: now - 2000, exp: now - 1000 }),
    'a token without signature': `${encode({ alg: 'none' })}.${body}.`,
    'a token whose signature was cut off': `${head}.${body}.`,
    'a token signed by another key': `${head}.${body}.${sign(null, Buffer.from(`${head}.${body}`), stranger).toString('base64url')}`,
    'a token signed by the public key as a secret': hmac(keys[0].x),
    'a token for another audience': await signToken(laboratory, { sub: user, aud: 'https://other.example.org' }),
    'a token of another issuer': await signToken(laboratory, { sub: user, iss: 'https://other.example.org' }),
    'a token whose claims were changed': `${head}.${encode({ ...decode(body), scope: 'admin' })}.${signature}`,
    'a token of nobody': await signToken(laboratory, { sub: '00000000-0000-7000-8000-00000000dead' }),
  };
}
