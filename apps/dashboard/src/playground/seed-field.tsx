import { drawSeed } from '@farol/api';
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { CONTROL, Field } from '../design/field.tsx';
import { readSeed } from './setup-changes.ts';

/** The seed of the game. Text that is no seed stays in the field and changes nothing. */
export function SeedField({ seed, onChange }: { seed: string; onChange: (seed: string) => void }) {
  const [typed, setTyped] = useState<string>();
  const isFaulty = typed !== undefined && readSeed(typed) === undefined;
  return (
    <Field
      label="Seed"
      hint="The same seed and the same game give the same rounds, to the bit."
      error={isFaulty ? 'must be a whole number from 0 to 2⁶⁴ − 1' : undefined}
    >
      {(control) => (
        <div className="flex gap-2">
          <input
            {...control}
            inputMode="numeric"
            value={typed ?? seed}
            onChange={({ target }) => {
              setTyped(target.value);
              const next = readSeed(target.value);
              if (next !== undefined) onChange(next);
            }}
            onBlur={() => setTyped(undefined)}
            className={`${CONTROL} min-w-0 font-mono text-[0.92em]`}
          />
          <Button aria-label="Draw another seed" title="Draw another seed" onClick={() => onChange(drawSeed())}>
            <RefreshCw aria-hidden className="size-4" />
          </Button>
        </div>
      )}
    </Field>
  );
}
