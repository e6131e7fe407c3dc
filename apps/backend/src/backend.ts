import type { Logger } from 'pino';
import type { Changes } from './database/changes.ts';
import type { Database } from './database/connection.ts';
import type { Hub } from './events/hub.ts';
import type { Metrics } from './health/metrics.ts';
import type { Boss } from './queue.ts';
import type { Players } from './rounds/players.ts';

/** What the API's routes work with. */
export interface Backend {
  db: Database;
  boss: Boss;
  players: Players;
  changes: Changes;
  hub: Hub;
  log: Logger;
  metrics: Metrics;
}
