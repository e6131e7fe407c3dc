'use client';

import type { Game } from '@farol/api';
import { GitFork, MoreHorizontal, Pencil } from 'lucide-react';
import Link from 'next/link';
import { type FormEvent, useEffect, useState } from 'react';
import { useRules } from '../../api/catalogues.ts';
import { Button } from '../../design/button.tsx';
import { Confirm } from '../../design/confirm.tsx';
import { TextField } from '../../design/field.tsx';
import { formatCount, formatTime } from '../../design/figures.ts';
import { PopUp } from '../../design/pop-up.tsx';
import { readNumber } from '../../design/read-number.ts';
import { Status } from '../../design/status.tsx';
import { canDo } from './play-plan.ts';
import { Rename } from './rename.tsx';
import { Share } from './share.tsx';
import type { Changes } from './use-changes.ts';

interface GameHeadProps {
  game: Game;
  changes: Changes;
  /** The round that one has picked, or the last: where a fork would most likely part. */
  round: number;
}

const LINK = 'block rounded px-3 py-2 text-left hover:bg-sunken w-full disabled:opacity-50';

/** Name and status of the game, and its actions. */
export function GameHead({ game, changes, round }: GameHeadProps) {
  const [isRenaming, setIsRenaming] = useState(false);
  const [asks, setAsks] = useState<'remove' | 'cancel'>();
  useEffect(() => {
    document.title = `${game.name} · Farol`;
  }, [game.name]);
  const { data: rules } = useRules();
  const kind = game.rules['kind'];
  return (
    <div className="mb-3 flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div className="min-w-0">
        {isRenaming ? (
          <Rename game={game} changes={changes} onDone={() => setIsRenaming(false)} />
        ) : (
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <h1 className="min-w-0 break-words">{game.name}</h1>
            <Button
              look="quiet"
              size="small"
              aria-label="Rename the game"
              title="Rename"
              onClick={() => setIsRenaming(true)}
            >
              <Pencil aria-hidden className="size-4" />
            </Button>
            <Status status={game.status} />
          </div>
        )}
        <p className="mt-0.5 text-ink-soft">
          {rules?.[kind]?.title ?? kind} with {formatCount(game.agents)} agents
          <span className="max-sm:hidden">, made {formatTime(game.createdAt)}</span>
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {game.rounds.played > 0 && <Share game={game} />}
        {game.rounds.played > 0 && <Fork game={game} changes={changes} round={round} />}
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
            <>
              {game.status === 'draft' && (
                <Link href={`/games/new?edit=${game.id}`} className={LINK}>
                  Change this draft
                </Link>
              )}
              <Link href={`/games/new?from=${game.id}`} className={LINK}>
                Play a variant
              </Link>
              <Link href={`/experiments/new?from=${game.id}`} className={LINK}>
                Vary it in an experiment
              </Link>
              <Link href={`/compare?games=${game.id}`} className={LINK}>
                Compare it
              </Link>
              <hr className="my-1 border-line" />
              {canDo('cancel', game) && (
                <button
                  type="button"
                  className={LINK}
                  onClick={() => {
                    close();
                    setAsks('cancel');
                  }}
                >
                  Cancel the game
                </button>
              )}
              <button
                type="button"
                className={`${LINK} text-bad`}
                disabled={game.status === 'running'}
                onClick={() => {
                  close();
                  setAsks('remove');
                }}
              >
                {game.status === 'running' ? 'Remove (pause it first)' : 'Remove the game'}
              </button>
            </>
          )}
        </PopUp>
      </div>
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
    </div>
  );
}

function Fork({ game, changes, round }: GameHeadProps) {
  return (
    <PopUp
      label="Fork the game"
      className="w-80"
      trigger={(button) => (
        <Button {...button}>
          <GitFork aria-hidden className="size-4" />
          Fork here
        </Button>
      )}
    >
      <ForkForm game={game} changes={changes} round={round} />
    </PopUp>
  );
}

function ForkForm({ game, changes, round }: GameHeadProps) {
  const [text, setText] = useState(String(round));
  const [error, setError] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const shared = readNumber(text);
    const fits =
      typeof shared === 'number' && Number.isSafeInteger(shared) && shared >= 0 && shared <= game.rounds.played;
    setError(fits ? undefined : `must be a whole number from 0 to ${formatCount(game.rounds.played)}`);
    if (fits) void changes.fork(shared);
  };
  return (
    <form onSubmit={submit} noValidate>
      <TextField
        label="Fork after round"
        inputMode="numeric"
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={error}
        hint={`A new game that shares the rounds up to there, and goes its own way from then on: with other agents, or another tempo. The last round is ${formatCount(game.rounds.played)}.`}
      />
      <Button type="submit" look="main" className="mt-3" aria-disabled={changes.pending.has('fork')}>
        {changes.pending.has('fork') ? 'Forking …' : 'Fork'}
      </Button>
    </form>
  );
}
