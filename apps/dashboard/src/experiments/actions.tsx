'use client';

import type { ExperimentAction, ExperimentShown } from '@farol/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Ban, Copy, Pause, Play, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { change } from '../api/client.ts';
import { wordsOf } from '../api/words.ts';
import { Button, ButtonLink } from '../design/button.tsx';
import { Confirm } from '../design/confirm.tsx';
import { formatCount } from '../design/figures.ts';
import { useRights } from '../sharing/access.ts';
import { ShareWithPeople } from '../sharing/share-with-people.tsx';
import { warn } from '../shell/notices.tsx';
import { possibleActions, useAction } from './changes.ts';
import { experimentKey } from './reads.ts';

const WORDS: Record<ExperimentAction, { label: string; doing: string; icon: typeof Play }> = {
  start: { label: 'Start', doing: 'Starting …', icon: Play },
  pause: { label: 'Pause', doing: 'Pausing …', icon: Pause },
  resume: { label: 'Resume', doing: 'Resuming …', icon: Play },
  cancel: { label: 'Cancel', doing: 'Cancelling …', icon: Ban },
};

/** Actions on an experiment in its current status. */
export function Actions({ experiment }: { experiment: ExperimentShown }) {
  const { id, status } = experiment;
  const action = useAction(id);
  const { isOwn, mayPlay, mayCreate, hasAccounts } = useRights('experiment', id);
  return (
    <>
      {(mayPlay ? possibleActions(status) : []).map((name) => {
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
      {isOwn && hasAccounts && <ShareWithPeople kind="experiment" id={id} />}
      {mayCreate && (
        <ButtonLink href={`/experiments/new?again=${id}`}>
          <Copy aria-hidden className="size-4" />
          Vary this design
        </ButtonLink>
      )}
      {isOwn && status !== 'running' && <Remove experiment={experiment} />}
    </>
  );
}

function Remove({ experiment }: { experiment: ExperimentShown }) {
  const router = useRouter();
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => change('DELETE', '/experiments/{id}', { params: { id: experiment.id } }),
    onSuccess: () => {
      client.removeQueries({ queryKey: experimentKey(experiment.id) });
      void client.invalidateQueries({ queryKey: ['experiments'] });
      router.push('/experiments');
    },
    onError: (error) => warn('The experiment could not be removed', wordsOf(error)),
  });
  return (
    <>
      <Button look="quiet" disabled={remove.isPending} onClick={() => setIsAsking(true)}>
        <Trash2 aria-hidden className="size-4" />
        {remove.isPending ? 'Removing …' : 'Remove'}
      </Button>
      <Confirm
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={`Remove “${experiment.name}”?`}
        action="Remove it"
        onConfirm={() => remove.mutate()}
      >
        Its {formatCount(experiment.games.total)} games and all results go with it; that cannot be undone. Games that
        you opened from it stay. Keep its design, and it can be played again to the bit.
      </Confirm>
    </>
  );
}
