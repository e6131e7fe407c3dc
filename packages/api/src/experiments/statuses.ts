export const EXPERIMENT_STATUSES = ['draft', 'running', 'paused', 'completed', 'cancelled'] as const;
export type ExperimentStatus = (typeof EXPERIMENT_STATUSES)[number];

/** Actions allowed in each status. */
export const EXPERIMENT_ACTIONS = {
  start: { from: ['draft'], to: 'running' },
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  cancel: { from: ['draft', 'running', 'paused'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly ExperimentStatus[]; to: ExperimentStatus }>;
export type ExperimentAction = keyof typeof EXPERIMENT_ACTIONS;

/** Of a game of an experiment: running while a worker has it, else pending until it is finished or not needed. */
export const REPLICATE_STATUSES = ['pending', 'running', 'done', 'failed', 'not-needed'] as const;
export type ReplicateStatus = (typeof REPLICATE_STATUSES)[number];
