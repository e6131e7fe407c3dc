export * from './agents.ts';
export * from './analytics.ts';
export * from './events.ts';
export * from './games.ts';
export * from './manifest.ts';
export * from './paging.ts';
export * from './problems.ts';
export * from './rounds.ts';
export { strictObject, suggestName } from './strict-object.ts';
