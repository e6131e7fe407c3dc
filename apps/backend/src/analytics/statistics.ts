import {
  agentsAfter,
  commonMemory,
  describeAgents,
  describeSeries,
  type Manifest,
  overloadProbability,
  playFault,
  playsAfter,
  readAgents,
  solveGame,
  stretchesOf,
  type Stretch,
  type Totals,
} from '@farol/kernel';
import type { Stats } from '@farol/api';
import { unpackSnapshot } from '../games/restore-game.ts';
import { defineTask } from '../threads/task.ts';

/** A window of a game: its attendances, which end after `to` rounds, and the last checkpoint of the whole game. */
export interface GameWindow {
  manifest: Manifest;
  played: number;
  to: number;
  attendances: Uint32Array;
  snapshot: Uint8Array | null;
}

/** The statistics of the window's last rounds that were played by the same agents, with the theory beside them. */
export function describeGame({ manifest, played, to, attendances, snapshot }: GameWindow): Stats {
  const from = to - attendances.length;
  const stretch = [...stretchesOf(manifest, from, to)].at(-1);
  const now = stretch ?? [...stretchesOf(manifest, played, played + 1)][0];
  const memory = commonMemory(manifest, stretch?.from ?? played);
  const totals = snapshot ? readAgents(manifest, snapshot) : new Map<number, Totals>();
  return {
    window: stretch ? { from: stretch.from + 1, to: stretch.to, rounds: stretch.to - stretch.from } : null,
    replicates: 1,
    agents: now.agents,
    capacity: now.capacity,
    memory,
    alpha: memory === null || now.agents === 0 ? null : 2 ** memory / now.agents,
    series: stretch ? describeStretch(stretch, attendances.subarray(stretch.from - from), memory) : null,
    ...describeCohorts(manifest, played, totals),
    theory: playFault(manifest, stretch?.from ?? played) === undefined ? describeTheory(now) : null,
  };
}

export const describeGameTask = defineTask('describe-game', (window: GameWindow) =>
  describeGame(unpackSnapshot(window)),
);

function describeStretch({ agents, capacity, curves }: Stretch, attendances: Uint32Array, memory: number | null) {
  const { rounds: _, ...series } = describeSeries(attendances, { agents, capacity, curves, memory });
  return { ...series, autocorrelation: series.autocorrelation && [...series.autocorrelation] };
}

function describeCohorts(manifest: Manifest, played: number, totals: Map<number, Totals>) {
  const present = [...totals].filter(([id]) => playsAfter(manifest.agents[id], played));
  const cohorts = present.map(([agentId, own]) => ({
    agentId,
    ...describeAgents({ ...own, rounds: played - manifest.agents[agentId].joins }),
  }));
  const joined = new Set(present.map(([id]) => manifest.agents[id].joins));
  const isWhole = cohorts.reduce((sum, { agents }) => sum + agents, 0) === agentsAfter(manifest, played);
  if (joined.size !== 1 || !isWhole) return { cohorts, crowd: null };
  return {
    cohorts,
    crowd: describeAgents({ ...joinTotals(present.map(([, own]) => own)), rounds: played - [...joined][0] }),
  };
}

function joinTotals(parts: Totals[]): Totals {
  const join = (name: keyof Totals) => Float64Array.from(parts.flatMap((part) => Array.from(part[name])));
  return {
    visits: join('visits'),
    benefit: join('benefit'),
    switches: join('switches'),
    alwaysGo: join('alwaysGo'),
    alwaysStay: join('alwaysStay'),
  };
}

/** Curves that go up and down at every n have pure equilibria everywhere. */
const MOST_PURE = 1000;

function describeTheory({ agents, capacity, curves }: Stretch): Stats['theory'] {
  const { pure, symmetric, everyP, optimum, priceOfAnarchy, priceOfStability } = solveGame(curves);
  return {
    pure: pure.slice(0, MOST_PURE),
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
