import type { Database } from '../database/connection.ts';
import { growSeries, openSeries, type SeriesEnd } from '../series/grow-series.ts';
import { writeSeries } from '../series/queries.ts';

/** The attendance of a round that was never played: as if each of 101 agents tossed a coin, roughly, with a slow swell. */
export function inventAttendance(round: number): number {
  let hash = Math.imul(round ^ (round >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  hash ^= hash >>> 15;
  // Four bytes, summed: a bell from 10 to 90.
  const bell = (hash & 255) + ((hash >>> 8) & 255) + ((hash >>> 16) & 255) + (hash >>> 24);
  const swell = (round >>> 16) % 12;
  return 10 + Math.floor((bell * 69) / 1021) + swell;
}

/** The invented attendances of the rounds after `from` and up to `to` rounds. */
export function inventAttendances(from: number, to: number): Uint32Array {
  const attendances = new Uint32Array(to - from);
  for (let index = 0; index < attendances.length; index++) attendances[index] = inventAttendance(from + index);
  return attendances;
}

/** Stores invented rounds of a new game as if they had been played, slice by slice; there is no checkpoint to go on from. */
export async function storeInvented(db: Database, gameId: string, rounds: number, sliceRounds: number): Promise<void> {
  const { manifest } = await db
    .selectFrom('games')
    .select('manifest')
    .where('id', '=', gameId)
    .executeTakeFirstOrThrow();
  let end: SeriesEnd = openSeries(0, { openBlock: null, openChunks: [] });
  while (end.rounds < rounds) {
    const attendances = inventAttendances(end.rounds, Math.min(end.rounds + sliceRounds, rounds));
    const grown = growSeries(manifest, end, attendances);
    await db.transaction().execute((trx) => writeSeries(trx, gameId, grown));
    ({ end } = grown);
  }
  await db.updateTable('games').set({ rounds_played: rounds, status: 'completed' }).where('id', '=', gameId).execute();
}

/** A database that counts the rows it gives. */
export function countRows(db: Database): { db: Database; count(): number } {
  let rows = 0;
  const counting = db.withPlugin({
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      rows += result.rows.length;
      return result;
    },
  });
  return { db: counting, count: () => rows };
}
