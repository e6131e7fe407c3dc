import type { Mark } from '../verify/shared-citation.ts';

/** Digests are noted where a block of 4096 rounds ends: whoever compares need not know how a game was sliced. */
const BLOCK = 4096;
/** As many digits as tell two histories apart. */
const DIGITS = 16;

/** Digests noted on the way through a game, at even distances, at most so many: the distance doubles instead. */
export class Marks {
  private readonly most: number;
  private distance = BLOCK;
  private marks: Mark[] = [];

  constructor(most = 32) {
    this.most = most;
  }

  /** How many rounds to play after `round` ones until the next mark. */
  until(round: number): number {
    return this.distance - (round % this.distance);
  }

  /** Notes the digest of so many rounds, if a mark is there. */
  note(round: number, digest: () => string): void {
    if (round === 0 || round % this.distance !== 0) return;
    if (this.marks.length === this.most) {
      this.distance *= 2;
      this.marks = this.marks.filter(([rounds]) => rounds % this.distance === 0);
      if (round % this.distance !== 0) return;
    }
    this.marks.push([round, digest().slice(0, DIGITS)]);
  }

  read(): readonly Mark[] {
    return this.marks;
  }
}
