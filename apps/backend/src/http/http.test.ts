import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../app.ts';
import { configurationOf, type StartedBackend, startBackend } from '../testing.ts';

const BAR = { rules: { kind: 'el-farol', capacity: 6 }, agents: [{ strategy: 'arthur', count: 10 }], seed: '1994' };

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
let id: string;
beforeAll(async () => {
  laboratory = await startBackend({ DASHBOARD_PORT: '4000', CORS_ORIGINS: 'https://farol.example.org' });
  ({ ask } = laboratory);
  ({ id } = (await ask('POST', '/games', BAR)).body);
});
afterAll(() => laboratory.stop());

const typeOf = (name: string) => `urn:farol:problem:${name}`;

describe('every answer', () => {
  test('has the id of its request: the caller’s, or a new one', async () => {
    const given = await ask('GET', '/rules', undefined, { 'X-Request-Id': 'mine-1.2_3' });
    expect(given.headers.get('X-Request-Id')).toBe('mine-1.2_3');
    const [first, second] = [await ask('GET', '/rules'), await ask('GET', '/rules')];
    expect(first.headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(second.headers.get('X-Request-Id')).not.toBe(first.headers.get('X-Request-Id'));
  });

  test.each(['a b', 'x'.repeat(101), '<b>'])('does not repeat the unsound id %j', async (given) => {
    const { headers } = await ask('GET', '/rules', undefined, { 'X-Request-Id': given });
    expect(headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('that is a problem names the request, and is marked as one', async () => {
    const { status, headers, body } = await ask('GET', '/gams', undefined, { 'X-Request-Id': 'mine' });
    expect(status).toBe(404);
    expect(headers.get('Content-Type')).toBe('application/problem+json');
    expect(headers.get('X-Request-Id')).toBe('mine');
    expect(body).toMatchObject({ type: typeOf('no-such-route'), status: 404, requestId: 'mine' });
  });

  test('to a fault of ours tells nothing about it', async () => {
    await laboratory.backend.db.updateTable('games').set({ rounds_played: 7 }).where('id', '=', id).execute();
    const { status, body } = await ask('POST', `/games/${id}/rounds`);
    await laboratory.backend.db.updateTable('games').set({ rounds_played: 0 }).where('id', '=', id).execute();
    expect([status, body.type]).toEqual([500, typeOf('internal')]);
    expect(JSON.stringify(body)).not.toMatch(/checkpoint|Error|at /);
    expect(body.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });
});

const from = (origin: string) => ({ Origin: origin });

describe('pages of other origins', () => {
  test.each(['http://localhost:4000', 'http://127.0.0.1:4000', 'https://farol.example.org'])(
    'may read and write from %s',
    async (origin) => {
      const preflight = await ask('OPTIONS', '/games', undefined, {
        ...from(origin),
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type,idempotency-key',
      });
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get('Access-Control-Allow-Origin')).toBe(origin);
      expect(preflight.headers.get('Access-Control-Allow-Methods')).toContain('PATCH');
      expect(preflight.headers.get('Access-Control-Allow-Headers')).toContain('idempotency-key');
      const { status, headers } = await ask('POST', '/games', BAR, from(origin));
      expect(status).toBe(201);
      expect(headers.get('Access-Control-Allow-Origin')).toBe(origin);
      expect(headers.get('Access-Control-Expose-Headers')).toContain('Location');
      const refused = await ask('POST', '/games', { rules: {} }, from(origin));
      expect([refused.status, refused.headers.get('Access-Control-Allow-Origin')]).toEqual([422, origin]);
    },
  );

  test.each(['https://evil.example', 'http://localhost:4001', 'https://localhost:4000', 'null'])(
    'from %s may not',
    async (origin) => {
      const preflight = await ask('OPTIONS', '/games', undefined, {
        ...from(origin),
        'Access-Control-Request-Method': 'POST',
      });
      expect(preflight.headers.get('Access-Control-Allow-Origin')).toBeNull();
      const before = (await ask('GET', '/games?limit=1')).body.games[0].id;
      for (const [method, path, body] of [
        ['POST', '/games', BAR],
        ['PATCH', `/games/${id}`, { name: 'x' }],
        ['DELETE', `/games/${id}`, undefined],
      ] as const) {
        const answer = await ask(method, path, body, from(origin));
        expect([method, answer.status, answer.body.type]).toEqual([method, 403, typeOf('foreign-origin')]);
      }
      const read = await ask('GET', '/games?limit=1', undefined, from(origin));
      expect(read.headers.get('Access-Control-Allow-Origin')).toBeNull();
      expect(read.body.games[0].id).toBe(before);
    },
  );

  test('that the API itself serves may use it', async () => {
    expect((await ask('POST', '/games', BAR, { Origin: 'http://localhost' })).status).toBe(201);
  });

  test.each([
    ['127.0.0.1:3001', 200],
    ['localhost:9', 200],
    ['[::1]:3001', 200],
    ['evil.example', 403],
    ['localhost.evil.example', 403],
    ['127.0.0.1.nip.io:3001', 403],
    ['10.0.0.1', 403],
  ])('as the host %s are answered with %i', async (host, status) => {
    const answer = await ask('GET', '/games', undefined, { Host: host });
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body.type).toBe(typeOf('foreign-origin'));
  });
});

test('in a network of containers the API answers to the names that it is told, with any port', async () => {
  const configuration = configurationOf({ AUTH: 'network', HOST: '0.0.0.0', ALLOWED_HOSTS: 'backend-api' });
  const app = createApp(laboratory.backend, configuration);
  const statusAs = async (host: string) => (await app.request('/rules', { headers: { Host: host } })).status;
  for (const host of ['backend-api', 'Backend-API:3001', '127.0.0.1:3001', 'localhost']) {
    expect([host, await statusAs(host)]).toEqual([host, 200]);
  }
  for (const host of ['backend-api.evil.example', 'evil.example', '172.18.0.3:3001', 'backend-api@evil.example']) {
    expect([host, await statusAs(host)]).toEqual([host, 403]);
  }
});

describe('addresses', () => {
  test.each([
    ['/gmaes', 'did you mean "/games"'],
    ['/x/y/z/no/such/thing/at/all', 'GET /docs lists all'],
  ])('that are not there, %s, are answered with what there is', async (path, words) => {
    const { status, body } = await ask('GET', path);
    expect([status, body.type]).toEqual([404, typeOf('no-such-route')]);
    expect(body.detail).toContain(words);
  });

  test.each([
    ['PUT', '/games', 'GET, POST'],
    ['POST', '/games/1', 'GET, PATCH, DELETE'],
    ['GET', '/games/1/status', 'PATCH'],
    ['GET', '/api/games/1/simulate', 'POST'],
    ['DELETE', '/health', 'GET'],
    ['POST', '/agents/games/1/agents/2', 'DELETE'],
    ['POST', '/openapi.json', 'GET'],
  ])('do not take %s %s, but %s', async (method, path, allow) => {
    const { status, headers, body } = await ask(method, path);
    expect([status, body.type]).toEqual([405, typeOf('method-not-allowed')]);
    expect(headers.get('Allow')).toBe(allow);
    expect(body.detail).toContain(allow);
  });

  test.each([
    '/games',
    '/rules',
    '/strategies',
    '/health',
    '/health/ready',
    '/metrics',
    '/openapi.json',
    '/docs',
    '/games/:id',
    '/games/:id/rounds',
    '/games/:id/agents',
    '/games/:id/stats',
    '/games/:id/history',
    '/games/:id/manifest',
  ])('%s is there under /api too', async (pattern) => {
    const path = pattern.replace(':id', id);
    const [plain, prefixed] = [await ask('GET', path), await ask('GET', `/api${path}`)];
    expect([plain.status, prefixed.status]).toEqual([200, 200]);
    if (pattern.startsWith('/games')) expect(prefixed.body).toEqual(plain.body);
  });

  test('of agents and analytics are there in groups of their own', async () => {
    for (const prefix of ['', '/api']) {
      for (const [group, name] of [
        ['agents', 'agents'],
        ['analytics', 'stats'],
        ['analytics', 'history'],
      ]) {
        const { status, body } = await ask('GET', `${prefix}/${group}/games/${id}/${name}`);
        expect([name, status]).toEqual([name, 200]);
        expect(body).toEqual((await ask('GET', `/games/${id}/${name}`)).body);
      }
      const added = await ask('POST', `${prefix}/agents/games/${id}/agents`, { strategy: 'always' });
      expect(added.status).toBe(201);
      expect((await ask('DELETE', `${prefix}/agents/games/${id}/agents/${added.body.id}`)).status).toBe(204);
    }
  });

  test('answer HEAD like GET, without a body', async () => {
    expect(await ask('HEAD', `/games/${id}`)).toMatchObject({ status: 200, body: '' });
  });
});

const post = (body: string | Uint8Array<ArrayBuffer>, type?: string, headers = {}) =>
  laboratory.app.request('/games', {
    method: 'POST',
    body,
    headers: { ...headers, ...(type === undefined ? {} : { 'Content-Type': type }) },
  });

describe('bodies', () => {
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonx', undefined])(
    'of the type %s are not taken',
    async (type) => {
      const answer = await post(JSON.stringify(BAR), type);
      expect(answer.status).toBe(415);
      expect(await answer.json()).toMatchObject({ type: typeOf('unsupported-media-type') });
    },
  );

  test('of JSON are taken with a charset too', async () => {
    expect((await post(JSON.stringify(BAR), 'application/json; charset=utf-8')).status).toBe(201);
  });

  test.each([
    ['{"rules": }', /'}', "{"rules": }"/],
    [`{"rules": [${'1, '.repeat(1000)}x]}`, /'x', \.\.\." 1, 1, 1, x\]}" is not/],
    ['{"rules": {"kind": "el-farol"}', /position 30 \(line 1 column 31\)/],
    ['{}}', /position 2/],
  ])('that are broken, %s, are answered with where', async (body, where) => {
    const answer = await post(body, 'application/json');
    const problem = (await answer.json()) as { type: string; detail: string };
    expect([answer.status, problem.type]).toEqual([400, typeOf('invalid-json')]);
    expect(problem.detail).toMatch(where);
  });

  test.each([
    ['deep nesting', '['.repeat(200_000)],
    ['bytes that are no text', new Uint8Array([0x22, 0xff, 0xfe, 0x22])],
  ])('of %s are a problem of theirs', async (_, body) => {
    expect((await post(body, 'application/json')).status).toBe(400);
  });

  test('may have 4 MiB and no more', async () => {
    const limit = 4 * 1024 * 1024;
    const largest = JSON.stringify(BAR).padEnd(limit, ' ');
    expect((await post(largest, 'application/json')).status).toBe(201);
    for (const headers of [{}, { 'Content-Length': String(limit + 1) }]) {
      const answer = await post(`${largest} `, 'application/json', headers);
      expect(answer.status).toBe(413);
      expect(await answer.json()).toMatchObject({ type: typeOf('body-too-large') });
    }
  });

  test('with a member called __proto__ are refused like any unknown field', async () => {
    const answer = await post(`{"rules": {"kind": "el-farol"}, "__proto__": {"seed": "1"}}`, 'application/json');
    expect(answer.status).toBe(422);
  });
});

interface Operation {
  responses: Record<string, { description?: string }>;
  parameters?: { name: string; in: string; required?: boolean; schema?: object }[];
  requestBody?: { content: Record<string, { schema?: object }> };
}

describe('the documentation', () => {
  /** Paths whose answers are not the API's JSON. */
  const PAGE_FILES = ['/docs/start.js', '/docs/swagger-ui.css', '/docs/swagger-ui-bundle.js'];
  const UNDOCUMENTED = ['/openapi.json', '/docs', ...PAGE_FILES, '/metrics'];

  test('has every route of the app, with its methods', async () => {
    const { paths } = (await ask('GET', '/openapi.json')).body;
    const documented = Object.entries(paths as Record<string, object>).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const routes = laboratory.app.routes
      .filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
      .map(({ method, path }) => {
        const plain = path.replace(/^\/api(?=\/)/, '').replace(/^\/(agents|analytics)(?=\/games)/, '');
        return { method, path: plain.replaceAll(/:(\w+)/g, '{$1}') };
      })
      .filter(({ path }) => !UNDOCUMENTED.includes(path))
      .map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(routes)].toSorted()).toEqual(documented.toSorted());
    expect(documented.length).toBeGreaterThan(15);
  });

  test('is OpenAPI 3.1 in itself: parameters fit paths, and every reference leads somewhere', async () => {
    const { status, body } = await ask('GET', '/openapi.json');
    expect(status).toBe(200);
    expect(body).toMatchObject({ openapi: expect.stringMatching(/^3\.1\.\d+$/), info: { title: 'Farol' } });
    expect(body.info.version).toMatch(/^\d+\.\d+\.\d+$/);
    for (const [path, operations] of Object.entries(body.paths as Record<string, Record<string, Operation>>)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const [method, { responses, parameters = [], requestBody }] of Object.entries(operations)) {
        const where = `${method} ${path}`;
        expect(['get', 'post', 'patch', 'delete'], where).toContain(method);
        const required = parameters.filter((parameter) => parameter.in === 'path' && parameter.required);
        expect(required.map(({ name }) => name).toSorted(), where).toEqual(inPath.toSorted());
        for (const parameter of parameters) expect([where, typeof parameter.schema]).toEqual([where, 'object']);
        expect(Object.keys(responses).length, where).toBeGreaterThan(0);
        for (const [code, { description }] of Object.entries(responses)) {
          expect(code).toMatch(/^([1-5]\d\d|default)$/);
          expect(typeof description, where).toBe('string');
        }
        if (requestBody) expect(requestBody.content['application/json']?.schema, where).toBeDefined();
      }
    }
    const references = [...JSON.stringify(body).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference);
    expect(references.length).toBeGreaterThan(5);
    for (const reference of new Set(references)) {
      expect(reference).toMatch(/^#\/components\/schemas\/\w+$/);
      expect(body.components.schemas, reference).toHaveProperty([reference.split('/').at(-1)!]);
    }
    // Of 3.0 and gone in 3.1.
    expect(JSON.stringify(body)).not.toMatch(/"nullable":|"exclusiveM\w+":(true|false)/);
  });

  test('offers each kind of rules and each strategy with its parameters', async () => {
    const { paths } = (await ask('GET', '/openapi.json')).body;
    const { schema } = paths['/games'].post.requestBody.content['application/json'];
    const text = JSON.stringify(schema);
    const { rules } = (await ask('GET', '/rules')).body;
    const { strategies } = (await ask('GET', '/strategies')).body;
    const names = [
      ...rules.map(({ kind }: { kind: string }) => kind),
      ...strategies.map(({ id }: { id: string }) => id),
    ];
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) expect(text).toContain(`"${name}"`);
    for (const { parameters } of [...rules, ...strategies]) {
      for (const name of Object.keys(parameters)) expect(text).toContain(`"${name}"`);
    }
  });

  test('has a page whose parts come from here', async () => {
    for (const prefix of ['', '/api']) {
      const page = await ask('GET', `${prefix}/docs`);
      expect(page.status).toBe(200);
      expect(page.headers.get('Content-Type')).toMatch(/^text\/html/);
      const parts = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
      expect(parts).toHaveLength(3);
      for (const part of parts) {
        const { pathname } = new URL(part, `http://localhost${prefix}/docs`);
        const { status, headers, body } = await ask('GET', pathname);
        expect([pathname, status]).toEqual([pathname, 200]);
        const types: Record<string, string> = { css: 'text/css', js: 'text/javascript', json: 'application/json' };
        expect(headers.get('Content-Type')).toContain(types[pathname.split('.').at(-1)!]);
        expect(JSON.stringify(body).length).toBeGreaterThan(50);
      }
      // The page's policy allows no inline script.
      expect(page.body).not.toMatch(/<script>| on\w+=|style=/);
      expect(page.headers.get('Content-Security-Policy')).not.toContain('unsafe');
    }
  });
});

