'use client';

import type { Share } from '@farol/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { wordsOf } from '../api/words.ts';
import { Button } from '../design/button.tsx';
import { formatTime } from '../design/figures.ts';
import { say, warn } from '../shell/notices.tsx';
import { accessKey, type Kind, withdrawShare } from './access.ts';

interface ShareListProps {
  kind: Kind;
  id: string;
  shares: readonly Share[];
}

/** The shares, each of which can be withdrawn. */
export function ShareList({ kind, id, shares }: ShareListProps) {
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: (shareId: string) => withdrawShare(kind, id, shareId),
    onSuccess: () => say('The share is withdrawn.'),
    onError: (error) => warn('The share could not be withdrawn', wordsOf(error)),
    onSettled: () => client.invalidateQueries({ queryKey: accessKey(kind, id) }),
  });
  if (shares.length === 0) return <p className="text-ink-soft">Nobody. Only you see this {kind}.</p>;
  return (
    <ul className="grid gap-3">
      {shares.map((share) => (
        <li key={share.id} className="flex items-start justify-between gap-3">
          <div className="min-w-0">
            <p className="font-semibold break-words">{nameOf(share)}</p>
            <p className="text-[0.92em] break-words text-ink-soft">{aboutOf(share)}</p>
          </div>
          <Button
            size="small"
            aria-label={`Withdraw the share with ${nameOf(share)}`}
            aria-disabled={withdraw.isPending}
            onClick={() => withdraw.mutate(share.id)}
          >
            Withdraw
          </Button>
        </li>
      ))}
    </ul>
  );
}

const nameOf = ({ person, createdAt }: Share) => person?.name ?? `a link of ${formatTime(createdAt)}`;

function aboutOf({ person, may, expiresAt }: Share): string {
  const parts = [person?.email, may === 'play' ? 'may view and play' : 'may view'];
  return [...parts, expiresAt === null ? undefined : `until ${formatTime(expiresAt)}`].filter(Boolean).join(' · ');
}
