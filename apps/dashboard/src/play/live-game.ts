import {
  agentsAfter,
  type CohortTotals,
  copyTotals,
  type CountStatistics,
  describeCounts,
  Game,
  type Manifest,
  playFault,
  playsAfter,
  rulesOf,
  solveGame,
  stableMixedOf,
} from '@farol/kernel';
import type { SharedCitation } from '../verify/shared-citation.ts';
import { Marks } from './marks.ts';
import { Overview, type OverviewLines } from './overview.ts';

/** The longest stretch of latest rounds that can be shown one by one. */
export const MAX_RECENT = 2000;
/** Agents that are shown one by one; of more, so many taken at even distances. */
export const MAX_SHOWN = 1000;
const BUCKETS = 1024;

/** The agents of the last round, or some of each group of them. Shape of every array: [shown]. */
export interface Crowd {
  agents: number;
  /** The place of their group in the manifest. */
  group: Uint16Array<ArrayBuffer>;
  /** Their choice in the last round, 1 = went. */
  choice: Uint8Array<ArrayBuffer>;
  /** Benefit per round over the rounds with the present agents, in units of payoff. */
  benefit: Float64Array<ArrayBuffer>;
  /** Benefit since the agent joined, in units of payoff. */
  earnings: Float64Array<ArrayBuffer>;
}

/** Statistics of the rounds with the present agents. */
export interface Summary extends CountStatistics {
  /** How many rounds had each attendance. Shape: [N + 1]. */
  counts: Float64Array<ArrayBuffer>;
}

export interface Frame {
  round: number;
  /** N in the last round, or in the first while none is played. */
  agents: number;
  capacity: number | null;
  /** The mean attendance when all toss the coin that makes both choices alike; null where there is no such coin. */
  equilibrium: number | null;
  /** The attendances of the latest rounds, the last one last. */
  recent: Uint32Array<ArrayBuffer>;
  crowd: Crowd;
  overview?: OverviewLines;
  summary?: Summary;
}

/** A game that is played to be looked at: what is kept of its past does not grow with it. */
export class LiveGame {
  manifest: Manifest;
  private game: Game;
  private readonly marks = new Marks();
  private readonly overview = new Overview(BUCKETS);
  /** The latest attendances, the one of round r at (r − 1) mod MAX_RECENT. */
  private readonly ring = new Uint32Array(MAX_RECENT);
  private counts = new Float64Array(1);
  /** The rounds played when the present agents first played together, and their totals then. */
  private countedFrom = -1;
  private opening: CohortTotals = new Map();
  private equilibrium: { agents: number; attendance: number | null } = { agents: 0, attendance: null };

  constructor(manifest: Manifest) {
    this.manifest = manifest;
    this.game = new Game(manifest);
  }

  get round(): number {
    return this.game.round;
  }

  /** The reason why the next round cannot be played; undefined if it can. */
  get obstacle(): string | undefined {
    const fault = playFault(this.manifest, this.round);
    return fault === undefined ? undefined : `The game ${fault}.`;
  }

  /** Plays at most so many rounds: fewer where agents join or leave, or where a digest is noted. */
  play(rounds: number): void {
    const { game, ring, marks } = this;
    const change = nextChange(this.manifest, game.round);
    const slice = Math.min(rounds, MAX_RECENT, marks.until(game.round), change - game.round);
    this.countFromHere();
    const first = game.round;
    const attendances = game.play(slice);
    this.overview.push(attendances);
    attendances.forEach((attendance, place) => {
      ring[(first + place) % MAX_RECENT] = attendance;
      this.counts[attendance]++;
    });
    marks.note(game.round, () => game.digest);
  }

  /** Goes on with a manifest to which agents that join now were added, or in which some leave now. */
  change(manifest: Manifest): void {
    this.game = this.round === 0 ? new Game(manifest) : new Game(manifest, this.game.snapshot());
    this.manifest = manifest;
  }

