import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { readConfiguration } from '../configuration.ts';
import { discover, keepEndpoints } from './provider-endpoints.ts';
import { isPrivateAddress, requestProvider } from './provider-requests.ts';
import { SECRET } from '../testing/people.ts';

let server: Server;
afterEach(() => void server?.close());

async function serve(answer: RequestListener): Promise<string> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

/** An issuer with a sound discovery document, but for some fields. */
async function serveDocument(changes: Record<string, unknown> = {}): Promise<string> {
  const issuer = await serve((_, answer) => {
    const document = {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      ...changes,
    };
    answer.end(JSON.stringify(document));
  });
  return issuer;
}

test('a discovery document gives endpoints; what it leaves out has the standard’s defaults', async () => {
  const issuer = await serveDocument();
  expect(await discover(`${issuer}/`)).toMatchObject({
    issuer,
    token: new URL(`${issuer}/token`),
    userinfo: undefined,
    algorithms: ['RS256'],
    usesBasic: true,
    namesIssuer: false,
  });
});

test('endpoints may be on other hosts, as Google’s are', async () => {
  const issuer = await serveDocument({ token_endpoint: 'https://oauth2.googleapis.com/token' });
  expect((await discover(issuer)).token.href).toBe('https://oauth2.googleapis.com/token');
});

test.each([
  ['authorization_endpoint', 'http://accounts.example.org/authorize'],
  ['token_endpoint', 'http://10.0.0.5/token'],
  ['token_endpoint', 'file:///etc/passwd'],
  ['token_endpoint', 'https://user:password@example.org/token'],
  ['jwks_uri', 'http://metadata.internal/keys'],
  ['jwks_uri', 'data:application/json,{}'],
  ['userinfo_endpoint', 'http://169.254.169.254/latest'],
  ['authorization_endpoint', 'javascript:alert(1)'],
])('an endpoint that is not https is refused: %s %s', async (name, address) => {
  await expect(discover(await serveDocument({ [name]: address }))).rejects.toThrow('not https');
});

test('a document of another issuer is refused', async () => {
  await expect(discover(await serveDocument({ issuer: 'https://evil.example' }))).rejects.toThrow(
    'is of the issuer https://evil.example',
  );
});

test('signatures by no key or by the client’s secret are never accepted', async () => {
  const algorithms = ['none', 'HS256', 'RS256', 'ES384', 'EdDSA'];
  const issuer = await serveDocument({ id_token_signing_alg_values_supported: algorithms });
  expect((await discover(issuer)).algorithms).toEqual(['RS256', 'ES384', 'EdDSA']);
});

test('a redirect is not followed', async () => {
  const issuer = await serve((_, answer) => answer.writeHead(302, { Location: 'http://127.0.0.1:1/' }).end());
  await expect(discover(issuer)).rejects.toThrow('answered 302');
});

test('an answer that is too long is not read to its end', async () => {
  const issuer = await serve((_, answer) => answer.end('x'.repeat(2 * 1024 * 1024)));
  await expect(discover(issuer)).rejects.toThrow('larger than 1 MiB');
});

test('the document is read once, by however many; after a failure it is read again', async () => {
  let count = 0;
  let isAway = true;
  const issuer = await serve((_, answer) => {
    count++;
    if (isAway) return void answer.writeHead(503).end();
    const [authorization_endpoint, token_endpoint, jwks_uri] = ['a', 't', 'j'].map((name) => `${issuer}/${name}`);
    answer.end(JSON.stringify({ issuer, authorization_endpoint, token_endpoint, jwks_uri }));
  });
  const readEndpoints = keepEndpoints(issuer);
  await expect(readEndpoints()).rejects.toThrow('answered 503');
  isAway = false;
  await Promise.all([readEndpoints(), readEndpoints()]);
  await readEndpoints();
  expect(count).toBe(2);
});

test.each(['http://127.0.0.1', 'http://localhost', 'http://[::1]', 'http://[::ffff:127.0.0.1]', 'http://0.0.0.0'])(
  'a provider of the internet cannot send this server to %s',
  async (origin) => {
    const { port } = new URL(await serve((_, answer) => answer.end('secret')));
    await expect(requestProvider(new URL(`${origin}:${port}/`), { mayBePrivate: false })).rejects.toThrow(
      'in a private network',
    );
  },
);

test.each([
  ['10.1.2.3', true],
  ['100.64.0.1', true],
  ['127.8.8.8', true],
  ['169.254.169.254', true],
  ['172.31.255.255', true],
  ['172.32.0.1', false],
  ['192.168.1.1', true],
  ['8.8.8.8', false],
  ['255.255.255.255', true],
  ['::', true],
  ['::1', true],
  ['::ffff:10.0.0.1', true],
  ['::ffff:a00:1', true],
  ['fd12::1', true],
  ['fe80::1', true],
  ['2001:4860:4860::8888', false],
])('%s is in a private network: %s', (address, isPrivate) => {
  expect(isPrivateAddress(address)).toBe(isPrivate);
});

/** True if a setting of accounts is refused. */
function isRefused(setting: NodeJS.ProcessEnv): boolean {
  const result = readConfiguration({
    AUTH: 'accounts',
    PUBLIC_URL: 'https://farol.example.org',
    AUTH_SECRET: SECRET,
    OIDC_CLIENT_ID: 'farol',
    OIDC_CLIENT_SECRET: 'x',
    OIDC_ISSUER: 'https://id.example.org',
    MAIL_URL: 'smtp://localhost',
    MAIL_FROM: 'farol@example.org',
    ...setting,
  });
  return 'faults' in result;
}

test.each([
  ['https://accounts.google.com', false],
  ['https://id.example.org/realms/name', false],
  ['http://localhost:8080', false],
  ['http://127.0.0.1:8080', false],
  ['http://127.evil.example', true],
  ['http://localhost.evil.example', true],
  ['http://id.example.org', true],
  ['https://user:password@id.example.org', true],
  ['https://id.example.org/?realm=x', true],
  ['id.example.org', true],
])('the issuer %s is refused: %s', (OIDC_ISSUER, refused) => {
  expect(isRefused({ OIDC_ISSUER })).toBe(refused);
});

test.each([
  ['smtp://mail:1025', false],
  ['smtps://farol%40example.org:p%25w@mail.example.org', false],
  ['smtp://farol:100%@mail.example.org', true],
  ['https://mail.example.org', true],
  ['smtp://mail.example.org?tls.rejectUnauthorized=false', true],
])('the mail server %s is refused: %s', (MAIL_URL, refused) => {
  expect(isRefused({ MAIL_URL })).toBe(refused);
});
