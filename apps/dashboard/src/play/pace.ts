/**
 * The rounds that a tempo asks for as time passes. Parts of a round are kept; rounds that a slow machine could not play
 * in time are dropped, so that a game does not race after a pause.
 */
export class Pace {
  private credit = 0;
  private creditedAtMs = 0;

  /** Starts to count at a time, without debts from before. */
  start(nowMs: number): void {
    this.credit = 0;
    this.creditedAtMs = nowMs;
  }

  /** The whole rounds that are due now. `tempo` in rounds a second; null: as many as there is time for. */
  due(nowMs: number, tempo: number | null): number {
    if (tempo === null) return Infinity;
    const earned = (Math.max(0, nowMs - this.creditedAtMs) / 1000) * tempo;
    this.credit = Math.min(this.credit + earned, 1 + tempo / 10);
    this.creditedAtMs = nowMs;
    return Math.floor(this.credit);
  }

  /** Takes the rounds that were played off those that are due. */
  spend(rounds: number): void {
    this.credit = Math.max(0, this.credit - rounds);
  }
}
