import {
  type AgentStatistics,
  agentsAfter,
  describeAgents,
  describeSeries,
  type Equilibria,
  Game,
  rulesOf,
  type SeriesStatistics,
  solveGame,
  type Totals,
} from '@farol/kernel';
import { InputFault } from './faults.ts';
import { playUntil } from './play.ts';
import { Progress } from './progress.ts';
import type { RunPlan } from './run-plan.ts';

/** SeriesStatistics knows predictability up to this memory. */
const LONGEST_MEMORY = 12;

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

const TOTALS = ['visits', 'benefit', 'switches', 'alwaysGo', 'alwaysStay'] as const;
const mapTotals = (compute: (name: keyof Totals) => Float64Array) =>
  Object.fromEntries(TOTALS.map((name) => [name, compute(name)])) as unknown as Totals;

/** What every cohort's agents did so far, in the manifest's order: copies. */
function copyTotals(game: Game): Totals[] {
  const cohorts = game.agents();
  return game.manifest.agents.map((_, index) => mapTotals((name) => cohorts.get(index)![name].slice()));
}

const since = (now: Float64Array, then: Float64Array) => now.map((value, agent) => value - then[agent]);

function concatenate(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
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
  const game = new Game(manifest);
  const progress = new Progress(process.stderr, rounds);
  const playTo = (round: number) =>
    playUntil(game, round, progress, (slice, from) => {
      attendances.set(slice, from);
    });

  let before: Totals[] | undefined;
  if (transient > 0) {
    await playTo(transient);
    const then = copyTotals(game);
    // A switch is one between two rounds of the window: that into its first round is not.
    await playTo(transient + 1);
    const switches = copyTotals(game).map((totals) => totals.switches);
    before = then.map((totals, index) => ({ ...totals, switches: switches[index] }));
  }
  await playTo(rounds);
  const totals = copyTotals(game).map((now, index) =>
    before ? mapTotals((name) => since(now[name], before[index][name])) : now,
  );

  const agents = agentsAfter(manifest, 0);
  const rules = rulesOf(manifest.rules.kind);
  const curves = rules.curves(manifest.rules, agents),
    capacity = rules.capacity(manifest.rules, agents);
  const memories = manifest.agents.flatMap(({ strategy, params }) =>
    strategy === 'tables' ? [Number(params.memory)] : [],
  );
  const memory = memories.length > 0 ? Math.min(LONGEST_MEMORY, Math.max(...memories)) : null;
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
      ...(memory === null ? {} : { memory }),
    }),
    crowd: describeAgents({
      rounds: played,
      ...mapTotals((name) => concatenate(totals.map((cohort) => cohort[name]))),
    }),
    cohorts: totals.map((cohort) => describeAgents({ rounds: played, ...cohort })),
    theory: solveGame(curves),
  };
}
