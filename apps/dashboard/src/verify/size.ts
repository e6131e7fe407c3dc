import type { Manifest } from '@farol/kernel';
import { mebibytesAt } from '../play/manifests.ts';
import type { SharedCitation } from './shared-citation.ts';

/** Above this memory the page asks before it replays a game. */
const MANY_MEBIBYTES = 64;
/** Choices, agents × rounds, that take minutes. The page asks first. */
const MANY_CHOICES = 1e10;

/** All choices of a game: each agent counts from its first round to its last. */
export const choicesOf = ({ manifest: { agents }, rounds }: Pick<SharedCitation, 'manifest' | 'rounds'>) =>
  agents.reduce(
    (sum, { count, joins, leaves }) => sum + count * Math.max(0, Math.min(leaves ?? rounds, rounds) - joins),
    0,
  );

/** The greatest memory at any round, in MiB. It changes only when agents join or leave. */
export const peakOf = (manifest: Manifest) =>
  Math.max(
    0,
    ...Array.from(new Set(manifest.agents.map(({ joins }) => joins)), (joins) => mebibytesAt(manifest, joins)),
  );

export const isLarge = (citation: SharedCitation) =>
  choicesOf(citation) > MANY_CHOICES || peakOf(citation.manifest) > MANY_MEBIBYTES;

/** The fragment of a pasted link; undefined if the text is a file. */
export function fragmentIn(text: string): string | undefined {
  return text.trimStart().startsWith('{') ? undefined : /#[\w-]+\s*$/.exec(text)?.[0].trim();
}
