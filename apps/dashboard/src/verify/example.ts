import { manifestOf } from '../play/manifests.ts';
import { SETUPS } from '../play/setups.ts';
import type { SharedCitation } from './shared-citation.ts';

/** Arthur's bar of the year in which he wrote about it: a game to try the page with. A test holds the digest. */
export const EXAMPLE: SharedCitation = {
  manifest: manifestOf({ ...SETUPS.arthur, seed: '1994' }),
  rounds: 10_000,
  digest: '0e857e557d06bcd69c5c35c8979973dc6917d0af0299c24dcccc6e4895c60c2c',
};
