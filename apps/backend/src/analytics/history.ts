import type { History } from '@farol/api';
import type { Queryable } from '../database/connection.ts';
import type { GameRow } from '../games/queries.ts';
import { readBenefits } from '../series/spaced-stretches.ts';
import {
  type Bands,
  bucketRounds,
  type Buckets,
  CHUNK_BUCKETS,
  combineBuckets,
  combineRounds,
  countBuckets,
  coveredRounds,
  everyEdge,
  joinBuckets,
  LEVELS,
} from '../series/pyramid.ts';
import { readAttendances, readBuckets } from '../series/queries.ts';

/** Windows up to this length are cut exactly as asked for, from their rounds: some milliseconds of work. */
const DECODED_ROUNDS = 200_000;
/** A level is fine enough if the window has at most so many of its buckets for each point: 64 chunks for 1024 points. */
const BUCKETS_EACH = 64;

/**
 * The rounds after `from` and up to `to` rounds played, in at most `points` points; the first and last are always there.
 * `db` has to show the moment at which the game was read.
 */
export async function readHistory(
  db: Queryable,
  game: GameRow,
  from: number,
  to: number,
  points: number,
): Promise<History> {
  const level = chooseLevel(to - from, points);
  if (level !== undefined) return historyOfLevel(db, game, level, from, to, points);
  const attendances = await readAttendances(db, game.id, from, to);
  const benefits = await readBenefits(game.manifest, from, attendances);
  if (attendances.length > points) {
    const edges = equalEdges(attendances.length, points);
    return showBuckets(
      combineRounds(attendances, benefits, edges),
      Array.from(edges, (edge) => from + edge),
    );
  }
  return {
    exact: true,
    from: from + 1,
    to,
    round: Array.from(attendances, (_, index) => from + index + 1),
    attendance: [...attendances],
    benefit: [...benefits],
  };
}

/** The finest level that is not too fine; it has a bucket at least for each point. None: the rounds themselves. */
function chooseLevel(rounds: number, points: number): number | undefined {
  if (rounds <= DECODED_ROUNDS || rounds < points * bucketRounds(LEVELS[0])) return undefined;
  const most = BUCKETS_EACH * Math.max(points, CHUNK_BUCKETS);
  return LEVELS.find((level) => rounds / bucketRounds(level) <= most) ?? LEVELS.at(-1);
}

/** Edges that cut `count` into `pieces` of equal length, up to one. */
function equalEdges(count: number, pieces: number): Uint32Array {
  return Uint32Array.from({ length: pieces + 1 }, (_, edge) => Math.floor((edge * count) / pieces));
}

/** Points of whole buckets of a level; the window is widened to them. */
export async function historyOfLevel(
  db: Queryable,
  { id, manifest, rounds_played: played }: GameRow,
  level: number,
  from: number,
  to: number,
  points: number,
): Promise<History> {
  const rounds = bucketRounds(level);
  const first = Math.floor(from / rounds),
    end = Math.ceil(to / rounds);
  const covered = coveredRounds(played),
    until = Math.min(end * rounds, played);
  const parts = [await readBuckets(db, id, level, first, Math.min(end, Math.ceil(covered / rounds)))];
  if (until > covered) {
    const attendances = await readAttendances(db, id, covered, until);
    const benefits = await readBenefits(manifest, covered, attendances);
    parts.push(combineRounds(attendances, benefits, everyEdge(attendances.length, rounds)));
  }
  const buckets = joinBuckets(parts);
  const edges = equalEdges(end - first, points);
  const fromRounds = Array.from(edges, (edge) => Math.min((first + edge) * rounds, until));
  // The last bucket may be in two parts: the covered one, and the rounds of the open block.
  edges[points] = countBuckets(buckets);
  return showBuckets(combineBuckets(buckets, edges), fromRounds);
}

/** Bucket i has the rounds after edges[i] and up to edges[i + 1] rounds played. */
function showBuckets({ attendance, benefit }: Buckets, edges: number[]): History {
  const show = ({ min, max, first, last, sum }: Bands) => ({
    min: [...min],
    max: [...max],
    mean: Array.from(sum, (total, bucket) => total / (edges[bucket + 1] - edges[bucket])),
    first: [...first],
    last: [...last],
  });
  return {
    exact: false,
    from: edges[0] + 1,
    to: edges.at(-1)!,
    fromRound: edges.slice(0, -1).map((edge) => edge + 1),
    toRound: edges.slice(1),
    attendance: show(attendance),
    benefit: show(benefit),
  };
}
