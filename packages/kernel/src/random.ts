/**
 * Counter-based randomness: a draw is a function of (seed, round, domain, cohort, index) and of nothing else, so
 * that resuming, splitting or reordering work cannot change it. Philox4x32-10 (Salmon et al. 2011, "Parallel
 * random numbers: as easy as 1, 2, 3") makes the key of a stream; a keyed hash with three multiplications makes
 * the words within it.
 */

/** A 64-bit seed as two 32-bit halves. */
export interface Seed {
  readonly low: number;
  readonly high: number;
}

/** Purpose of a stream. Never renumber: every recorded game depends on these numbers. */
export const Domain = { initialHistory: 0, randomHistory: 1, choices: 2, ties: 3, tables: 4, traits: 5 } as const;
export type Domain = (typeof Domain)[keyof typeof Domain];

/** Reads a seed from its decimal form, 0…2^64 − 1. */
export function seedOf(decimal: string): Seed {
  const value = BigInt(decimal);
  return { low: Number(value & 0xffffffffn), high: Number(value >> 32n) };
}

/**
 * The high word of a 32 × 32-bit product, exactly: a · b is off by half a unit in its last place at most, and taking
 * its low word away leaves a multiple of 2^32 to which that error is rounded off.
 */
function multiplyHigh(a: number, b: number, low: number): number {
  return (a * b - low) / 4294967296;
}

/** Philox4x32-10: four words from a counter of four words and a key of two; the words replace the counter. */
export function philox(counter: Uint32Array, keyLow: number, keyHigh: number): Uint32Array {
  let c0 = counter[0],
    c1 = counter[1],
    c2 = counter[2],
    c3 = counter[3];
  let k0 = keyLow,
    k1 = keyHigh;
  for (let round = 0; round < 10; round++) {
    const low0 = Math.imul(0xd2511f53, c0) >>> 0,
      high0 = multiplyHigh(0xd2511f53, c0, low0);
    const low1 = Math.imul(0xcd9e8d57, c2) >>> 0,
      high1 = multiplyHigh(0xcd9e8d57, c2, low1);
    c0 = (high1 ^ c1 ^ k0) >>> 0;
    c1 = low1;
    c2 = (high0 ^ c3 ^ k1) >>> 0;
    c3 = low0;
    k0 = (k0 + 0x9e3779b9) >>> 0;
    k1 = (k1 + 0xbb67ae85) >>> 0;
  }
  counter[0] = c0;
  counter[1] = c1;
  counter[2] = c2;
  counter[3] = c3;
  return counter;
}

/** The words of one (seed, round, domain, cohort): open it, then read any word by its index. */
export class Stream {
  private readonly key = new Uint32Array(4);
  private k0 = 0;
  private k1 = 0;
  private k2 = 0;

  /** `round` may be any counter below 2^53: a round, or an agent for draws made once. */
  open(seed: Seed, round: number, domain: Domain, cohort = 0): this {
    const key = this.key;
    key[0] = round;
    key[1] = Math.floor(round / 4294967296);
    key[2] = domain;
    key[3] = cohort;
    philox(key, seed.low, seed.high);
    this.k0 = key[0] | 0;
    this.k1 = key[1] | 0;
    this.k2 = key[2] | 0;
    return this;
  }

  /**
   * Word `index` of the stream, for an index below 2^32. The multipliers and shifts are those of triple32 (Wellons
   * 2018), which is one to one; the index added at the end makes words repeat as often as random ones would.
   */
  word(index: number): number {
    let x = (index + this.k0) | 0;
    x = Math.imul(x ^ (x >>> 17), 0xed5ad4bb) ^ this.k1;
    x = Math.imul(x ^ (x >>> 11), 0xac4c1b51) + this.k2;
    x = Math.imul(x ^ (x >>> 15), 0x31848bab);
    return ((x ^ (x >>> 14)) + index) >>> 0;
  }

  /** A whole number from 0 to below − 1, every one equally likely up to 2^−32. */
  below(index: number, below: number): number {
    return Math.floor((this.word(index) * below) / 4294967296);
  }
}
