import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Sha256, SHA256_STATE_BYTES } from './sha256.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const reference = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const bytesOf = (length: number) => Uint8Array.from({ length }, (_, index) => (index * 197 + (index >>> 3)) & 255);

test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
])('the standard’s example %j has its published hash', (text, digest) => {
  expect(hex(new Sha256().update(Buffer.from(text)).digest())).toBe(digest);
});

test('every length up to five blocks hashes as node:crypto does', () => {
  for (let length = 0; length <= 320; length++) {
    const bytes = bytesOf(length);
    expect(hex(new Sha256().update(bytes).digest()), `length ${length}`).toBe(reference(bytes));
  }
});

test('a megabyte hashes as node:crypto does', () => {
  const bytes = bytesOf(1 << 20);
  expect(hex(new Sha256().update(bytes).digest())).toBe(reference(bytes));
});

test('the length in bits is right beyond 32 bits', () => {
  const chunk = new Uint8Array(1 << 20);
  const state = new Uint8Array(SHA256_STATE_BYTES);
  new Sha256().update(chunk).save(state);
  // As if 2^29 bytes had come before: the words are the same, the length is not.
  const longer = state.slice();
  new DataView(longer.buffer).setBigUint64(96, BigInt(0x20000000 + chunk.length), true);
  expect(hex(Sha256.load(longer).digest())).toBe('51cf102550582ec9f5321f937672eeee6de11e4cce91858cde8420fd5ece347a');
  expect(hex(Sha256.load(state).digest())).toBe(reference(chunk));
});

test('any way of cutting, copying and saving hashes the same', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 8 }), (pieces) => {
      let cut = new Sha256();
      const state = new Uint8Array(SHA256_STATE_BYTES);
      for (const [index, piece] of pieces.entries()) {
        cut.update(piece);
        if (index % 2 === 0) {
          cut.save(state);
          cut = Sha256.load(state);
        } else {
          const copy = cut.copy();
          cut.update(piece);
          cut = copy;
        }
        cut.digest();
      }
      expect(hex(cut.digest())).toBe(reference(Buffer.concat(pieces)));
    }),
  );
});

test('only bytes between the two places are taken in', () => {
  const bytes = bytesOf(300);
  expect(hex(new Sha256().update(bytes, 7, 211).digest())).toBe(reference(bytes.subarray(7, 211)));
});

test('equal states are saved as equal bytes, whatever was hashed before', () => {
  const bytes = bytesOf(130);
  const whole = new Uint8Array(SHA256_STATE_BYTES).fill(255),
    cut = new Uint8Array(SHA256_STATE_BYTES);
  new Sha256().update(bytes).save(whole);
  new Sha256().update(bytes, 0, 63).update(bytes, 63, 127).update(bytes, 127).save(cut);
  expect(whole).toEqual(cut);
});
