import type { AgentStatistics } from './agents.ts';
import { MAX_MEASURED_MEMORY } from './memory.ts';
import type { SeriesStatistics } from './series.ts';

type NumericField<T> = { [K in keyof T]: T[K] extends number | null ? K : never }[keyof T] & string;
type Counted = 'rounds' | 'agents';
export type SeriesStatisticName = Exclude<NumericField<SeriesStatistics>, Counted>;
export type AgentStatisticName = Exclude<NumericField<AgentStatistics>, Counted>;
/** A statistic that is one number for each window; docs/model.md defines each. */
export type StatisticName = SeriesStatisticName | AgentStatisticName;

/** The end of a range; N is the number of agents, and null is no bound. */
type Bound = number | 'N' | null;

/** Description of a statistic for all readers. */
export interface Statistic {
  /** Its name in running text. */
  readonly label: string;
  /** The literature's symbol. */
  readonly symbol?: string;
  /** One line that says what it measures. */
  readonly about: string;
  readonly unit: 'agents' | 'agents²' | 'payoff per round' | 'payoff per agent and round' | 'bits' | 'share' | 'ratio';
  readonly range: readonly [min: Bound, max: Bound];
  /** Requirement on the window or the rules beside one round; without it the statistic is null. */
  readonly needs?: string;
}

const CAPACITY = 'rules with a capacity';
const MEMORY = `tables with one common memory m ≤ ${MAX_MEASURED_MEMORY}, and more than m rounds`;

/** Statistics of the rounds. */
const SERIES: Record<SeriesStatisticName, Statistic> = {
  meanAttendance: {
    label: 'mean attendance',
    symbol: '⟨A⟩',
    about: 'mean attendance',
    unit: 'agents',
    range: [0, 'N'],
  },
  variance: {
    label: 'variance',
    symbol: 'σ²',
    about: 'variance of attendance',
    unit: 'agents²',
    range: [0, null],
  },
  standardDeviation: {
    label: 'standard deviation',
    symbol: 'σ',
    about: 'standard deviation of attendance',
    unit: 'agents',
    range: [0, 'N'],
  },
  minAttendance: { label: 'least attendance', about: 'smallest attendance', unit: 'agents', range: [0, 'N'] },
  maxAttendance: { label: 'largest attendance', about: 'largest attendance', unit: 'agents', range: [0, 'N'] },
  volatility: {
    label: 'volatility',
    symbol: 'σ²/N',
    about: 'σ²/N of 2A − N: 1 when each agent tosses a coin',
    unit: 'ratio',
    range: [0, 'N'],
  },
  bias: {
    label: 'bias',
    symbol: '⟨A⟩ − C',
    about: 'mean attendance less the capacity',
    unit: 'agents',
    range: [null, 'N'],
    needs: CAPACITY,
  },
  overloadRate: {
    label: 'overload rate',
    symbol: 'P(A > C)',
    about: 'share of crowded rounds',
    unit: 'share',
    range: [0, 1],
    needs: CAPACITY,
  },
  overloadSeverity: {
    label: 'overload severity',
    about: 'mean of what exceeds the capacity',
    unit: 'agents',
    range: [0, 'N'],
    needs: CAPACITY,
  },
  utilisation: {
    label: 'utilisation',
    about: 'share of the capacity that is used',
    unit: 'share',
    range: [0, 1],
    needs: 'a capacity above 0',
  },
  meanTotalBenefit: {
    label: 'mean total benefit',
    about: 'benefit of all agents per round',
    unit: 'payoff per round',
    range: [null, null],
  },
  meanBenefit: {
    label: 'mean benefit',
    about: 'benefit per agent and round',
    unit: 'payoff per agent and round',
    range: [null, null],
  },
  efficiency: {
    label: 'efficiency',
    about: 'total benefit over the best possible',
    unit: 'share',
    range: [null, 1],
    needs: 'a best possible total above 0',
  },
  entropy: { label: 'entropy', about: 'entropy of attendance, bits', unit: 'bits', range: [0, null] },
  predictability: {
    label: 'predictability',
    symbol: 'H/N',
    about: 'H/N: what the past says of attendance',
    unit: 'ratio',
    range: [0, 'N'],
    needs: MEMORY,
  },
  mutualInformation: {
    label: 'mutual information',
    about: 'between the past and the outcome, bits',
    unit: 'bits',
    range: [0, 1],
    needs: MEMORY,
  },
};

/** Statistics of all agents of the window. */
const AGENTS: Record<AgentStatisticName, Statistic> = {
  attendanceGini: {
    label: 'Gini of attendance',
    about: 'Gini’s coefficient of the agents’ visits',
    unit: 'ratio',
    range: [0, 1],
    needs: 'an agent that went',
  },
  attendanceJain: {
    label: 'Jain of attendance',
    about: 'Jain’s index of the agents’ visits',
    unit: 'ratio',
    range: [0, 1],
    needs: 'an agent that went',
  },
  benefitGini: {
    label: 'Gini of benefit',
    about: 'Gini’s coefficient of the agents’ benefit',
    unit: 'ratio',
    range: [0, 1],
    needs: 'no agent with a negative benefit, and one with a positive',
  },
  switchingRate: {
    label: 'switching rate',
    about: 'share of choices that differ from the one before',
    unit: 'share',
    range: [0, 1],
    needs: 'two rounds',
  },
  meanRegret: {
    label: 'mean regret',
    about: 'regret against the better constant choice, mean over agents',
    unit: 'payoff per agent and round',
    range: [null, null],
  },
  maxRegret: {
    label: 'largest regret',
    about: 'regret of the agent that regrets most',
    unit: 'payoff per agent and round',
    range: [null, null],
  },
};

/**
 * Every statistic that is one number. The API, experiments, the command line and the dashboard take names, labels,
 * units and conditions from here.
 */
export const STATISTIC_CATALOGUE: Record<StatisticName, Statistic> = { ...SERIES, ...AGENTS };
export const SERIES_STATISTICS = Object.keys(SERIES) as SeriesStatisticName[];
export const AGENT_STATISTICS = Object.keys(AGENTS) as AgentStatisticName[];
export const STATISTIC_NAMES: readonly StatisticName[] = [...SERIES_STATISTICS, ...AGENT_STATISTICS];

/** The label with its symbol: "volatility σ²/N". */
export function statisticTitle(name: StatisticName): string {
  const { label, symbol } = STATISTIC_CATALOGUE[name];
  return symbol === undefined ? label : `${label} ${symbol}`;
}

/** A value for each statistic; null is what the window or the rules leave undefined. */
export type StatisticValues = Record<StatisticName, number | null>;

/** The statistics of a window that are one number each, by name. */
export function numbersOf(described: {
  readonly series: Readonly<Record<SeriesStatisticName, number | null>> | null;
  readonly crowd: Readonly<Record<AgentStatisticName, number | null>> | null;
}): StatisticValues {
  const found: Partial<StatisticValues> = { ...described.series, ...described.crowd };
  return Object.fromEntries(STATISTIC_NAMES.map((name) => [name, found[name] ?? null])) as StatisticValues;
}
