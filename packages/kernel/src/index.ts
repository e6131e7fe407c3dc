export { playingBytesOf, type Totals } from './cohort.ts';
export { Game, playFault, readAgents } from './game.ts';
export * from './manifest.ts';
export * from './parameters.ts';
export { RULES, rulesOf } from './rules/catalogue.ts';
export type { Curves, Rules } from './rules/rules.ts';
export { STRATEGIES, strategyOf } from './strategies/catalogue.ts';
export { PAST_ROUNDS, type Strategy } from './strategies/strategy.ts';
