import { healthSchema } from '@farol/api';
import { createRoute } from '@hono/zod-openapi';
import type { Tools } from '../tools.ts';
import { answers, createRouter } from '../http/router.ts';
import { createWorkGauges } from './work-gauges.ts';
import { checkDatabase, checkQueue, checkSchema, show } from './checks.ts';

export function healthRoutes({ db, boss, metrics }: Tools) {
  const routes = createRouter();
  const tags = ['operation'];
  const showWork = createWorkGauges(db);
  const both = {
    ...answers(200, healthSchema, 'All is well'),
    503: { description: 'Something fails: see checks', content: { 'application/json': { schema: healthSchema } } },
  };

  routes.openapi(
    createRoute({ method: 'get', path: '/health', tags, summary: 'Alive, and its database too?', responses: both }),
    async (c) => {
      const health = show({ database: await checkDatabase(db) });
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
      const [databaseCheck, schemaCheck, queueCheck] = await Promise.all([
        checkDatabase(db),
        checkSchema(db),
        checkQueue(boss),
      ]);
      const health = show({ database: databaseCheck, schema: schemaCheck, queue: queueCheck });
      return c.json(health, health.status === 'ok' ? 200 : 503) as never;
    },
  );
  routes.get('/metrics', async (c) =>
    c.body((await metrics.registry.metrics()) + (await showWork()), 200, {
      'Content-Type': metrics.registry.contentType,
    }),
  );

  return routes;
}