/** A sample's value in the text that Prometheus reads; 0 before it is there. */
function valueOf(text: string, sample: string): number {
  const line = text.split('\n').find((candidate) => candidate.startsWith(`${sample} `));
  return line === undefined ? 0 : Number(line.slice(sample.length + 1));
}

describe('/metrics', () => {
  test('is what Prometheus reads, and counts requests and rounds', async () => {
    const rounds = 'farol_rounds_played_total';
    const requests = 'farol_http_request_duration_seconds_count{method="POST",route="/games/:id/rounds",status="201"}';
    const before = (await ask('GET', '/metrics')).body;
    await ask('POST', `/games/${id}/rounds`, { count: 5 });
    const { headers, body: after } = await ask('GET', '/metrics');
    expect(headers.get('Content-Type')).toContain('text/plain');
    expect(valueOf(after, rounds) - valueOf(before, rounds)).toBe(5);
    expect(valueOf(after, requests) - valueOf(before, requests)).toBe(1);
    expect(valueOf(after, 'farol_database_up')).toBe(1);
    for (const line of after.trimEnd().split('\n')) {
      const sample = /^[a-zA-Z_:][\w:]*(\{(\w+="([^"\\\n]|\\.)*",?)*\})? (-?[\d.]+(e[+-]?\d+)?|[+-]Inf|NaN)$/;
      if (line !== '') expect(line).toMatch(line.startsWith('#') ? /^# (HELP|TYPE) [\w:]+ ./ : sample);
    }
  });

  test('counts the jobs that wait for a worker', async () => {
    const sample = 'farol_jobs{queue="play",state="waiting"}';
    expect((await ask('GET', '/metrics')).body).toContain(`\n${sample} 0\n`);
    const { body: game } = await ask('POST', '/games', { ...BAR, rounds: 10 });
    await ask('POST', `/games/${game.id}/simulate`);
    expect((await ask('GET', '/metrics')).body).toContain(`\n${sample} 1\n`);
    await ask('PATCH', `/games/${game.id}/status`, { action: 'cancel' });
  });

  test('does not grow with addresses that are not there', async () => {
    for (let count = 0; count < 5; count++) await ask('GET', `/nothing-${count}`);
    expect((await ask('GET', '/metrics')).body).not.toContain('nothing-');
  });
});
