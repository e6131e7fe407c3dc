import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { benefitOf, type Manifest, type Stretch, stretchesOf } from '@farol/kernel';

/** Rounds in a stored block: those of a block of the digest. */
export const BLOCK_ROUNDS = 4096;

/** A block of a game's series as its row has it, without the game. */
export interface Block {
  block: number;
  rounds: number;
  attendances: Uint8Array;
}

const CELLS = { 1: Uint8Array, 2: Uint16Array, 4: Uint32Array };

/** Attendances as little-endian cells of the least width that holds them all, compressed; the width comes first. */
export function packAttendances(attendances: Uint32Array): Uint8Array {
  const max = attendances.reduce((most, attendance) => Math.max(most, attendance), 0);
  const width = max < 2 ** 8 ? 1 : max < 2 ** 16 ? 2 : 4;
  const cells = new CELLS[width](attendances);
  const packed = zstdCompressSync(new Uint8Array(cells.buffer));
  return Buffer.concat([Uint8Array.of(width), packed]);
}

/** The inverse of packAttendances. */
export function unpackAttendances(packed: Uint8Array): Uint32Array {
  const bytes = new Uint8Array(zstdDecompressSync(packed.subarray(1)));
  return Uint32Array.from(new CELLS[packed[0] as 1 | 2 | 4](bytes.buffer));
}

/** Writes the benefits of a stretch's rounds. Both arrays begin after `start` rounds. */
export function fillBenefits(benefits: Float64Array, stretch: Stretch, start: number, attendances: Uint32Array): void {
  const benefit = benefitOf(stretch);
  for (let round = stretch.from; round < stretch.to; round++) {
    benefits[round - start] = benefit(attendances[round - start]);
  }
}

/** Mean benefit per agent in each of the rounds that follow `from` rounds. */
export function benefitsOf(manifest: Manifest, from: number, attendances: Uint32Array): Float64Array {
  const benefits = new Float64Array(attendances.length);
  for (const stretch of stretchesOf(manifest, from, from + attendances.length)) {
    fillBenefits(benefits, stretch, from, attendances);
  }
  return benefits;
}

/** Cuts attendances, the first of them at the start of a block, into blocks; the last one may be open. */
export function cutBlocks(from: number, attendances: Uint32Array): Block[] {
  const blocks: Block[] = [];
  for (let start = 0; start < attendances.length; start += BLOCK_ROUNDS) {
    const cut = attendances.subarray(start, start + BLOCK_ROUNDS);
    blocks.push({
      block: (from + start) / BLOCK_ROUNDS,
      rounds: cut.length,
      attendances: packAttendances(cut),
    });
  }
  return blocks;
}
