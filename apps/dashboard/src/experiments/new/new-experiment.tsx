'use client';

import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { PageHead } from '../../design/page.tsx';
import { Failure, Loading } from '../../design/states.tsx';
import { store } from '../../design/stored.ts';
import { DesignForm } from './design-form.tsx';
import { OpenDesign } from './open-design.tsx';
import { findOrigin, type Origin } from './origin.ts';

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
