import { benefitOf, type Stretch } from '@farol/kernel';
import type { Database } from '../database/connection.ts';
import type { GameRow } from '../games/queries.ts';
import { BLOCK_ROUNDS } from '../series/blocks.ts';
import { readAttendances } from '../series/queries.ts';
import { spacedStretches } from '../series/spaced-stretches.ts';

/** Some rounds of one stretch. */
export interface Piece {
  stretch: Stretch;
  /** Mean benefit at an attendance; the same function for every piece of a stretch. */
  benefit: (attendance: number) => number;
  /** Rounds played before the first of these. */
  from: number;
  attendances: Uint32Array;
}

/** So many rounds are read at once: whole blocks, a quarter of a megabyte. */
const BATCH_ROUNDS = 16 * BLOCK_ROUNDS;
/** An encoder gets at most so many rounds at once, a few milliseconds' work. */
const PIECE_ROUNDS = BLOCK_ROUNDS;

/**
 * The rounds after `from` and up to `to` rounds played, in order. Reads the next batch when it is asked for, and holds
 * no more than one; what was played stays as it is, so no transaction has to last as long as a reader takes.
 */
export async function* readWindow(
  db: Database,
  { id, manifest }: GameRow,
  from: number,
  to: number,
): AsyncGenerator<Piece> {
  let batch: { from: number; to: number; attendances: Uint32Array } = {
    from,
    to: from,
    attendances: new Uint32Array(),
  };
  for await (const stretch of spacedStretches(manifest, from, to)) {
    const benefit = benefitOf(stretch);
    for (let start = stretch.from, end = start; start < stretch.to; start = end) {
      if (start === batch.to) {
        const last = Math.min(to, start - (start % BLOCK_ROUNDS) + BATCH_ROUNDS);
        batch = { from: start, to: last, attendances: await readAttendances(db, id, start, last) };
      }
      end = Math.min(stretch.to, batch.to, start - (start % PIECE_ROUNDS) + PIECE_ROUNDS);
      yield {
        stretch,
        benefit,
        from: start,
        attendances: batch.attendances.subarray(start - batch.from, end - batch.from),
      };
    }
  }
}
