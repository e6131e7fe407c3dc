import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { BLOCK_ROUNDS } from './blocks.ts';

/*
 * Coarse views of a game's rounds: a bucket of level k is 64^k consecutive rounds. Level 1 is made of the rounds of
 * full blocks, every other level of the one below; the rounds of the open block are in none. A chunk is up to 1024
 * consecutive buckets of a level, and what a row holds. Three levels serve 10^10 rounds: 38,147 buckets of the third.
 */
const BRANCHES = 64;
export const CHUNK_BUCKETS = 1024;
export const LEVELS = [1, 2, 3] as const;

/** The rounds of a full bucket. */
export const bucketRounds = (level: number): number => BRANCHES ** level;
/** The rounds that the pyramid covers of so many played. */
export const coveredRounds = (played: number): number => played - (played % BLOCK_ROUNDS);

/** Summaries of one series in consecutive buckets. Shape of each: [buckets]. */
export interface Bands {
  min: Float64Array;
  max: Float64Array;
  first: Float64Array;
  last: Float64Array;
  sum: Float64Array;
}
export interface Buckets {
  attendance: Bands;
  benefit: Bands;
}

const SERIES = ['attendance', 'benefit'] as const;
const BANDS = ['min', 'max', 'first', 'last', 'sum'] as const;

const mapBuckets = (change: (series: (typeof SERIES)[number], band: (typeof BANDS)[number]) => Float64Array): Buckets =>
  Object.fromEntries(
    SERIES.map((series) => [series, Object.fromEntries(BANDS.map((band) => [band, change(series, band)]))]),
  ) as unknown as Buckets;

export const countBuckets = ({ attendance }: Buckets): number => attendance.min.length;
export const NO_BUCKETS: Buckets = mapBuckets(() => new Float64Array());

export const sliceBuckets = (buckets: Buckets, from: number, to: number): Buckets =>
  mapBuckets((series, band) => buckets[series][band].slice(from, to));

export function joinBuckets(parts: readonly Buckets[]): Buckets {
  const count = parts.reduce((sum, part) => sum + countBuckets(part), 0);
  return mapBuckets((series, band) => {
    const all = new Float64Array(count);
    let offset = 0;
    for (const part of parts) {
      all.set(part[series][band], offset);
      offset += part[series][band].length;
    }
    return all;
  });
}

const emptyBands = (count: number): Bands => ({
  min: new Float64Array(count),
  max: new Float64Array(count),
  first: new Float64Array(count),
  last: new Float64Array(count),
  sum: new Float64Array(count),
});

/** Makes one bucket of the rounds from each edge up to the next. In one pass over both series: play waits for it. */
export function combineRounds(attendances: Uint32Array, benefits: Float64Array, edges: Uint32Array): Buckets {
  const count = edges.length - 1;
  const attendance = emptyBands(count),
    benefit = emptyBands(count);
  for (let bucket = 0; bucket < count; bucket++) {
    const from = edges[bucket],
      to = edges[bucket + 1];
    let leastWent = attendances[from],
      mostWent = leastWent,
      went = 0;
    let leastEarned = benefits[from],
      mostEarned = leastEarned,
      earned = 0;
    for (let round = from; round < to; round++) {
      const here = attendances[round],
        pays = benefits[round];
      if (here < leastWent) leastWent = here;
      if (here > mostWent) mostWent = here;
      if (pays < leastEarned) leastEarned = pays;
      if (pays > mostEarned) mostEarned = pays;
      went += here;
      earned += pays;
    }
    setBands(attendance, bucket, leastWent, mostWent, attendances[from], attendances[to - 1], went);
    // Without −0, which one chunk would keep and another, of whole numbers, would not.
    setBands(benefit, bucket, leastEarned + 0, mostEarned + 0, benefits[from] + 0, benefits[to - 1] + 0, earned);
  }
  return { attendance, benefit };
}

function setBands(
  bands: Bands,
  bucket: number,
  min: number,
  max: number,
  first: number,
  last: number,
  sum: number,
): void {
  bands.min[bucket] = min;
  bands.max[bucket] = max;
  bands.first[bucket] = first;
  bands.last[bucket] = last;
  bands.sum[bucket] = sum;
}

function combineBands({ min, max, first, last, sum }: Bands, edges: Uint32Array): Bands {
  const combined = emptyBands(edges.length - 1);
  for (let bucket = 0; bucket < edges.length - 1; bucket++) {
    const from = edges[bucket],
      to = edges[bucket + 1];
    let least = min[from],
      most = max[from],
      total = 0;
    for (let part = from; part < to; part++) {
      if (min[part] < least) least = min[part];
      if (max[part] > most) most = max[part];
      total += sum[part];
    }
    setBands(combined, bucket, least, most, first[from], last[to - 1], total);
  }
  return combined;
}

/** Makes one bucket of those from each edge up to the next; sums are taken in order. */
export function combineBuckets({ attendance, benefit }: Buckets, edges: Uint32Array): Buckets {
  return { attendance: combineBands(attendance, edges), benefit: combineBands(benefit, edges) };
}

