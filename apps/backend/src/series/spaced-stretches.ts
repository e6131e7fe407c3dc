import { setImmediate } from 'node:timers/promises';
import { type Manifest, type Stretch, stretchesOf } from '@farol/kernel';
import { fillBenefits } from './blocks.ts';

/**
 * The stretches of a window. The payoffs of a stretch may take tens of milliseconds to compute, so the event loop
 * handles other requests in between.
 */
export async function* spacedStretches(manifest: Manifest, from: number, to: number): AsyncGenerator<Stretch> {
  for (const stretch of stretchesOf(manifest, from, to)) {
    yield stretch;
    await setImmediate();
  }
}

/** The same as benefitsOf, with other requests in between. */
export async function readBenefits(manifest: Manifest, from: number, attendances: Uint32Array): Promise<Float64Array> {
  const benefits = new Float64Array(attendances.length);
  for await (const stretch of spacedStretches(manifest, from, from + attendances.length)) {
    fillBenefits(benefits, stretch, from, attendances);
  }
  return benefits;
}
