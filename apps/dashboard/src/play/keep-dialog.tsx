'use client';

import type { Citation, Game } from '@farol/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { Button, ButtonLink } from '../design/button.tsx';
import { TextField } from '../design/field.tsx';
import { formatCount } from '../design/figures.ts';
import { PanelDialog } from '../design/panel-dialog.tsx';
import { Failure } from '../design/states.tsx';
import { keepGame } from './keep-game.ts';

/** Has the laboratory play a game of this browser, and compares the digests. */
export function KeepDialog({ citation, onClose }: { citation: Citation; onClose: () => void }) {
  return (
    <PanelDialog onClose={onClose} title="Keep this game on the laboratory">
      <Keep citation={citation} />
    </PanelDialog>
  );
}

function Keep({ citation }: { citation: Citation }) {
  const [name, setName] = useState('');
  const [progress, setProgress] = useState<{ played: number; id: string }>();
  const client = useQueryClient();
  const keeping = useMutation({
    mutationFn: () => keepGame(citation, name, (played, id) => setProgress({ played, id })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['games'] }),
  });
  if (keeping.data !== undefined) return <Kept game={keeping.data} digest={citation.digest} />;
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!keeping.isPending) keeping.mutate();
      }}
    >
      <p className="text-ink-soft">
        The laboratory plays the same manifest for {formatCount(citation.rounds)} rounds and stores it. If it comes to
        the same digest, it is the same game.
      </p>
      <TextField
        label="Name"
        hint="May be left empty."
        value={name}
        maxLength={200}
        disabled={keeping.isPending}
        onChange={(event) => setName(event.target.value)}
      />
      {keeping.isPending && <Progress played={progress?.played ?? 0} rounds={citation.rounds} />}
      {keeping.error !== null && (
        <Failure
          error={keeping.error}
          actions={
            progress !== undefined && (
              <ButtonLink href={`/games/${progress.id}`} size="small">
                Open what is there
              </ButtonLink>
            )
          }
        />
      )}
      <Button type="submit" look="main" className="justify-self-start" disabled={keeping.isPending}>
        {keeping.isPending ? 'Playing …' : 'Keep it'}
      </Button>
    </form>
  );
}

function Progress({ played, rounds }: { played: number; rounds: number }) {
  return (
    <div role="status">
      <progress
        className="h-2 w-full accent-(--lamp)"
        aria-label="Rounds played by the laboratory"
        max={Math.max(1, rounds)}
        value={played}
      />
      <p className="text-ink-soft tabular-nums">
        {formatCount(played)} of {formatCount(rounds)} rounds
      </p>
    </div>
  );
}

function Kept({ game, digest }: { game: Game; digest: string }) {
  const isSame = game.digest === digest;
  const Icon = isSame ? CircleCheck : CircleAlert;
  return (
    <div role="status" className="grid gap-3">
      <p className={`flex items-center gap-2 text-lg font-bold ${isSame ? 'text-good' : 'text-bad'}`}>
        <Icon aria-hidden className="size-5" />
        {isSame ? 'Kept, bit for bit' : 'Kept, but it differs'}
      </p>
      <p className="text-ink-soft">
        {isSame
          ? 'The laboratory came to the same digest as your browser:'
          : 'The laboratory came to another digest than your browser. Please report it with both:'}
      </p>
      <p className="font-mono text-[0.87em] break-all">{game.digest}</p>
      {!isSame && <p className="font-mono text-[0.87em] break-all">{digest}</p>}
      <ButtonLink href={`/games/${game.id}`} look="main" className="justify-self-start">
        Open the game
      </ButtonLink>
    </div>
  );
}
