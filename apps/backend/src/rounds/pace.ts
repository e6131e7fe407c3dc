/** Rounds of a game with a tempo are played at most this often. */
const PACED_SLICE_MS = 100;

/** Says when a game that is held to so many rounds a second plays next, and how many rounds are due then. */
export function createPace(roundsPerSecond: number) {
  const start = performance.now();
  let played = 0;
  return {
    roundsPerSecond,
    /** Milliseconds until at least one round is due. */
    waitMs(): number {
      const nextMs = start + (1000 * (played + 1)) / roundsPerSecond;
      const wait = nextMs - performance.now();
      return wait <= 0 ? 0 : Math.max(wait, PACED_SLICE_MS);
    },
    /** Rounds that are due now, of which at most a second's worth is caught up with. */
    dueRounds(): number {
      const due = Math.floor(((performance.now() - start) * roundsPerSecond) / 1000) - played;
      return Math.max(1, Math.min(due, Math.ceil(roundsPerSecond)));
    },
    count(rounds: number): void {
      played += rounds;
    },
  };
}
export type Pace = ReturnType<typeof createPace>;
