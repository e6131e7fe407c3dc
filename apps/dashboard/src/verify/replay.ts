import {
  agentsAfter,
  type Manifest,
  MAX_MEASURED_ROUNDS,
  MeasuredGame,
  rulesOf,
  type WindowStatistics,
} from '@farol/kernel';
import { Overview, type OverviewLines } from '../play/overview.ts';
import type { Mark, SharedCitation } from './shared-citation.ts';

export interface Outcome {
  rounds: number;
  digest: string;
  expected: string;
  isSame: boolean;
  difference: Difference | undefined;
  /** Those of the last rounds with the same agents, as the API measures them. */
  statistics: WindowStatistics | undefined;
  overview: OverviewLines;
}

/** Between which rounds a history leaves the one that was claimed: it is that one up to `same` at least. */
export interface Difference {
  same: number;
  before: number;
}

/** A game that is played again, to be compared with its citation. */
export class Replay {
  private readonly citation: SharedCitation;
  private readonly game: MeasuredGame;
  private readonly overview = new Overview(1024);
  /** The attendances of the rounds that are measured. */
  private readonly measured: Uint32Array;
  private readonly marks: Mark[];
  private same = 0;
  private parted: number | undefined;

  constructor(citation: SharedCitation) {
    this.citation = citation;
    const { manifest, rounds } = citation;
    this.game = new MeasuredGame(manifest, { from: Math.max(0, rounds - MAX_MEASURED_ROUNDS), to: rounds });
    this.measured = new Uint32Array(rounds - (this.game.stretch?.from ?? rounds));
    this.marks = [...(citation.marks ?? [])];
  }

  get round(): number {
    return this.game.round;
  }

  get isOver(): boolean {
    return this.game.round >= this.citation.rounds;
  }

  /** True if a mark has already shown a difference. */
  get hasParted(): boolean {
    return this.parted !== undefined;
  }

  /** Plays at most so many rounds, up to the next mark. */
  play(rounds: number): void {
    const { game, measured, marks, citation } = this;
    const next = marks[0]?.[0] ?? citation.rounds;
    const first = game.round;
    const attendances = game.play(Math.min(rounds, Math.max(next, first) - first, citation.rounds - first));
    this.overview.push(attendances);
    const before = citation.rounds - measured.length;
    const early = Math.max(0, before - first);
    if (early < attendances.length) measured.set(attendances.subarray(early), first + early - before);
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
      statistics: game.stretch && game.describe(this.measured),
      overview: this.overview.read(),
    };
  }

  private compare([rounds, digest]: Mark): void {
    if (rounds !== this.game.round || this.parted !== undefined) return;
    if (this.game.digest.startsWith(digest)) this.same = rounds;
    else this.parted = rounds;
  }
}

/** The game in a few words: 100 agents, El Farol bar. */
export function titleOf(manifest: Manifest): string {
  const agents = agentsAfter(manifest, 0);
  return `${rulesOf(manifest.rules.kind).title}, ${agents} agents`;
}
