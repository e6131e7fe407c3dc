import type { QuotaLimits } from '@farol/api';
import type { Logger } from 'pino';
import type { ChangeListener } from './database/changes.ts';
import type { Database } from './database/connection.ts';
import type { Metrics } from './metrics.ts';
import type { Boss } from './queue.ts';
import type { ThreadPool } from './threads/pool.ts';

/** Limits of owners; owners/quotas.ts enforces them. */
export interface Quotas {
  /** Limits of every owner. */
  limits: QuotaLimits;
  /** True with accounts: an administrator may set other limits for a person. */
  isPerPerson: boolean;
}

/** Resources of a process that every slice may use. */
export interface Tools {
  db: Database;
  boss: Boss;
  threads: ThreadPool;
  changes: ChangeListener;
  log: Logger;
  metrics: Metrics;
  quotas: Quotas;
}
