export const GAME_STATUSES = ['draft', 'running', 'paused', 'completed', 'failed', 'cancelled'] as const;
export type GameStatus = (typeof GAME_STATUSES)[number];

/** Actions allowed in each status. A completed game continues when it gets more rounds. */
export const GAME_ACTIONS = {
  start: { from: ['draft'], to: 'running' },
  pause: { from: ['running'], to: 'paused' },
  resume: { from: ['paused'], to: 'running' },
  cancel: { from: ['draft', 'running', 'paused'], to: 'cancelled' },
} as const satisfies Record<string, { from: readonly GameStatus[]; to: GameStatus }>;
export type GameAction = keyof typeof GAME_ACTIONS;
