import { type History } from '@farol/shared';
import { sql } from 'kysely';
import type { Queryable } from '../database/connection.ts';
import type { GameRow } from '../games/queries.ts';
import { benefitsOf, BLOCK_ROUNDS } from '../rounds/blocks.ts';
import { readAttendances } from '../rounds/queries.ts';

/** The rounds after `from` and up to `to` rounds played, in at most `points` points; the first and last are always there. */
export async function readHistory(
  db: Queryable,
  game: GameRow,
  from: number,
  to: number,
  points: number,
): Promise<History> {
  if ((to - from) / points >= BLOCK_ROUNDS) return historyOfBlocks(db, game, from, to, points);
  const attendances = await readAttendances(db, game.id, from, to);
  const benefits = benefitsOf(game.manifest, from, attendances);
  if (attendances.length > points) return historyOfBuckets(from, attendances, benefits, points);
  return {
    exact: true,
    from: from + 1,
    to,
    round: Array.from(attendances, (_, index) => from + index + 1),
    attendance: [...attendances],
    benefit: [...benefits],
  };
}

interface Bands {
  min: number[];
  max: number[];
  mean: number[];
  first: number[];
  last: number[];
}
const emptyBands = (): Bands => ({ min: [], max: [], mean: [], first: [], last: [] });

function addBucket(bands: Bands, values: Uint32Array | Float64Array): void {
  let min = Infinity,
    max = -Infinity,
    sum = 0;
  for (const value of values) {
    min = Math.min(min, value);
    max = Math.max(max, value);
    sum += value;
  }
  bands.min.push(min);
  bands.max.push(max);
  bands.mean.push(sum / values.length);
  bands.first.push(values[0]);
  bands.last.push(values.at(-1)!);
}

/** Buckets of equal length, up to a round, over attendances at hand. */
function historyOfBuckets(from: number, attendances: Uint32Array, benefits: Float64Array, points: number): History {
  const history = {
    fromRound: [] as number[],
    toRound: [] as number[],
    attendance: emptyBands(),
    benefit: emptyBands(),
  };
  for (let bucket = 0; bucket < points; bucket++) {
    const start = Math.floor((bucket * attendances.length) / points);
    const end = Math.floor(((bucket + 1) * attendances.length) / points);
    history.fromRound.push(from + start + 1);
    history.toRound.push(from + end);
    addBucket(history.attendance, attendances.subarray(start, end));
    addBucket(history.benefit, benefits.subarray(start, end));
  }
  return { exact: false, from: from + 1, to: from + attendances.length, ...history };
}

/** Buckets of whole blocks, from what each block knows of itself; the window is widened to whole blocks. */
async function historyOfBlocks(
  db: Queryable,
  game: GameRow,
  from: number,
  to: number,
  points: number,
): Promise<History> {
  const first = Math.floor(from / BLOCK_ROUNDS),
    last = Math.floor((to - 1) / BLOCK_ROUNDS);
  const blocksEach = Math.ceil((last - first + 1) / points);
  const { rows } = await sql<Record<string, number>>`
    SELECT min(block) AS first_block, max(block) AS last_block, sum(rounds)::int AS rounds,
      min(attendance_min) AS attendance_min, max(attendance_max) AS attendance_max, sum(attendance_sum) AS attendance_sum,
      (array_agg(attendance_first ORDER BY block))[1] AS attendance_first,
      (array_agg(attendance_last ORDER BY block DESC))[1] AS attendance_last,
      min(benefit_min) AS benefit_min, max(benefit_max) AS benefit_max, sum(benefit_sum) AS benefit_sum,
      (array_agg(benefit_first ORDER BY block))[1] AS benefit_first,
      (array_agg(benefit_last ORDER BY block DESC))[1] AS benefit_last
    FROM series WHERE game_id = ${game.id} AND block BETWEEN ${first} AND ${last}
    GROUP BY (block - ${first}::int) / ${blocksEach}::int ORDER BY 1`.execute(db);
  const columnsOf = (series: 'attendance' | 'benefit'): Bands => ({
    min: rows.map((row) => row[`${series}_min`]),
    max: rows.map((row) => row[`${series}_max`]),
    mean: rows.map((row) => row[`${series}_sum`] / row['rounds']),
    first: rows.map((row) => row[`${series}_first`]),
    last: rows.map((row) => row[`${series}_last`]),
  });
  const fromRound = rows.map((row) => row['first_block'] * BLOCK_ROUNDS + 1);
  const toRound = rows.map((row, bucket) => fromRound[bucket] + row['rounds'] - 1);
  return {
    exact: false,
    from: fromRound[0],
    to: toRound.at(-1)!,
    fromRound,
    toRound,
    attendance: columnsOf('attendance'),
    benefit: columnsOf('benefit'),
  };
}
