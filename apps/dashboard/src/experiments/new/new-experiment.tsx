'use client';

import type { Manifest } from '@farol/kernel';
import { openManifest } from '@farol/api';
import { levelAt } from '@farol/experiments';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { read } from '../../api/client.ts';
import { PageHead } from '../../design/page.tsx';
import { Failure, Loading } from '../../design/states.tsx';
import { store } from '../../design/stored.ts';
import type { DesignBase } from '../design.ts';
import { READY_DESIGNS } from '../ready-designs.ts';
import { FIRST_TO_VARY } from '../../game-form/presets.ts';
import { DesignForm } from './design-form.tsx';
import { baseOfPreset, beginFactor, draftOf, type Draft } from './draft.ts';
import { OpenDesign } from './open-design.tsx';

/** Where a design begins, as the address says: a ready one, another experiment's, a game's manifest, or anew. */
interface Origin {
  words?: string;
  draft: Draft;
}

export function NewExperimentPage() {
  const params = useSearchParams();
  const [ready, again, from] = ['ready', 'again', 'from'].map((name) => params.get(name));
  const origin = useQuery({
    queryKey: ['experiment-origin', ready, again, from],
    queryFn: () => findOrigin(ready, again, from),
    staleTime: Infinity,
    gcTime: 0,
  });
  const key = JSON.stringify([ready, again, from]);
  const [opened, setOpened] = useState<Origin & { key: string; at: number }>();
  const [error, setError] = useState<unknown>();
  const begin = opened?.key === key ? opened : undefined;
  const open = async (file: File) => {
    try {
      // The schemas load on demand: a page that opens no file does without them.
      const { readDesign } = await import('./read-design.ts');
      const draft = await readDesign(file);
      // It survives a reload as typed values do.
      store(storageKeyOf(key), draft);
      setOpened({ words: `The design in ${file.name}`, draft, key, at: Date.now() });
      setError(undefined);
    } catch (fault) {
      setError(fault);
    }
  };
  return (
    <>
      <PageHead
        title="New experiment"
        about="Choose a game, choose what varies in it, and see what it will cost before anything is played."
        actions={<OpenDesign onFile={(file) => void open(file)} />}
      />
      {error !== undefined && (
        <div className="mb-4">
          <Failure error={error} />
        </div>
      )}
      {origin.error && <Failure error={origin.error} />}
      {origin.isPending && <Loading what="the design" className="h-96" />}
      {origin.data && (
        <DesignForm
          key={`${key} ${begin?.at}`}
          storageKey={storageKeyOf(key)}
          begin={(begin ?? origin.data).draft}
          origin={(begin ?? origin.data).words}
        />
      )}
    </>
  );
}

const storageKeyOf = (key: string) => `design-${key}`;

/** A design around a base game with a first factor. */
function draftAround(base: DesignBase, path: string): Draft {
  const draft = draftOf({ base, factors: [], replicates: 10 });
  return { ...draft, factors: [beginFactor(draft.base, path, levelAt(draft.base, path))] };
}

async function findOrigin(ready: string | null, again: string | null, from: string | null): Promise<Origin> {
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
    const base = baseOf(openManifest(manifest, unnamed), rounds.planned ?? rounds.played);
    return { words: `The game “${name}”`, draft: draftAround(base, 'agents[0].count') };
  }
  const design = READY_DESIGNS.find(({ id }) => id === ready);
  if (design) return { words: design.title, draft: draftOf(design.design) };
  return { words: FIRST_TO_VARY.title, draft: draftAround(baseOfPreset(FIRST_TO_VARY), FIRST_TO_VARY.vary) };
}

/** A manifest without its seed, and of its agents those that play to the end, from the start. */
function baseOf({ rules, information, initialHistory, agents }: Manifest, rounds: number): DesignBase {
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
