import { LABORATORY_ROUTES } from '@farol/api';
import { RULES, STRATEGIES } from '@farol/kernel';
import { createRouter } from '../http/router.ts';

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
  routes.openapi(LABORATORY_ROUTES.rules, (c) => c.json({ rules: RULES_SHOWN }, 200));
  routes.openapi(LABORATORY_ROUTES.strategies, (c) => c.json({ strategies: STRATEGIES_SHOWN }, 200));
  return routes;
}
