import { createRoute, z } from '@hono/zod-openapi';
import { sql } from 'kysely';
import type { Backend } from '../backend.ts';
import { schemaDifference } from '../database/migrations.ts';
import { answers, createRouter } from '../http/router.ts';

const check = z.object({ ok: z.boolean(), detail: z.string().nullable() });
const healthSchema = z
  .object({ status: z.enum(['ok', 'failing']), timestamp: z.string(), checks: z.record(z.string(), check) })
  .meta({ id: 'Health' });
type Check = z.infer<typeof check>;

const CHECK_MS = 2000;

/** Runs a check; one that fails or takes too long is a failing one, and its words are ours, not the error's. */
async function run(work: Promise<string | null>, failing: string): Promise<Check> {
  const timeout = new Promise<string>((resolve) =>
    setTimeout(resolve, CHECK_MS, `${failing} within ${CHECK_MS} ms`).unref(),
  );
  const detail = await Promise.race([work, timeout]).catch(() => failing);
  return { ok: detail === null, detail };
}

function show(checks: Record<string, Check>) {
  const isOk = Object.values(checks).every(({ ok }) => ok);
  return { status: isOk ? ('ok' as const) : ('failing' as const), timestamp: new Date().toISOString(), checks };
}

export function healthRoutes({ db, boss, metrics }: Backend) {
  const routes = createRouter();
  const tags = ['operation'];
  const both = {
    ...answers(200, healthSchema, 'All is well'),
    503: { description: 'Something fails: see checks', content: { 'application/json': { schema: healthSchema } } },
  };

  const database = () =>
    run(
      sql`SELECT 1`.execute(db).then(() => null),
      'the database does not answer',
    );
  const schema = () =>
    run(
      schemaDifference(db).then(({ missing, unknown }) => {
        if (missing.length > 0) return `migrations are missing: ${missing.join(', ')}; run the migrate service`;
        return unknown.length > 0 ? `the database is newer than this version: ${unknown.join(', ')}` : null;
      }),
      'the schema cannot be read',
    );
  const queue = () =>
    run(
      boss.getQueue('play').then((found) => (found ? null : 'the queue is missing')),
      'the queue does not answer',
    );

  routes.openapi(
    createRoute({ method: 'get', path: '/health', tags, summary: 'Alive, and its database too?', responses: both }),
    async (c) => {
      const health = show({ database: await database() });
      return c.json(health, health.status === 'ok' ? 200 : 503) as never;
    },
  );
  routes.openapi(
    createRoute({
      method: 'get',
      path: '/health/ready',
      tags,
      summary: 'Ready for requests: schema and queue too?',
      responses: both,
    }),
    async (c) => {
      const [databaseCheck, schemaCheck, queueCheck] = await Promise.all([database(), schema(), queue()]);
      const health = show({ database: databaseCheck, schema: schemaCheck, queue: queueCheck });
      return c.json(health, health.status === 'ok' ? 200 : 503) as never;
    },
  );
  routes.get('/metrics', async (c) =>
    c.body(await metrics.registry.metrics(), 200, { 'Content-Type': metrics.registry.contentType }),
  );

  return routes;
}
