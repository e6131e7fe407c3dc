/** SHA-256 (FIPS 180-4), synchronous and incremental, with a state that can be saved and continued. */

/** Bytes of a saved state: eight words, the bytes of the open block, the length. */
export const SHA256_STATE_BYTES = 32 + 64 + 8;

/** The fractional parts of the square roots of the first 8 primes. */
const FIRST = new Int32Array([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]);

/** The fractional parts of the cube roots of the first 64 primes. */
const ADDENDS = new Int32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
  0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
  0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
  0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
  0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
  0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
  0xc67178f2,
]);

const schedule = new Int32Array(64);

/** Takes one block of 64 bytes at `at` into the eight words. */
function compress(words: Int32Array, bytes: Uint8Array, at: number): void {
  const w = schedule;
  for (let i = 0; i < 16; i++, at += 4) {
    w[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  }
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15],
      y = w[i - 2];
    const small0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const small1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (w[i - 16] + small0 + w[i - 7] + small1) | 0;
  }
  let a = words[0],
    b = words[1],
    c = words[2],
    d = words[3];
  let e = words[4],
    f = words[5],
    g = words[6],
    h = words[7];
  for (let i = 0; i < 64; i++) {
    const big1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t = (h + big1 + (g ^ (e & (f ^ g))) + ADDENDS[i] + w[i]) | 0;
    const big0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    h = g;
    g = f;
    f = e;
    e = (d + t) | 0;
    d = c;
    c = b;
    b = a;
    a = (t + big0 + ((b & c) | (d & (b | c)))) | 0;
  }
  words[0] += a;
  words[1] += b;
  words[2] += c;
  words[3] += d;
  words[4] += e;
  words[5] += f;
  words[6] += g;
  words[7] += h;
}

export class Sha256 {
  private readonly words = FIRST.slice();
  private readonly block = new Uint8Array(64);
  private length = 0;

  /** Takes in bytes[from…to − 1]. */
  update(bytes: Uint8Array, from = 0, to = bytes.length): this {
    const open = this.length % 64;
    this.length += to - from;
    if (open > 0) {
      const taken = Math.min(64 - open, to - from);
      for (let i = 0; i < taken; i++) this.block[open + i] = bytes[from + i]!;
      from += taken;
      if (open + taken < 64) return this;
      compress(this.words, this.block, 0);
    }
    for (; from + 64 <= to; from += 64) compress(this.words, bytes, from);
    for (let i = 0; from < to; i++, from++) this.block[i] = bytes[from]!;
    return this;
  }

  /** The hash of all bytes so far; more may follow. */
  digest(): Uint8Array {
    const words = this.words.slice();
    const open = this.length % 64;
    const last = new Uint8Array(open < 56 ? 64 : 128);
    last.set(this.block.subarray(0, open));
    last[open] = 0x80;
    const view = new DataView(last.buffer);
    view.setUint32(last.length - 8, Math.floor(this.length / 0x20000000));
    view.setUint32(last.length - 4, this.length << 3);
    for (let at = 0; at < last.length; at += 64) compress(words, last, at);
    const digest = new DataView(new ArrayBuffer(32));
    for (let i = 0; i < 8; i++) digest.setInt32(4 * i, words[i]);
    return new Uint8Array(digest.buffer);
  }

  copy(): Sha256 {
    const copy = new Sha256();
    copy.words.set(this.words);
    copy.block.set(this.block);
    copy.length = this.length;
    return copy;
  }

  /** Writes the state in its one form, little-endian: equal states give equal bytes. */
  save(into: Uint8Array): void {
    const view = new DataView(into.buffer, into.byteOffset, SHA256_STATE_BYTES);
    for (let i = 0; i < 8; i++) view.setInt32(4 * i, this.words[i], true);
    const open = this.length % 64;
    for (let i = 0; i < 64; i++) view.setUint8(32 + i, i < open ? this.block[i] : 0);
    view.setBigUint64(96, BigInt(this.length), true);
  }

  static load(from: Uint8Array): Sha256 {
    const view = new DataView(from.buffer, from.byteOffset, SHA256_STATE_BYTES);
    const loaded = new Sha256();
    for (let i = 0; i < 8; i++) loaded.words[i] = view.getInt32(4 * i, true);
    for (let i = 0; i < 64; i++) loaded.block[i] = view.getUint8(32 + i);
    loaded.length = Number(view.getBigUint64(96, true));
    return loaded;
  }
}
