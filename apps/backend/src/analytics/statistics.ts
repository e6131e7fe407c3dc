import type { Stats } from '@farol/api';
import {
  alphaOf,
  commonMemory,
  describeCrowd,
  describeRounds,
  lastStretch,
  overloadProbability,
  playFault,
  solveGame,
  type Stretch,
} from '@farol/kernel';
import { defineTask } from '../threads/task.ts';
import type { MeasuredWindow } from './read-window.ts';
import { replayTotals } from './replay-totals.ts';

/** The statistics of a window, from its attendances, with the theory beside them. */
export function describeGame(asked: MeasuredWindow & { attendances: Uint32Array }): Stats {
  const { manifest, played, span, attendances, missing } = asked;
  const stretch = span ? lastStretch(manifest, span.from, span.to) : undefined;
  // A game has no last stretch before its first round: theory is of the agents that would play it.
  const now = stretch ?? lastStretch(manifest, played, played + 1)!;
  const theory = playFault(manifest, now.from) === undefined ? describeTheory(now) : null;
  if (!stretch) {
    const { agents, capacity } = now;
    const memory = commonMemory(manifest, played);
    const nothing = { window: null, series: null, crowd: null, crowdMissing: null, cohorts: [] };
    return { ...nothing, replicates: 1, agents, capacity, memory, alpha: alphaOf(memory, agents), theory };
  }
  const { series, ...described } = describeRounds(manifest, stretch, attendances);
  const { rounds: _, ...numbers } = series;
  const { crowd, cohorts } =
    missing === null ? describeCrowd(stretch, replayTotals(asked, stretch)) : { crowd: null, cohorts: [] };
  return {
    ...described,
    replicates: 1,
    series: { ...numbers, autocorrelation: series.autocorrelation && [...series.autocorrelation] },
    crowd,
    crowdMissing: missing,
    cohorts: [...cohorts],
    theory,
  };
}

export const describeGameTask = defineTask('describe-game', describeGame);

/** Curves that go up and down at every n have pure equilibria everywhere. */
const MAX_PURE = 1000;

function describeTheory({ agents, capacity, curves }: Stretch): Stats['theory'] {
  const { pure, symmetric, everyP, optimum, priceOfAnarchy, priceOfStability } = solveGame(curves);
  return {
    pure: pure.slice(0, MAX_PURE),
    symmetric: symmetric.map((equilibrium) => ({
      ...equilibrium,
      overloadRate: capacity === null ? null : overloadProbability(agents, equilibrium.p, capacity),
    })),
    everyP,
    optimum: { total: optimum.total, attendances: [...optimum.attendances] },
    priceOfAnarchy,
    priceOfStability,
  };
}
