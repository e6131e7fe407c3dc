export { playingBytesOf, type Totals } from './cohort.ts';
export { exp, log } from './arithmetic.ts';
export { DIGEST_BLOCK_ROUNDS } from './digest.ts';
export { type Equilibria, overloadProbability, solveGame, stableMixedOf } from './equilibria.ts';
export { Game, playFault, readAgents } from './game.ts';
export * from './manifest.ts';
export * from './parameters.ts';
export { PlayRefused } from './play-refused.ts';
export { RULES, rulesOf } from './rules/catalogue.ts';
export { curveFault, MAX_PAYOFF } from './rules/curves.ts';
export { nextPopulation, type Population, populationFault } from './rules/population.ts';
export type { Curves, Rules } from './rules/rules.ts';
export { Sha256 } from './sha256.ts';
export { type AgentStatistics, describeAgents } from './measure/agents.ts';
export { type Bins, binWhole, countInBins, edgesAround, equalEdges, wholeEdges } from './measure/bins.ts';
export {
  AGENT_STATISTICS,
  numbersOf,
  SERIES_STATISTICS,
  type Statistic,
  STATISTIC_CATALOGUE,
  STATISTIC_NAMES,
  type StatisticName,
  type StatisticValues,
  statisticTitle,
} from './measure/catalogue.ts';
export { type AgentDistributions, type AgentHistogram, describeDistributions } from './measure/distributions.ts';
export { MeasuredGame } from './measure/measured-game.ts';
export { commonMemory, MAX_MEASURED_MEMORY } from './measure/memory.ts';
export { type CountStatistics, describeCounts, describeSeries, type SeriesStatistics } from './measure/series.ts';
export {
  benefitOf,
  isCrowded,
  lastSpan,
  lastStretch,
  type RoundSpan,
  type Stretch,
  stretchesOf,
} from './measure/stretches.ts';
export { type CohortTotals, cohortsBefore, copyTotals, totalsWithin } from './measure/totals.ts';
export {
  alphaOf,
  type CohortStatistics,
  describeCrowd,
  describeRounds,
  describeWindow,
  MAX_MEASURED_ROUNDS,
  MEASURE_VERSION,
  type WindowStatistics,
} from './measure/window.ts';
export { STRATEGIES, strategyOf } from './strategies/catalogue.ts';
export { PAST_ROUNDS, type Strategy } from './strategies/strategy.ts';
