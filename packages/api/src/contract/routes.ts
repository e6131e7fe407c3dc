import { ACCOUNT_ROUTES } from './account.ts';
import { SESSION_ROUTES } from './session.ts';
import { AGENT_ROUTES } from './agents.ts';
import { ANALYTICS_ROUTES } from './analytics.ts';
import { EXPERIMENT_ROUTES } from './experiments.ts';
import { GAME_ROUTES } from './games.ts';
import { LABORATORY_ROUTES } from './laboratory.ts';
import { PEOPLE_ROUTES } from './people.ts';
import type { RouteShape } from './route.ts';
import { ROUND_ROUTES } from './rounds.ts';
import { SHARING_ROUTES } from './sharing.ts';

type RoutesOf<T> = T[keyof T];

/** A route of this package. */
export type ApiRoute =
  | RoutesOf<typeof ACCOUNT_ROUTES>
  | RoutesOf<typeof AGENT_ROUTES>
  | RoutesOf<typeof ANALYTICS_ROUTES>
  | RoutesOf<typeof EXPERIMENT_ROUTES>
  | RoutesOf<typeof GAME_ROUTES>
  | RoutesOf<typeof LABORATORY_ROUTES>
  | RoutesOf<typeof PEOPLE_ROUTES>
  | RoutesOf<typeof ROUND_ROUTES>
  | RoutesOf<typeof SESSION_ROUTES>
  | RoutesOf<typeof SHARING_ROUTES>;

/** Every route of this package. */
export const ROUTES: readonly RouteShape[] = [
  GAME_ROUTES,
  ROUND_ROUTES,
  AGENT_ROUTES,
  ANALYTICS_ROUTES,
  EXPERIMENT_ROUTES,
  SESSION_ROUTES,
  ACCOUNT_ROUTES,
  PEOPLE_ROUTES,
  SHARING_ROUTES,
  LABORATORY_ROUTES,
].flatMap((routes): RouteShape[] => Object.values(routes));
