import { type ReplicateStatistics, STATISTICS } from '@farol/api';
import {
  describeAgents,
  describeSeries,
  Game,
  LONGEST_MEMORY,
  type Manifest,
  rulesOf,
  type Totals,
} from '@farol/kernel';

/** m of the histories that predictability is conditional on: the longest memory of tables, if there are any. */
export function memoryOf({ agents }: Manifest): number | null {
  const memories = agents.flatMap(({ strategy, params }) => (strategy === 'tables' ? [Number(params['memory'])] : []));
  return memories.length > 0 ? Math.min(LONGEST_MEMORY, Math.max(...memories)) : null;
}

const TOTALS = ['visits', 'benefit', 'switches', 'alwaysGo', 'alwaysStay'] as const;
const mapTotals = (compute: (name: keyof Totals) => Float64Array) =>
  Object.fromEntries(TOTALS.map((name) => [name, compute(name)])) as unknown as Totals;

function concatenate(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** The totals of all cohorts' agents, in their order. */
export function joinTotals(cohorts: readonly Totals[]): Totals {
  return mapTotals((name) => concatenate(cohorts.map((cohort) => cohort[name])));
}

/**
 * The statistics of one game over a window: its attendances, oldest first, and each cohort's totals over the same
 * rounds. The agents of the game play from its first round to its last.
 */
export function describeReplicate(
  manifest: Manifest,
  attendances: Uint32Array,
  totals: readonly Totals[],
): ReplicateStatistics {
  const agents = manifest.agents.reduce((sum, { count }) => sum + count, 0);
  const rules = rulesOf(manifest.rules.kind);
  const described = {
    ...describeSeries(attendances, {
      agents,
      capacity: rules.capacity(manifest.rules, agents),
      curves: rules.curves(manifest.rules, agents),
      memory: memoryOf(manifest),
    }),
    ...describeAgents({ rounds: attendances.length, ...joinTotals(totals) }),
  };
  return Object.fromEntries(STATISTICS.map((name) => [name, described[name]])) as ReplicateStatistics;
}

/** What a cohort did from one moment to another; of switches, those after the window's first round. */
function subtract(now: Totals, then: Totals): Totals {
  return mapTotals((name) => now[name].map((value, agent) => value - then[name][agent]));
}

/** A game at play that knows what its agents did after the transient. Play it in slices or in one go: it is the same. */
export class MeasuredGame {
  readonly manifest: Manifest;
  readonly transient: number;
  private readonly game: Game;
  private before: Totals[] = [];

  constructor(manifest: Manifest, transient: number) {
    this.manifest = manifest;
    this.transient = transient;
    this.game = new Game(manifest);
  }

  /** Rounds played so far. */
  get round(): number {
    return this.game.round;
  }

  get digest(): string {
    return this.game.digest;
  }

  /** Plays `rounds` rounds and returns their attendances. Shape: [rounds]. */
  play(rounds: number): Uint32Array {
    const { game, transient } = this;
    const first = game.round;
    // A switch is one between two rounds of the window: that into its first round is not.
    const marks = transient > 0 ? [transient, transient + 1].filter((at) => at > first && at < first + rounds) : [];
    if (marks.length === 0) return this.note(game.play(rounds));
    const attendances = new Uint32Array(rounds);
    for (const mark of [...marks, first + rounds]) {
      const from = game.round;
      attendances.set(this.note(game.play(mark - from)), from - first);
    }
    return attendances;
  }

  /** What every cohort's agents did after the transient, in the manifest's order. */
  totals(): Totals[] {
    const now = this.copyTotals();
    return this.transient === 0 ? now : now.map((totals, index) => subtract(totals, this.before[index]));
  }

  /** Keeps the totals at the start of the window. */
  private note(attendances: Uint32Array): Uint32Array {
    const { game, transient } = this;
    if (transient > 0 && game.round === transient) this.before = this.copyTotals();
    if (transient > 0 && game.round === transient + 1) {
      const switched = this.copyTotals();
      this.before = this.before.map((totals, index) => ({ ...totals, switches: switched[index].switches }));
    }
    return attendances;
  }

  private copyTotals(): Totals[] {
    const cohorts = this.game.agents();
    return this.manifest.agents.map((_, index) => mapTotals((name) => cohorts.get(index)![name].slice()));
  }
}

/** So many rounds are played in one call: a long call would stay in code that was not optimised. */
const SLICE_ROUNDS = 1000;

/** Plays a replicate from its first round to its last, saying now and then how many rounds are played. */
export function playReplicate(
  manifest: Manifest,
  rounds: number,
  transient: number,
  onProgress: (round: number) => void = () => {},
): { digest: string; statistics: ReplicateStatistics } {
  const game = new MeasuredGame(manifest, transient);
  const attendances = new Uint32Array(rounds - transient);
  while (game.round < rounds) {
    const from = game.round;
    const played = game.play(Math.min(SLICE_ROUNDS, rounds - from));
    const early = Math.max(0, transient - from);
    if (early < played.length) attendances.set(played.subarray(early), from + early - transient);
    onProgress(game.round);
  }
  return { digest: game.digest, statistics: describeReplicate(manifest, attendances, game.totals()) };
}
