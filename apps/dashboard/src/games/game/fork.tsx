import type { Game } from '@farol/api';
import { GitFork } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
import { formatCount } from '../../design/figures.ts';
import { PopUp } from '../../design/pop-up.tsx';
import { readNumber } from '../../design/read-number.ts';
import type { Changes } from './use-changes.ts';

interface ForkProps {
  game: Game;
  changes: Changes;
  /** The round that is suggested. */
  round: number;
}

/** The button that forks the game, and the form for the last shared round. */
export function Fork({ game, changes, round }: ForkProps) {
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

function ForkForm({ game, changes, round }: ForkProps) {
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
