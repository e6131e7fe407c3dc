import {
  type AgentStatistics,
  agentsAfter,
  commonMemory,
  describeAgents,
  describeSeries,
  Game,
  type Manifest,
  playsAfter,
  rulesOf,
  type SeriesStatistics,
  stretchesOf,
} from '@farol/kernel';
import { Overview, type OverviewLines } from '../play/overview.ts';
import type { Mark, SharedCitation } from './share-link.ts';

/** As many of the last rounds are described as the laboratory's own statistics look at. */
const MOST_DESCRIBED = 1_000_000;

export interface Outcome {
  rounds: number;
  digest: string;
  expected: string;
  isSame: boolean;
  difference: Difference | undefined;
  statistics: Statistics | undefined;
  overview: OverviewLines;
}

/** Between which rounds a history leaves the one that was claimed: it is that one up to `same` at least. */
export interface Difference {
  same: number;
  before: number;
}

/** Of the last rounds with the same agents. */
export interface Statistics {
  from: number;
  to: number;
  agents: number;
  capacity: number | null;
  series: SeriesStatistics;
  groups: { place: number; statistics: AgentStatistics }[];
}

/** A game that is played again, to be compared with what is claimed of it. */
export class Replay {
  private readonly citation: SharedCitation;
  private readonly game: Game;
  private readonly overview = new Overview(1024);
  /** The last attendances, that of round r at (r − 1) mod length. */
  private readonly ring: Uint32Array;
  private readonly marks: Mark[];
  private same = 0;
  private parted: number | undefined;

  constructor(citation: SharedCitation) {
    this.citation = citation;
    this.game = new Game(citation.manifest);
    this.ring = new Uint32Array(Math.min(citation.rounds, MOST_DESCRIBED));
    this.marks = [...(citation.marks ?? [])];
  }

  get round(): number {
    return this.game.round;
  }

  get isOver(): boolean {
    return this.game.round >= this.citation.rounds;
  }

  /** Whether a mark already told that it comes out otherwise. */
  get hasParted(): boolean {
    return this.parted !== undefined;
  }

  /** Plays at most so many rounds, up to the next mark. */
  play(rounds: number): void {
    const { game, ring, marks, citation } = this;
    const next = marks[0]?.[0] ?? citation.rounds;
    const first = game.round;
    const attendances = game.play(
      Math.min(rounds, ring.length, Math.max(next, first) - first, citation.rounds - first),
    );
    this.overview.push(attendances);
    let place = first % ring.length;
    for (const attendance of attendances) {
      ring[place] = attendance;
      place = place + 1 === ring.length ? 0 : place + 1;
    }
    while (marks.length > 0 && marks[0][0] <= game.round) this.compare(marks.shift()!);
  }

  readOverview(): OverviewLines {
    return this.overview.read();
  }

  conclude(): Outcome {
    const { game, citation } = this;
    const isSame = game.digest === citation.digest;
    return {
      rounds: game.round,
      digest: game.digest,
      expected: citation.digest,
      isSame,
      difference: isSame ? undefined : { same: this.same, before: this.parted ?? citation.rounds },
      statistics: this.describe(),
      overview: this.overview.read(),
    };
  }

  private compare([rounds, digest]: Mark): void {
    if (rounds !== this.game.round || this.parted !== undefined) return;
    if (this.game.digest.startsWith(digest)) this.same = rounds;
    else this.parted = rounds;
  }

  private describe(): Statistics | undefined {
    const { game, citation, ring } = this;
    const { manifest } = citation;
    const stretch = [...stretchesOf(manifest, game.round - ring.length, game.round)].at(-1);
    if (stretch === undefined) return undefined;
    const { from, to, agents, capacity, curves } = stretch;
    const attendances = Uint32Array.from({ length: to - from }, (_, place) => ring[(from + place) % ring.length]);
    const memory = commonMemory(manifest, from);
    const series = describeSeries(attendances, { agents, capacity, curves, memory });
    const groups = [...game.agents()]
      .filter(([place]) => playsAfter(manifest.agents[place], from))
      .map(([place, totals]) => ({
        place,
        statistics: describeAgents({ ...totals, rounds: to - manifest.agents[place].joins }),
      }));
    return { from: from + 1, to, agents, capacity, series, groups };
  }
}

/** The game in a few words: 100 agents, El Farol bar. */
export function titleOf(manifest: Manifest): string {
  const agents = agentsAfter(manifest, 0);
  return `${rulesOf(manifest.rules.kind).title}, ${agents} agents`;
}
