/** A seed from the system's randomness. */
export function drawSeed(): string {
  return crypto.getRandomValues(new BigUint64Array(1))[0].toString();
}
