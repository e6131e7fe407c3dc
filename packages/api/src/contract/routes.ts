import { AGENT_ROUTES } from './agents.ts';
import { ANALYTICS_ROUTES } from './analytics.ts';
import { EXPERIMENT_ROUTES } from './experiments.ts';
import { GAME_ROUTES } from './games.ts';
import { LABORATORY_ROUTES } from './laboratory.ts';
import type { RouteShape } from './route.ts';
import { ROUND_ROUTES } from './rounds.ts';

type RoutesOf<T> = T[keyof T];

/** A route of this package. */
export type ApiRoute =
  | RoutesOf<typeof AGENT_ROUTES>
  | RoutesOf<typeof ANALYTICS_ROUTES>
  | RoutesOf<typeof EXPERIMENT_ROUTES>
  | RoutesOf<typeof GAME_ROUTES>
  | RoutesOf<typeof LABORATORY_ROUTES>
  | RoutesOf<typeof ROUND_ROUTES>;

/** Every route of this package. */
export const ROUTES: readonly RouteShape[] = [
  GAME_ROUTES,
  ROUND_ROUTES,
  AGENT_ROUTES,
  ANALYTICS_ROUTES,
  EXPERIMENT_ROUTES,
  LABORATORY_ROUTES,
].flatMap((routes): RouteShape[] => Object.values(routes));
