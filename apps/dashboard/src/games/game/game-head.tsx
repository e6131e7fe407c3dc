'use client';

import type { Game } from '@farol/api';
import { Pencil } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useRules } from '../../api/catalogues.ts';
import { Button } from '../../design/button.tsx';
import { formatCount, formatTime } from '../../design/figures.ts';
import { Status } from '../../design/status.tsx';
import { ShareWithPeople } from '../../sharing/share-with-people.tsx';
import { Fork } from './fork.tsx';
import { MoreActions } from './more-actions.tsx';
import { Rename } from './rename.tsx';
import { Share } from './share.tsx';
import type { Changes } from './use-changes.ts';

interface GameHeadProps {
  game: Game;
  changes: Changes;
  /** The selected round, or the last: the likely place of a fork. */
  round: number;
}

/** Name and status of the game, and its actions. */
export function GameHead({ game, changes, round }: GameHeadProps) {
  useEffect(() => {
    document.title = `${game.name} · Farol`;
  }, [game.name]);
  const { data: rules } = useRules();
  const kind = game.rules['kind'];
  const { isOwn, mayCreate, hasAccounts, owner } = changes.rights;
  return (
    <div className="mb-3 flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div className="min-w-0">
        <Title game={game} changes={changes} />
        <p className="mt-0.5 text-ink-soft">
          {rules?.[kind]?.title ?? kind} with {formatCount(game.agents)} agents
          <span className="max-sm:hidden">, made {formatTime(game.createdAt)}</span>
          {owner !== undefined && (
            <>
              {' '}
              · shared by <b className="break-words">{owner}</b>
            </>
          )}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {isOwn && hasAccounts && <ShareWithPeople kind="game" id={game.id} />}
        {game.rounds.played > 0 && <Share game={game} label={hasAccounts ? 'Citation link' : 'Share'} />}
        {game.rounds.played > 0 && mayCreate && <Fork game={game} changes={changes} round={round} />}
        <MoreActions game={game} changes={changes} />
      </div>
    </div>
  );
}

/** The name beside the status, or as a field while it is changed. */
function Title({ game, changes }: Omit<GameHeadProps, 'round'>) {
  const [isRenaming, setIsRenaming] = useState(false);
  if (isRenaming) return <Rename game={game} changes={changes} onDone={() => setIsRenaming(false)} />;
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <h1 className="min-w-0 break-words">{game.name}</h1>
      {changes.rights.isOwn && (
        <Button
          look="quiet"
          size="small"
          aria-label="Rename the game"
          title="Rename"
          onClick={() => setIsRenaming(true)}
        >
          <Pencil aria-hidden className="size-4" />
        </Button>
      )}
      <Status status={game.status} />
    </div>
  );
}
