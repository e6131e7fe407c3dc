/** Rounds of a fast tempo are played this long at a time. */
const BATCH_SECONDS = 0.1;
/** A game that is late catches up with at most this many seconds of rounds. */
export const CATCH_UP_SECONDS = 3;

/** Rounds that are played together: one, or those of BATCH_SECONDS. A game is due when its batch is. */
export const batchOf = (tempo: number) => Math.max(1, Math.ceil(tempo * BATCH_SECONDS));

/** Rounds to play, `lateSeconds` after the batch was due. */
export function dueRounds(tempo: number, lateSeconds: number): number {
  const late = Math.min(Math.max(0, lateSeconds), CATCH_UP_SECONDS);
  return batchOf(tempo) + Math.floor(late * tempo);
}
