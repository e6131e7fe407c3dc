import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetExpired } from '../apps/backend/src/accounts/forget-expired.ts';
import { issueTicket } from '../apps/backend/src/accounts/tickets.ts';
import { runSql } from '../apps/backend/src/database/run-sql.ts';
import { type StartedBackend, startBackend } from '../apps/backend/src/testing.ts';
import { cookiesOf } from './attacked-api.ts';
import { addPerson, ORIGIN, PASSWORD, SECRET, WITH_ACCOUNTS } from './people.ts';

let laboratory: StartedBackend;
/** Every secret that the API gave away or took, by name. */
const secrets: Record<string, string> = {};
let dump: string;

const fragmentOf = (link: string) => new URL(link).hash.slice(1);
const fromBase32 = (text: string) => {
  const bits = Array.from(text, (letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const bytes = bits.join('').match(/.{8}/g)!;
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
};
/** The code that an authenticator shows now (RFC 6238). */
function codeOf(secret: Buffer): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const code = mac.readUInt32BE(mac.at(-1)! & 15) & 0x7fffffff;
  return String(code % 1_000_000).padStart(6, '0');
}

/** All rows of all tables as text, as pg_dump would write them. */
async function dumpOf({ databaseUrl }: StartedBackend): Promise<string> {
  const tables = await runSql(
    databaseUrl,
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const rows = await runSql(databaseUrl, `SELECT t::text AS row FROM ${name} AS t`);
    parts.push(`-- ${name}`, ...rows.map(({ row }) => String(row)));
  }
  return parts.join('\n');
}

beforeAll(async () => {
  laboratory = await startBackend(WITH_ACCOUNTS);
  const { db } = laboratory.backend;
  const { email } = await addPerson(db, 'administrator', 'ada');
  const signedIn = await laboratory.ask('POST', '/session', { email, password: PASSWORD });
  const Cookie = cookiesOf(signedIn.headers);
  let keys = 0;
  /** Each request can be repeated: the answer that is stored for that must not hold a secret either. */
  const post = async (path: string, body: object) => {
    const headers = { Cookie, 'Idempotency-Key': `once-${keys++}` };
    const answer = await laboratory.ask('POST', path, body, headers);
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    return answer.body;
  };
  const game = await post('/games', { rules: { kind: 'el-farol' }, name: 'A name to be found' });
  Object.assign(secrets, {
    session: decodeURIComponent(Cookie.split('=')[1]).split('.')[0],
    password: PASSWORD,
    key: (await post('/account/keys', { name: 'cli', scope: 'admin' })).key,
    token: (await post('/account/token', {})).token,
    'share link': fragmentOf((await post(`/games/${game.id}/shares`, {})).link),
    AUTH_SECRET: SECRET,
  });
  const invitation = await issueTicket(db, ORIGIN, { purpose: 'invitation', role: 'member' });
  secrets['invitation'] = fragmentOf(invitation.link);
  const { uri, recoveryCodes } = await post('/account/two-factor', { password: PASSWORD });
  secrets['authenticator secret'] = new URL(uri).searchParams.get('secret')!;
  const shared = fromBase32(secrets['authenticator secret']);
  secrets['authenticator secret as text'] = shared.toString('latin1');
  await post('/account/two-factor/confirm', { code: codeOf(shared) });
  for (const [index, code] of (recoveryCodes as string[]).entries()) secrets[`recovery code ${index}`] = code;
  // A sign-in that waits for its code.
  const waiting = await laboratory.ask('POST', '/session', { email, password: PASSWORD });
  expect(waiting.body).toEqual({ needsCode: true });
  const value = decodeURIComponent(cookiesOf(waiting.headers).split('=')[1]);
  secrets['unfinished sign-in'] = value.slice(0, value.lastIndexOf('.'));
  dump = await dumpOf(laboratory);
});
afterAll(() => laboratory.stop());

test('a copy of the database has what people stored', () => {
  expect(dump).toContain('A name to be found');
  expect(dump.match(/^-- public\./gm)!.length).toBeGreaterThan(15);
  for (const table of ['sessions', 'api_keys', 'signing_keys', 'two_factors', 'shares', 'tickets']) {
    expect(dump).toMatch(new RegExp(`^-- public\\.${table}\n\\(`, 'm'));
  }
});

test('a copy of the database has nothing in clear that signs in', () => {
  const found = Object.entries(secrets).filter(([, secret]) => {
    const forms = [
      secret,
      encodeURIComponent(secret),
      Buffer.from(secret).toString('base64'),
      Buffer.from(secret).toString('hex'),
    ];
    return secret.length < 8 || forms.some((form) => dump.includes(form));
  });
  expect(found.map(([name]) => name)).toEqual([]);
  expect(Object.keys(secrets).length).toBeGreaterThan(15);
});

test('a copy of the database has the private keys of tokens encrypted', async () => {
  const keys = await laboratory.backend.db.selectFrom('signing_keys').selectAll().execute();
  expect(keys).toHaveLength(1);
  expect(JSON.parse(keys[0].public_key)).toMatchObject({ kty: 'OKP' });
  expect(keys[0].private_key).not.toMatch(/"d"|PRIVATE|kty/);
  expect(dump).not.toMatch(/"d\\*"\s*:|PRIVATE KEY/);
});

test('passwords are stored as argon2id of at least 19 MiB', async () => {
  const rows = await laboratory.backend.db.selectFrom('credentials').select('password').execute();
  for (const { password } of rows) expect(password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('expired sessions, links and counts of attempts are deleted, others stay', async () => {
  const { db } = laboratory.backend;
  const count = async () => {
    const tables = ['sessions', 'verifications', 'tickets', 'rate_limits'];
    const rows = await Promise.all(tables.map((table) => runSql(laboratory.databaseUrl, `SELECT 1 FROM ${table}`)));
    return rows.map(({ length }) => length);
  };
  const before = await count();
  await forgetExpired(db);
  expect(await count()).toEqual(before);
  for (const table of ['sessions', 'verifications', 'tickets', 'rate_limits'] as const) {
    await db
      .updateTable(table)
      .set({ expires_at: new Date(0) })
      .execute();
  }
  await forgetExpired(db);
  expect([before.every((rows) => rows > 0), await count()]).toEqual([true, [0, 0, 0, 0]]);
});
