'use client';

import { AlertDialog } from '@base-ui/react/alert-dialog';
import type { ExperimentAction, ExperimentShown } from '@farol/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Ban, Copy, Pause, Play, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { change } from '../api/client.ts';
import { Button, ButtonLink } from '../design/button.tsx';
import { Failure } from '../design/states.tsx';
import { possibleActions, useAction } from './changes.ts';
import { experimentKey } from './reads.ts';

const WORDS: Record<ExperimentAction, { label: string; doing: string; icon: typeof Play }> = {
  start: { label: 'Start', doing: 'Starting …', icon: Play },
  pause: { label: 'Pause', doing: 'Pausing …', icon: Pause },
  resume: { label: 'Resume', doing: 'Resuming …', icon: Play },
  cancel: { label: 'Cancel', doing: 'Cancelling …', icon: Ban },
};

/** What can be done with an experiment now. */
export function Actions({ experiment }: { experiment: ExperimentShown }) {
  const { id, status } = experiment;
  const action = useAction(id);
  return (
    <>
      {possibleActions(status).map((name) => {
        const { label, doing, icon: Icon } = WORDS[name];
        const isDoing = action.isPending && action.variables === name;
        return (
          <Button
            key={name}
            look={name === 'start' || name === 'resume' ? 'main' : 'plain'}
            disabled={action.isPending}
            onClick={() => action.mutate(name)}
          >
            <Icon aria-hidden className="size-4" />
            {isDoing ? doing : label}
          </Button>
        );
      })}
      <ButtonLink href={`/experiments/new?again=${id}`}>
        <Copy aria-hidden className="size-4" />
        Vary this design
      </ButtonLink>
      {status !== 'running' && <Remove experiment={experiment} />}
    </>
  );
}

function Remove({ experiment }: { experiment: ExperimentShown }) {
  const router = useRouter();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => change('DELETE', `/experiments/${experiment.id}`),
    onSuccess: () => {
      client.removeQueries({ queryKey: experimentKey(experiment.id) });
      void client.invalidateQueries({ queryKey: ['experiments'] });
      router.push('/experiments');
    },
  });
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger render={<Button look="quiet" />}>
        <Trash2 aria-hidden className="size-4" />
        Remove
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <AlertDialog.Popup className="fixed top-1/2 left-1/2 z-50 w-[min(28rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 rounded-lg border border-line-strong bg-panel p-5 shadow-xl">
          <AlertDialog.Title className="text-lg font-bold">Remove “{experiment.name}”?</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 mb-4 text-ink-soft">
            Its {experiment.games.total} games and all results go with it; that cannot be undone. Games that you opened
            from it stay. Its design can be played again to the bit if you keep it.
          </AlertDialog.Description>
          {remove.error && <Failure error={remove.error} />}
          <div className="mt-4 flex justify-end gap-2">
            <AlertDialog.Close render={<Button />}>Keep it</AlertDialog.Close>
            <Button look="bad" disabled={remove.isPending} onClick={() => remove.mutate()}>
              {remove.isPending ? 'Removing …' : 'Remove'}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
