import type { Manifest } from '@farol/kernel';
import { benefitsOf, type Block, cutBlocks, unpackAttendances } from './blocks.ts';
import { type Chunk, coveredRounds, growPyramid, type OpenBuckets, unpackOpen } from './pyramid.ts';

/** The end of a game's stored rounds, which growth goes on from. */
export interface SeriesEnd {
  /** Rounds played. */
  rounds: number;
  /** Attendances of the open block. */
  openBlock: Uint32Array;
  openBuckets: OpenBuckets;
}

/** The same as it is stored: the open block, if there is one, and the pyramid's chunks under way. */
export interface StoredEnd {
  openBlock: Uint8Array | null;
  openChunks: Chunk[];
}

export function openSeries(rounds: number, { openBlock, openChunks }: StoredEnd): SeriesEnd {
  return {
    rounds,
    openBlock: openBlock ? unpackAttendances(openBlock) : new Uint32Array(),
    openBuckets: unpackOpen(coveredRounds(rounds), openChunks),
  };
}

/** Puts rounds behind those that are stored. Gives the rows that are new or change; the pyramid's only when a block is full. */
export function growSeries(
  manifest: Manifest,
  { rounds, openBlock, openBuckets }: SeriesEnd,
  attendances: Uint32Array,
): { blocks: Block[]; chunks: Chunk[]; end: SeriesEnd } {
  const start = rounds - openBlock.length;
  const all = new Uint32Array(openBlock.length + attendances.length);
  all.set(openBlock);
  all.set(attendances, openBlock.length);
  const blocks = cutBlocks(start, all);
  const covered = all.subarray(0, coveredRounds(all.length));
  const { chunks, open } =
    covered.length > 0
      ? growPyramid(openBuckets, start, covered, benefitsOf(manifest, start, covered))
      : { chunks: [], open: openBuckets };
  const end = { rounds: start + all.length, openBlock: all.slice(covered.length), openBuckets: open };
  return { blocks, chunks, end };
}
