import type { ExperimentBase } from '@farol/api';
import { useId, useState } from 'react';
import { CONTROL } from '../../design/field.tsx';
import { readBase } from './draft.ts';

interface Props {
  base: ExperimentBase;
  onBase: (base: ExperimentBase) => void;
}

/** The base as text; every text that a form can hold becomes the base. */
export function BaseJson({ base, onBase }: Props) {
  const id = useId();
  const [text, setText] = useState(() => JSON.stringify(base, null, 2));
  const [fault, setFault] = useState<string>();
  const hear = (next: string) => {
    setText(next);
    try {
      const value = readBase(JSON.parse(next));
      setFault(value ? undefined : 'Needs at least "rules" and a list of "agents"; GET /games/…/manifest has both.');
      if (value) onBase(value);
    } catch (error) {
      setFault(`No JSON yet: ${(error as Error).message}`);
    }
  };
  return (
    <>
      <label htmlFor={id} className="mb-1 block font-semibold">
        Configuration
      </label>
      <textarea
        id={id}
        rows={18}
        spellCheck={false}
        className={`${CONTROL} font-mono text-[0.9em]`}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-hint`}
        value={text}
        onChange={({ target }) => hear(target.value)}
      />
      <p id={`${id}-hint`} className={`mt-1 text-[0.92em] ${fault === undefined ? 'text-ink-soft' : 'text-bad'}`}>
        {fault ?? 'A game’s configuration with its rounds and without a seed: as in POST /games.'}
      </p>
    </>
  );
}
