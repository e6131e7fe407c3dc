import { LABORATORY_ROUTES } from '@farol/api';
import type { Tools } from '../tools.ts';
import { createRouter, needsAdministrator } from '../http/router.ts';
import { createWorkGauges } from './work-gauges.ts';
import { checkDatabase, checkQueue, checkSchema, show } from './checks.ts';

export function healthRoutes({ db, boss, metrics }: Tools) {
  const routes = createRouter();
  const showWork = createWorkGauges(db);

  routes.openapi(LABORATORY_ROUTES.health, async (c) => {
    const health = show({ database: await checkDatabase(db) });
    return health.status === 'ok' ? c.json(health, 200) : c.json(health, 503);
  });

  routes.openapi(LABORATORY_ROUTES.ready, async (c) => {
    const [databaseCheck, schemaCheck, queueCheck] = await Promise.all([
      checkDatabase(db),
      checkSchema(db),
      checkQueue(boss),
    ]);
    const health = show({ database: databaseCheck, schema: schemaCheck, queue: queueCheck });
    return health.status === 'ok' ? c.json(health, 200) : c.json(health, 503);
  });

  routes.get('/metrics', needsAdministrator, async (c) =>
    c.body((await metrics.registry.metrics()) + (await showWork()), 200, {
      'Content-Type': metrics.registry.contentType,
    }),
  );

  return routes;
}
