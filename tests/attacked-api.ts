import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { connect } from '../apps/backend/src/database/connection.ts';
import { testDatabase } from './database.ts';
import { LEAKS } from './leaks.ts';
import { WITH_ACCOUNTS } from './people.ts';

export interface Asked {
  body?: unknown;
  /** Text that is sent as it is, instead of the JSON of a body. */
  text?: string;
  headers?: Record<string, string>;
  /** Address of the client, as the trusted proxy reports it. */
  from?: string;
}

/** The real API with accounts, in a process of its own, behind a proxy: the test. */
export async function startAttackedApi(environment: Record<string, string> = {}, execArgv: string[] = []) {
  const database = await testDatabase();
  const api = fork(join(import.meta.dirname, '../apps/backend/src/index.ts'), {
    execArgv,
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
      ...WITH_ACCOUNTS,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let logged = '';
  for (const stream of [api.stdout!, api.stderr!]) stream.on('data', (chunk) => (logged += String(chunk)));
  const port = ((await once(api, 'message')) as [{ listening: number }])[0].listening;
  const db = connect(database.url, { connections: 3 });

  async function ask(method: string, path: string, { body, text, headers = {}, from = '10.1.1.1' }: Asked = {}) {
    const sent = text ?? (body === undefined ? null : JSON.stringify(body));
    const type = body === undefined ? {} : { 'Content-Type': 'application/json' };
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      body: sent,
      redirect: 'manual',
      headers: { ...type, 'X-Forwarded-For': from, ...headers },
    });
    const given = await answer.text();
    const isJson = /^application\/(problem\+)?json/.test(answer.headers.get('Content-Type') ?? '');
    expect(answer.status, given).toBeLessThan(500);
    if (answer.status >= 400) expect(given).not.toMatch(LEAKS);
    return {
      status: answer.status,
      headers: answer.headers,
      text: given,
      json: isJson ? JSON.parse(given) : undefined,
    };
  }
  await vi.waitFor(
    () => fetch(`http://127.0.0.1:${port}/health/ready`).then(({ ok }) => expect(ok).toBe(true)),
    30_000,
  );

  return {
    port,
    db,
    databaseUrl: database.url,
    ask,
    logged: () => logged,
    /** The longest hold of the event loop since the last call, in ms; with tests/probe-event-loop.ts alone. */
    async longestHold(): Promise<number> {
      const reply = once(api, 'message');
      api.send('report');
      return ((await reply) as [{ longestMs: number }])[0].longestMs;
    },
    async stop() {
      const ended = once(api, 'exit');
      api.kill('SIGTERM');
      await ended;
      await db.destroy();
      await database.drop();
    },
  };
}
export type AttackedApi = Awaited<ReturnType<typeof startAttackedApi>>;

/** The cookies that an answer sets, as a browser sends them back; without those that it deletes. */
export const cookiesOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .filter((cookie) => !/Max-Age=0/i.test(cookie))
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
