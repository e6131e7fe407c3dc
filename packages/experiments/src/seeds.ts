import { type Manifest, Sha256 } from '@farol/kernel';

const MASK = 2n ** 64n - 1n;
/** Odd, so that multiples by different 64-bit numbers differ: 2^64 over the golden ratio. */
const GAMMA = 0x9e3779b97f4a7c15n;
/** Replicates are fewer; (cell, replicate) is one number. */
const REPLICATE_BITS = 20n;

const hashText = (text: string) => new Sha256().update(new TextEncoder().encode(text)).digest();

/** The finaliser of SplitMix64 (Steele, Lea & Flood 2014, in Stafford's variant 13): one to one on 64 bits. */
function mix(value: bigint): bigint {
  let z = value;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
  return z ^ (z >> 31n);
}

/**
 * The seed of a replicate: mix(key + (cell · 2^20 + replicate) · γ) mod 2^64, where the key is the first eight bytes,
 * big-endian, of SHA-256("farol experiment 1 " ‖ the experiment's seed in decimal). γ is odd and `mix` one to one, so
 * no two replicates of an experiment ever have the same seed; and a seed depends on nothing else of the design, so
 * more replicates leave those played as they are.
 */
export function replicateSeed(experimentSeed: string, cell: number, replicate: number): string {
  const key = new DataView(hashText(`farol experiment 1 ${experimentSeed}`).buffer).getBigUint64(0);
  const place = (BigInt(cell) << REPLICATE_BITS) + BigInt(replicate);
  return mix((key + place * GAMMA) & MASK).toString();
}

/** JSON without white space, the fields of every object in the order of their UTF-16 code units. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`);
  return `{${fields.join(',')}}`;
}

/**
 * Name of everything that a game's first `rounds` rounds depend on: SHA-256, in hexadecimal, of the canonical JSON of
 * {manifest, rounds} without the agents' names. Equal digests, equal histories.
 */
export function manifestDigest({ agents, ...manifest }: Manifest, rounds: number): string {
  const nameless = agents.map((entry) => ({ ...entry, name: undefined }));
  const digest = hashText(canonicalJson({ manifest: { ...manifest, agents: nameless }, rounds }));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
