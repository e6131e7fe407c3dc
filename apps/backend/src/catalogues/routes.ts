import { createRoute, z } from '@hono/zod-openapi';
import { RULES, STRATEGIES } from '@farol/kernel';
import { answers, createRouter } from '../http/router.ts';

const parameters = z.record(z.string(), z.any()).meta({
  description: 'by name: type, range or options, default, what it does',
});
const population = z
  .object({ odd: z.boolean(), usual: z.object({ count: z.int(), strategy: z.string() }) })
  .meta({ description: 'whether N must be odd, and the agents that play where none are named' });
const entry = { title: z.string(), about: z.string(), sources: z.array(z.string()), parameters };
const rulesCatalogue = z.object({ rules: z.array(z.object({ kind: z.string(), ...entry, population })) });
const strategiesCatalogue = z.object({
  strategies: z.array(z.object({ id: z.string(), sees: z.enum(['nothing', 'payoff', 'attendance']), ...entry })),
});

const RULES_SHOWN = RULES.map(({ kind, title, about, sources, parameters: shown, population: agents }) => ({
  kind,
  title,
  about,
  sources: [...sources],
  parameters: shown,
  population: agents,
}));
const STRATEGIES_SHOWN = STRATEGIES.map(({ id, title, about, sees, sources, parameters: shown }) => ({
  id,
  title,
  about,
  sees,
  sources: [...sources],
  parameters: shown,
}));

export function catalogueRoutes() {
  const routes = createRouter();
  const tags = ['catalogues'];
  routes.openapi(
    createRoute({
      method: 'get',
      path: '/rules',
      tags,
      summary: 'The kinds of games, with their parameters and sources',
      responses: answers(200, rulesCatalogue, 'All kinds'),
    }),
    (c) => c.json({ rules: RULES_SHOWN }, 200),
  );
  routes.openapi(
    createRoute({
      method: 'get',
      path: '/strategies',
      tags,
      summary: 'The strategies, with their parameters and sources',
      responses: answers(200, strategiesCatalogue, 'All strategies'),
    }),
    (c) => c.json({ strategies: STRATEGIES_SHOWN }, 200),
  );
  return routes;
}