/** Edges that cut `count` buckets into pieces of `length`, the last of which may be shorter. */
export function everyEdge(count: number, length: number): Uint32Array {
  return Uint32Array.from({ length: Math.ceil(count / length) + 1 }, (_, edge) => Math.min(edge * length, count));
}

/** Up to 1024 consecutive buckets of a level as their row has them, without the game. */
export interface Chunk {
  level: number;
  chunk: number;
  buckets: number;
  packed: Uint8Array;
}

const CELLS = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array, 8: Float64Array };
type Width = keyof typeof CELLS;

/** The least bytes that hold each of the values: a whole number's, or a float's. */
function widthOf(values: Float64Array): Width {
  let most = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (value >>> 0 !== value) return 8;
    if (value > most) most = value;
  }
  return most < 2 ** 8 ? 1 : most < 2 ** 16 ? 2 : 4;
}

/** One column after another, each a byte for its width and then its little-endian cells, all compressed. */
function packBuckets(buckets: Buckets): Uint8Array {
  const columns = SERIES.flatMap((series) => BANDS.map((band) => buckets[series][band]));
  const parts = columns.flatMap((values) => {
    const width = widthOf(values);
    return [Uint8Array.of(width), new Uint8Array(new CELLS[width](values).buffer)];
  });
  return zstdCompressSync(Buffer.concat(parts));
}

export function unpackBuckets({ buckets: count, packed }: Pick<Chunk, 'buckets' | 'packed'>): Buckets {
  const bytes = zstdDecompressSync(packed);
  let offset = 0;
  return mapBuckets(() => {
    const width = bytes[offset++] as Width;
    // Cells stand at any offset, so they are copied to where their type may look at them.
    const cells = Uint8Array.prototype.slice.call(bytes, offset, offset + width * count);
    offset += width * count;
    return new Float64Array(new CELLS[width](cells.buffer));
  });
}

function cutChunks(level: number, firstChunk: number, buckets: Buckets): Chunk[] {
  const edges = everyEdge(countBuckets(buckets), CHUNK_BUCKETS);
  return Array.from(edges.subarray(1), (end, index) => ({
    level,
    chunk: firstChunk + index,
    buckets: end - edges[index],
    packed: packBuckets(sliceBuckets(buckets, edges[index], end)),
  }));
}

/** Where a level ends that covers so many rounds: its full buckets, and the first one of the chunk that comes to be. */
function endOf(level: number, covered: number): { full: number; start: number } {
  const full = Math.floor(covered / bucketRounds(level));
  return { full, start: full - (full % CHUNK_BUCKETS) };
}

/** The chunks that growth goes on from; a level whose full buckets fill whole chunks needs none. */
export function openChunksAt(covered: number): { level: number; chunk: number }[] {
  return LEVELS.flatMap((level) => {
    const { full, start } = endOf(level, covered);
    return full > start ? [{ level, chunk: start / CHUNK_BUCKETS }] : [];
  });
}

/** How many chunks of each level are full where it covers so many rounds. Shape: [level, chunks][]. */
export function wholeChunksAt(covered: number): [number, number][] {
  return LEVELS.map((level) => [level, endOf(level, covered).start / CHUNK_BUCKETS]);
}

/** By level: the full buckets that the chunk under way has, once so many rounds are covered; later ones are cut off. */
export type OpenBuckets = readonly Buckets[];

export function unpackOpen(covered: number, chunks: readonly Chunk[]): OpenBuckets {
  return LEVELS.map((level) => {
    const { full, start } = endOf(level, covered);
    if (full === start) return NO_BUCKETS;
    const chunk = chunks.find((one) => one.level === level && one.chunk === start / CHUNK_BUCKETS);
    if (!chunk || chunk.buckets < full - start) throw new Error(`level ${level} of the pyramid lacks bucket ${full}`);
    return sliceBuckets(unpackBuckets(chunk), 0, full - start);
  });
}

/**
 * Covers more rounds, whole blocks of them. Gives every chunk that is new or longer than it was, and also those that
 * were open before: growing by nothing stores what a cut has left.
 */
export function growPyramid(
  open: OpenBuckets,
  covered: number,
  attendances: Uint32Array,
  benefits: Float64Array,
): { chunks: Chunk[]; open: OpenBuckets } {
  const chunks: Chunk[] = [];
  const grown: Buckets[] = [];
  let fresh = combineRounds(attendances, benefits, everyEdge(attendances.length, BRANCHES));
  for (const level of LEVELS) {
    const { full, start } = endOf(level, covered);
    const all = joinBuckets([open[level - 1], fresh]);
    chunks.push(...cutChunks(level, start / CHUNK_BUCKETS, all));
    const after = endOf(level, covered + attendances.length);
    grown.push(sliceBuckets(all, after.start - start, after.full - start));
    // The next level's bucket under way is made anew, from its first part on.
    const parts = sliceBuckets(all, full - (full % BRANCHES) - start, countBuckets(all));
    fresh = combineBuckets(parts, everyEdge(countBuckets(parts), BRANCHES));
  }
  return { chunks, open: grown };
}
