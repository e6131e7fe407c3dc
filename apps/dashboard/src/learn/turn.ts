import type { Frame } from '../play/live-game.ts';

/** The weeks that the crowd has played when the reader sits down, in the seat of an agent that leaves then. */
export const WARM_UP = 30;
export const WEEKS = 10;
export const CAPACITY = 60;
/** Places in the manifest: the crowd, and the agent whose seat the reader takes. The reader comes after them. */
export const SEATS = 2;

export const BAR = {
  rules: { kind: 'el-farol', capacity: CAPACITY },
  agents: [
    { strategy: 'arthur', count: 99 },
    { strategy: 'arthur', count: 1, rounds: WARM_UP },
  ],
};

/** One of the reader's weeks. */
export interface Week {
  goes: boolean;
  attendance: number;
  earned: number;
}

export interface Turn {
  weeks: readonly Week[];
  /** The earnings of the crowd when the reader sat down. Shape: [99]. */
  before: readonly number[];
  now: readonly number[];
}

export const NO_TURN: Turn = { weeks: [], before: [], now: [] };

export const isOver = ({ weeks }: Turn): boolean => weeks.length === WEEKS;

/** The earnings of each agent of the crowd in all rounds so far. */
export const earningsOf = ({ crowd }: Pick<Frame, 'crowd'>): number[] =>
  Array.from(crowd.earnings).filter((_, agent) => crowd.group[agent] === 0);

/** The turn with one week more. */
export function withWeek(turn: Turn, goes: boolean, before: Frame, after: Frame): Turn {
  const attendance = after.recent.at(-1) ?? 0;
  const earned = goes ? (attendance <= CAPACITY ? 1 : -1) : 0;
  return {
    weeks: [...turn.weeks, { goes, attendance, earned }],
    before: turn.weeks.length === 0 ? earningsOf(before) : turn.before,
    now: earningsOf(after),
  };
}

/** The earnings of each agent of the crowd in the weeks of the reader. */
export const gainsOf = ({ before, now }: Turn): number[] => now.map((earned, agent) => earned - before[agent]);

export interface Verdict {
  own: number;
  /** The number of others that earned less, and of those that earned more. */
  worse: number;
  better: number;
  /** The earnings of a reader who goes in all these weeks. */
  alwaysGo: number;
  isBest: boolean;
}

/** The comparison of the reader with the others and with two simple habits. */
export function verdictOf(weeks: readonly Week[], gains: readonly number[]): Verdict {
  const own = weeks.reduce((sum, { earned }) => sum + earned, 0);
  // In a week at home the reader would have been one guest more.
  const alwaysGo = weeks.reduce(
    (sum, { goes, attendance }) => sum + (attendance + (goes ? 0 : 1) <= CAPACITY ? 1 : -1),
    0,
  );
  return {
    own,
    worse: gains.filter((gain) => gain < own).length,
    better: gains.filter((gain) => gain > own).length,
    alwaysGo,
    isBest: own > Math.max(0, alwaysGo),
  };
}
