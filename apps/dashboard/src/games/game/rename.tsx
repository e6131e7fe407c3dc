import type { Game } from '@farol/api';
import { type FormEvent, useState } from 'react';
import { ApiProblem } from '../../api/client.ts';
import { Button } from '../../design/button.tsx';
import { CONTROL } from '../../design/field.tsx';
import { BothValues } from '../../game-form/both-values.tsx';
import type { Changes } from './use-changes.ts';

/** The name of the game as a field. If it was renamed meanwhile, both names are shown to choose from. */
export function Rename({ game, changes, onDone }: { game: Game; changes: Changes; onDone: () => void }) {
  const [seen, setSeen] = useState(game);
  const [name, setName] = useState(game.name);
  const [theirs, setTheirs] = useState<{ name: string; revision: number }>();
  const isPending = changes.pending.has('rename');

  async function rename(before: Game) {
    if (name.trim() === '' || name.trim() === before.name) return onDone();
    const end = await changes.rename(before, name.trim());
    if (end === undefined) return;
    if (!(end instanceof ApiProblem)) return onDone();
    const { conflicts, revision } = end.body;
    setTheirs({ name: String(conflicts?.[0]?.now), revision: revision! });
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (theirs === undefined) void rename(seen);
  };
  const keep = () => {
    const before = { ...seen, ...theirs };
    setSeen(before);
    setTheirs(undefined);
    void rename(before);
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-center gap-2">
      <h1 className="sr-only">{game.name}</h1>
      <input
        aria-label="Name of the game"
        value={name}
        maxLength={200}
        // One has just pressed the pencil.
        autoFocus
        onFocus={(event) => event.target.select()}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onDone()}
        className={`${CONTROL} w-80 max-w-full text-lg font-bold`}
      />
      <Button type="submit" aria-disabled={isPending}>
        {isPending ? 'Renaming …' : 'Rename'}
      </Button>
      <Button look="quiet" onClick={onDone}>
        Cancel
      </Button>
      {theirs !== undefined && (
        <div className="basis-full">
          <BothValues rows={[{ field: 'name', theirs: theirs.name, mine: name }]} onKeep={keep} onTake={onDone} />
        </div>
      )}
    </form>
  );
}
