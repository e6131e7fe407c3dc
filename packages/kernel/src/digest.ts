import { Sha256, SHA256_STATE_BYTES } from './sha256.ts';

/**
 * The digest of a game's history: a SHA-256 chain over blocks of 4096 rounds. h₀ is the hash of "farol 1", and
 * hₖ₊₁ = SHA-256(hₖ ‖ block k), where a block is its attendances in order, each as an unsigned LEB128 number (seven
 * bits a byte, the low ones first). The digest after T rounds is the chain's last hash, or, when T is not a multiple
 * of 4096, SHA-256(hₖ ‖ the rounds of the open block). It depends on no slicing and goes on from a checkpoint.
 */
export const DIGEST_BLOCK_ROUNDS = 4096;

/** The bytes that `save` writes, whatever the state. */
export const DIGEST_STATE_BYTES = 8 + SHA256_STATE_BYTES;

const ROOM = 2048;
/** The most bytes that one attendance takes. */
const LONGEST = 5;

export class DigestChain {
  private sha = new Sha256().update(Uint8Array.from('farol 1', (letter) => letter.charCodeAt(0)));
  /** Rounds of the block that `sha` is at. A full one is closed by the next round only, as is "farol 1" by the first. */
  private openRounds = DIGEST_BLOCK_ROUNDS;
  private closedRounds = -DIGEST_BLOCK_ROUNDS;
  private readonly pending = new Uint8Array(ROOM);
  private pendingBytes = 0;

  /** The number of rounds pushed. */
  get rounds(): number {
    return this.closedRounds + this.openRounds;
  }

  /** Takes in the next round; its attendance is below 2^32. */
  push(attendance: number): void {
    if (this.openRounds === DIGEST_BLOCK_ROUNDS) this.startBlock();
    else if (this.pendingBytes > ROOM - LONGEST) this.flush();
    this.openRounds++;
    let rest = attendance;
    while (rest > 127) {
      this.pending[this.pendingBytes++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.pending[this.pendingBytes++] = rest;
  }

  /** The digest of the rounds so far; more may follow. */
  hex(): string {
    this.flush();
    return Array.from(this.sha.digest(), (byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  /** Writes the state, little-endian, into the first DIGEST_STATE_BYTES bytes. */
  save(into: Uint8Array): void {
    this.flush();
    new DataView(into.buffer, into.byteOffset, 8).setBigUint64(0, BigInt(this.rounds), true);
    this.sha.save(into.subarray(8));
  }

  static load(from: Uint8Array): DigestChain {
    const rounds = Number(new DataView(from.buffer, from.byteOffset, 8).getBigUint64(0, true));
    const chain = new DigestChain();
    chain.sha = Sha256.load(from.subarray(8));
    chain.openRounds = rounds % DIGEST_BLOCK_ROUNDS || DIGEST_BLOCK_ROUNDS;
    chain.closedRounds = rounds - chain.openRounds;
    return chain;
  }

  private startBlock(): void {
    this.flush();
    this.sha = new Sha256().update(this.sha.digest());
    this.closedRounds += DIGEST_BLOCK_ROUNDS;
    this.openRounds = 0;
  }

  private flush(): void {
    this.sha.update(this.pending, 0, this.pendingBytes);
    this.pendingBytes = 0;
  }
}
