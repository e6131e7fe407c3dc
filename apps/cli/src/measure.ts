import {
  type AgentStatistics,
  agentsAfter,
  describeAgents,
  describeSeries,
  type Equilibria,
  rulesOf,
  type SeriesStatistics,
  solveGame,
} from '@farol/kernel';
import { joinTotals, MeasuredGame, memoryOf } from '@farol/experiments';
import { InputFault } from './faults.ts';
import { playUntil } from './play.ts';
import { Progress } from './progress.ts';
import type { RunPlan } from './run-plan.ts';

/** A game that was played, and what it was like after the transient. */
export interface Measurement {
  readonly plan: RunPlan;
  readonly digest: string;
  /** N. */
  readonly agents: number;
  /** C. */
  readonly capacity: number | null;
  /** Every round's attendance. Shape: [rounds]. */
  readonly attendances: Uint32Array;
  /** m of the outcomes that predictability is conditional on; null where no strategy has one. */
  readonly memory: number | null;
  readonly attendance: SeriesStatistics;
  readonly crowd: AgentStatistics;
  /** One for each --agents. */
  readonly cohorts: readonly AgentStatistics[];
  readonly theory: Equilibria;
}

function reserve(rounds: number): Uint32Array {
  try {
    return new Uint32Array(rounds);
  } catch {
    throw new InputFault([`--rounds: there is no memory for the attendances of ${rounds} rounds`]);
  }
}

/** Plays a game and describes it. */
export async function measureGame(plan: RunPlan): Promise<Measurement> {
  const { manifest, rounds, transient } = plan;
  const attendances = reserve(rounds);
  const game = new MeasuredGame(manifest, transient);
  await playUntil(game, rounds, new Progress(process.stderr, rounds), (slice, from) => {
    attendances.set(slice, from);
  });
  const totals = game.totals();

  const agents = agentsAfter(manifest, 0);
  const rules = rulesOf(manifest.rules.kind);
  const curves = rules.curves(manifest.rules, agents),
    capacity = rules.capacity(manifest.rules, agents);
  const memory = memoryOf(manifest);
  const played = rounds - transient;
  return {
    plan,
    digest: game.digest,
    agents,
    capacity,
    attendances,
    memory,
    attendance: describeSeries(attendances.subarray(transient), {
      agents,
      capacity,
      curves,
      memory,
    }),
    crowd: describeAgents({ rounds: played, ...joinTotals(totals) }),
    cohorts: totals.map((cohort) => describeAgents({ rounds: played, ...cohort })),
    theory: solveGame(curves),
  };
}
