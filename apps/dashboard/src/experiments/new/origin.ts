import type { Manifest } from '@farol/kernel';
import { openManifest } from '@farol/api';
import { read } from '../../api/client.ts';
import { FIRST_TO_VARY } from '../../game-form/presets.ts';
import type { DesignBase } from '../design.ts';
import { READY_DESIGNS } from '../ready-designs.ts';
import { draftAround } from './draft-edits.ts';
import { baseOfPreset, type Draft, draftOf } from './draft.ts';

/** The draft that the form begins with, and the name of its origin. */
export interface Origin {
  words?: string;
  draft: Draft;
}

/** The origin that the address names: an experiment, a game, a ready design; else the first preset. */
export async function findOrigin(ready: string | null, again: string | null, from: string | null): Promise<Origin> {
  if (again !== null) {
    const { design, name } = await read('/experiments/{id}', { params: { id: again } });
    return { words: `The design of “${name}”`, draft: draftOf(design) };
  }
  if (from !== null) {
    const [{ name, rounds, unnamed }, { manifest }] = await Promise.all([
      read('/games/{id}', { params: { id: from } }),
      read('/games/{id}/manifest', { params: { id: from } }),
    ]);
    // Defaults that nobody named follow the levels of each cell.
    const base = baseOfManifest(openManifest(manifest, unnamed), rounds.planned ?? rounds.played);
    return { words: `The game “${name}”`, draft: draftAround(base, 'agents[0].count') };
  }
  const design = READY_DESIGNS.find(({ id }) => id === ready);
  if (design) return { words: design.title, draft: draftOf(design.design) };
  return { words: FIRST_TO_VARY.title, draft: draftAround(baseOfPreset(FIRST_TO_VARY), FIRST_TO_VARY.vary) };
}

/** A manifest without its seed, and of its agents those that play to the end, from the start. */
export function baseOfManifest({ rules, information, initialHistory, agents }: Manifest, rounds: number): DesignBase {
  return {
    rules,
    information,
    initialHistory: initialHistory === 'random' ? 'random' : [...initialHistory],
    agents: agents.flatMap(({ strategy, params, count, name, leaves }) =>
      leaves === undefined ? [{ strategy, params, count, ...(name === undefined ? {} : { name }) }] : [],
    ),
    rounds: Math.max(1, rounds),
  };
}
