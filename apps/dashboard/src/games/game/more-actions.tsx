import type { Game } from '@farol/api';
import { MoreHorizontal } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Confirm } from '../../design/confirm.tsx';
import { formatCount } from '../../design/figures.ts';
import { PopUp } from '../../design/pop-up.tsx';
import type { Rights } from '../../sharing/access.ts';
import { canDo } from './play-plan.ts';
import type { Changes } from './use-changes.ts';

const LINK = 'block rounded px-3 py-2 text-left hover:bg-sunken w-full disabled:opacity-50';

/** Actions that end a game, which are confirmed first. */
type Ending = 'remove' | 'cancel';

/** The seldom used actions of a game, in a menu. */
export function MoreActions({ game, changes }: { game: Game; changes: Changes }) {
  const [asks, setAsks] = useState<Ending>();
  return (
    <>
      <PopUp
        label="More to do with this game"
        className="w-64 !p-1.5"
        trigger={(button) => (
          <Button {...button}>
            <MoreHorizontal aria-hidden className="size-4" />
            More
          </Button>
        )}
      >
        {(close) => (
          <ActionList
            game={game}
            rights={changes.rights}
            onEnd={(ending) => {
              close();
              setAsks(ending);
            }}
          />
        )}
      </PopUp>
      <Confirm
        isOpen={asks === 'remove'}
        onClose={() => setAsks(undefined)}
        title={`Remove “${game.name}”?`}
        action="Remove it"
        onConfirm={() => void changes.remove()}
      >
        Its {formatCount(game.rounds.played)} rounds go with it. Whoever has its manifest can play it again to the bit.
      </Confirm>
      <Confirm
        isOpen={asks === 'cancel'}
        onClose={() => setAsks(undefined)}
        title={`Cancel “${game.name}”?`}
        action="Cancel it"
        onConfirm={() => void changes.changeStatus('cancel')}
      >
        It plays no more, for good. Its rounds stay, and it can be forked from any of them.
      </Confirm>
    </>
  );
}

interface ActionListProps {
  game: Game;
  rights: Rights;
  onEnd: (ending: Ending) => void;
}

export function ActionList({ game, rights, onEnd }: ActionListProps) {
  const { isOwn, mayPlay, mayCreate } = rights;
  return (
    <>
      {isOwn && game.status === 'draft' && (
        <Link href={`/games/new?edit=${game.id}`} className={LINK}>
          Change this draft
        </Link>
      )}
      {mayCreate && (
        <>
          <Link href={`/games/new?from=${game.id}`} className={LINK}>
            Play a variant
          </Link>
          <Link href={`/experiments/new?from=${game.id}`} className={LINK}>
            Vary it in an experiment
          </Link>
        </>
      )}
      <Link href={`/compare?games=${game.id}`} className={LINK}>
        Compare it
      </Link>
      {mayPlay && <hr className="my-1 border-line" />}
      {mayPlay && canDo('cancel', game) && (
        <button type="button" className={LINK} onClick={() => onEnd('cancel')}>
          Cancel the game
        </button>
      )}
      {isOwn && (
        <button
          type="button"
          className={`${LINK} text-bad`}
          disabled={game.status === 'running'}
          onClick={() => onEnd('remove')}
        >
          {game.status === 'running' ? 'Remove (pause it first)' : 'Remove the game'}
        </button>
      )}
    </>
  );
}