  cite(): SharedCitation {
    return { manifest: this.manifest, rounds: this.round, digest: this.game.digest, marks: this.marks.read() };
  }

  read(wants: { recent: number; overview: boolean; summary: boolean }): Frame {
    const { manifest, round } = this;
    const agents = agentsAfter(manifest, Math.max(0, round - 1));
    return {
      round,
      agents,
      capacity: rulesOf(manifest.rules.kind).capacity(manifest.rules, agents),
      equilibrium: this.equilibriumOf(agents),
      recent: this.readRecent(Math.min(wants.recent, MAX_RECENT, round)),
      crowd: this.readCrowd(agents),
      ...(wants.overview ? { overview: this.overview.read() } : {}),
      ...(wants.summary ? { summary: this.summarise() } : {}),
    };
  }

  /** Starts the counts anew when the next round has other agents than the last one. */
  private countFromHere(): void {
    const { round, manifest } = this;
    const isSame = this.countedFrom >= 0 && lastChange(manifest, round) <= this.countedFrom;
    if (isSame) return;
    this.countedFrom = round;
    this.opening = copyTotals(this.game.agents());
    this.counts = new Float64Array(agentsAfter(manifest, round) + 1);
  }

  private equilibriumOf(agents: number): number | null {
    if (agents !== this.equilibrium.agents) {
      this.equilibrium = { agents, attendance: equilibriumOf(this.manifest.rules, agents) };
    }
    return this.equilibrium.attendance;
  }

  private readRecent(rounds: number): Uint32Array<ArrayBuffer> {
    const { ring, round } = this;
    return Uint32Array.from({ length: rounds }, (_, place) => ring[(round - rounds + place) % MAX_RECENT]);
  }

  private readCrowd(agents: number): Crowd {
    const step = Math.max(1, agents / MAX_SHOWN);
    const shown = Math.min(agents, MAX_SHOWN);
    const crowd: Crowd = {
      agents,
      group: new Uint16Array(shown),
      choice: new Uint8Array(shown),
      benefit: new Float64Array(shown),
      earnings: new Float64Array(shown),
    };
    const playing = this.game.agents();
    let first = 0,
      place = 0;
    for (const [group, entry] of this.manifest.agents.entries()) {
      if (!playsAfter(entry, Math.max(0, this.round - 1))) continue;
      const totals = playing.get(group);
      const opening = this.opening.get(group);
      const rounds = this.round - this.countedFrom;
      for (; place < shown && Math.floor(place * step) < first + entry.count; place++) {
        const agent = Math.floor(place * step) - first;
        crowd.group[place] = group;
        crowd.earnings[place] = totals?.benefit[agent] ?? 0;
        if (totals === undefined || this.countedFrom < 0 || rounds <= 0) continue;
        crowd.choice[place] = totals.choices[agent];
        crowd.benefit[place] = (totals.benefit[agent] - (opening?.benefit[agent] ?? 0)) / rounds;
      }
      first += entry.count;
    }
    return crowd;
  }

  private summarise(): Summary {
    const { counts, manifest } = this;
    const agents = counts.length - 1;
    const rules = rulesOf(manifest.rules.kind);
    const curves = rules.curves(manifest.rules, agents),
      capacity = rules.capacity(manifest.rules, agents);
    return { ...describeCounts(counts, { agents, capacity, curves }), counts: counts.slice() };
  }
}

function equilibriumOf(rules: Manifest['rules'], agents: number): number | null {
  return stableMixedOf(solveGame(rulesOf(rules.kind).curves(rules, agents)))?.meanAttendance ?? null;
}

const changesOf = ({ agents }: Manifest) => agents.flatMap(({ joins, leaves }) => [joins, leaves ?? 0]);

function nextChange(manifest: Manifest, round: number): number {
  return changesOf(manifest).reduce((next, change) => (change > round && change < next ? change : next), Infinity);
}

function lastChange(manifest: Manifest, round: number): number {
  return changesOf(manifest).reduce((last, change) => (change <= round && change > last ? change : last), 0);
}
