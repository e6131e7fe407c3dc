/** Owners whose times are remembered; those that are forgotten start level with the others. */
const MAX_OWNERS = 1000;

/**
 * Shares time between owners: the next turn is that of the waiting owner with the least time so far. An owner who was
 * away starts level with the one served last, so that idle time is not saved up (start-time fair queueing, Goyal, Vin &
 * Cheng 1997; owners/book-play.ts does the same for jobs).
 */
export function createShares() {
  const times = new Map<string, number>();
  /** Time of the owner served last, when its turn began. */
  let level = 0;
  const timeOf = (owner: string) => Math.max(level, times.get(owner) ?? 0);

  return {
    /** The first entry of the owner whose turn it is; undefined if nobody waits. `waiting`: entries and their owners. */
    choose<T>(waiting: ReadonlyMap<T, string>): T | undefined {
      let chosen: T | undefined;
      let least = Infinity;
      for (const [entry, owner] of waiting) {
        const time = timeOf(owner);
        if (time < least) [chosen, least] = [entry, time];
      }
      if (least < Infinity) level = Math.max(level, least);
      return chosen;
    },
    /** Adds a turn that has ended to its owner's time. */
    book(owner: string, ms: number): void {
      const time = timeOf(owner) + ms;
      times.delete(owner);
      if (times.size >= MAX_OWNERS) times.delete(times.keys().next().value!);
      times.set(owner, time);
    },
  };
}
