import { Game } from '../game.ts';
import type { Manifest } from '../manifest.ts';
import type { Totals } from '../cohort.ts';
import { lastStretch, type RoundSpan, type Stretch } from './stretches.ts';
import { type CohortTotals, cohortsBefore, copyTotals, openingTotals, totalsWithin } from './totals.ts';
import { describeWindow, type WindowStatistics } from './window.ts';

/** A measured game that goes on from a snapshot, with the opening totals noted before it. */
export interface MeasuredStart {
  readonly snapshot?: Uint8Array | undefined;
  readonly opening?: CohortTotals | undefined;
}

/**
 * A game at play that notes the agents' totals where its window opens. The window is the last stretch of the rounds
 * asked for. Playing in slices, or from a snapshot in between, gives the same statistics.
 */
export class MeasuredGame {
  readonly manifest: Manifest;
  /** The rounds that are measured; undefined if none are asked for. */
  readonly stretch: Stretch | undefined;
  private readonly game: Game;
  /** The rounds after which totals are noted: the one before the window, and its first. */
  private readonly marks: readonly number[];
  private before: Map<number, Totals> | undefined;

  constructor(manifest: Manifest, span: RoundSpan, { snapshot, opening }: MeasuredStart = {}) {
    this.manifest = manifest;
    this.stretch = lastStretch(manifest, span.from, span.to);
    this.game = new Game(manifest, snapshot);
    this.before = opening && new Map(opening);
    this.marks = this.stretch && cohortsBefore(manifest, this.stretch).length > 0 ? marksOf(this.stretch) : [];
    this.note();
  }

  /** Rounds played so far. */
  get round(): number {
    return this.game.round;
  }

  get digest(): string {
    return this.game.digest;
  }

  /** The totals at the window's opening; undefined before it, and where every agent joins as the window opens. */
  get opening(): CohortTotals | undefined {
    return this.before;
  }

  snapshot(): Uint8Array {
    return this.game.snapshot();
  }

  /** Plays `rounds` rounds and returns their attendances. Shape: [rounds]. */
  play(rounds: number): Uint32Array {
    const { game } = this;
    const first = game.round,
      end = first + rounds;
    const marks = this.marks.filter((mark) => mark > first && mark < end);
    if (marks.length === 0) {
      const attendances = game.play(rounds);
      this.note();
      return attendances;
    }
    const attendances = new Uint32Array(rounds);
    for (const mark of [...marks, end]) {
      const from = game.round;
      attendances.set(game.play(mark - from), from - first);
      this.note();
    }
    return attendances;
  }

  /** The agents' totals over the window, once its last round is played. */
  totals(): Map<number, Totals> {
    const { game, manifest, stretch } = this;
    if (game.round !== stretch?.to) throw new Error(`round ${game.round} is not the last of the window`);
    return totalsWithin(manifest, stretch, this.before ?? new Map(), game.agents());
  }

  /** The statistics of the window, from its attendances. */
  describe(attendances: Uint32Array): WindowStatistics {
    const totals = this.totals();
    if (!this.stretch) throw new Error('a window without rounds has no statistics');
    return describeWindow(this.manifest, this.stretch, attendances, totals);
  }

  private note(): void {
    const { game } = this;
    const [before, afterFirst] = this.marks;
    if (game.round === before) this.before = copyTotals(game.agents());
    if (game.round === afterFirst && this.before) this.before = openingTotals(this.before, copyTotals(game.agents()));
  }
}

const marksOf = ({ from }: RoundSpan) => [from, from + 1];
