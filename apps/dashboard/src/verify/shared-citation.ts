import type { Citation } from '@farol/api';

/** The digest that a game had after so many rounds; marks tell where two histories part. */
export type Mark = readonly [rounds: number, digest: string];

export interface SharedCitation extends Citation {
  marks?: readonly Mark[];
}
