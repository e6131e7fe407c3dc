'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Play, SlidersHorizontal } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Button, ButtonLink } from '../design/button.tsx';
import { Failure } from '../design/states.tsx';
import { createExperiment } from './changes.ts';
import { READY_DESIGNS, type ReadyDesign } from './ready-designs.ts';

/** Designs to begin with: the whole page for whoever has none yet, a row below the list for others. */
export function ReadyDesigns({ isFirst }: { isFirst: boolean }) {
  return (
    <section aria-labelledby="ready" className={isFirst ? '' : 'mt-8'}>
      {isFirst ? (
        <div className="mb-5 max-w-[75ch] rounded-lg border border-dashed border-line-strong px-5 py-4">
          <h2 id="ready">No experiment yet. Begin with one of these</h2>
          <p className="mt-1 text-ink-soft">
            An experiment takes one game, varies some of its values (its <em>factors</em>), and plays every combination
            (a <em>cell</em>) several times with different seeds (its <em>replicates</em>). What comes out is a mean for
            each cell with its confidence interval: a curve, a map, a phase diagram. Every game in it can be opened and
            played again to the bit.
          </p>
        </div>
      ) : (
        <h2 id="ready" className="mb-2">
          Ready designs
        </h2>
      )}
      <ul className="grid gap-3 md:grid-cols-3">
        {READY_DESIGNS.map((ready) => (
          <Card key={ready.id} ready={ready} />
        ))}
      </ul>
    </section>
  );
}

function Card({ ready: { id, title, about, source, design } }: { ready: ReadyDesign }) {
  const router = useRouter();
  const client = useQueryClient();
  const start = useMutation({
    mutationFn: () => createExperiment(design, true),
    onSuccess: (experiment) => {
      void client.invalidateQueries({ queryKey: ['experiments'] });
      router.push(`/experiments/${experiment.id}`);
    },
  });
  return (
    <li className="flex flex-col rounded-lg border border-line bg-panel p-4">
      <h3>{title}</h3>
      <p className="mt-1 flex-1 text-ink-soft">{about}</p>
      <p className="mt-2 text-[0.85em] text-ink-soft">{source}</p>
      {start.error && <Failure error={start.error} />}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button
          look="main"
          size="small"
          disabled={start.isPending || start.isSuccess}
          onClick={() => start.mutate()}
          aria-label={`Start ${title}`}
        >
          <Play aria-hidden className="size-3.5" />
          {start.isPending ? 'Starting …' : 'Start'}
        </Button>
        <ButtonLink size="small" href={`/experiments/new?ready=${id}`} aria-label={`Edit first: ${title}`}>
          <SlidersHorizontal aria-hidden className="size-3.5" />
          Edit first
        </ButtonLink>
      </div>
    </li>
  );
}
