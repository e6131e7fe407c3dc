import { INFORMATION_KINDS } from '@farol/kernel';
import { drawSeed, MAX_ROUNDS } from '@farol/api';
import { Dices } from 'lucide-react';
import { Button } from '../../design/button.tsx';
import { CONTROL, Field, TextField } from '../../design/field.tsx';
import { formatCount } from '../../design/figures.ts';
import { Panel } from '../../design/page.tsx';
import { INFORMATION } from '../../game-form/information.ts';
import type { PartProps } from './rules-part.tsx';
import { SourceLink } from '../../game-form/sources.tsx';

/** The information that agents get, and their history before the first round. */
export function InformationPart({ form, onChange, faultFor }: PartProps) {
  return (
    <Panel title="Information">
      <fieldset>
        <legend className="sr-only">Information about the past</legend>
        <div className="grid gap-2 lg:grid-cols-3">
          {INFORMATION_KINDS.map((kind) => {
            const { title, about, source } = INFORMATION[kind];
            return (
              <div
                key={kind}
                className="rounded-md border border-line p-2.5 has-checked:border-lamp has-checked:bg-ground"
              >
                <label className="flex min-h-6 cursor-pointer items-center gap-2 font-semibold">
                  <input
                    type="radio"
                    name="information"
                    data-field="information.kind"
                    className="accent-lamp"
                    checked={form.information === kind}
                    onChange={() => onChange({ ...form, information: kind })}
                  />
                  {title}
                </label>
                <p className="mt-1 text-[0.92em] text-ink-soft">
                  {about} {source && <SourceLink source={source} />}
                </p>
              </div>
            );
          })}
        </div>
      </fieldset>
      <TextField
        className="mt-4"
        label="Attendances before the first round"
        hint="At most 64, the latest last. The seed draws those that are missing."
        error={faultFor('initialHistory')}
        data-field="initialHistory"
        inputMode="text"
        autoComplete="off"
        spellCheck={false}
        placeholder="44, 78, 56, 15, 23, 67, 84, 34, 45, 76, 40, 56, 22, 35"
        value={form.history}
        onChange={({ target }) => onChange({ ...form, history: target.value })}
      />
    </Panel>
  );
}

/** Name, length, tempo and seed. */
export function PlayPart({ form, onChange, faultFor, isChange }: PartProps & { isChange: boolean }) {
  const set =
    (name: 'name' | 'rounds' | 'tempo') =>
    ({ target }: { target: { value: string } }) =>
      onChange({ ...form, [name]: target.value });
  return (
    <Panel title="Playing">
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
        <TextField
          className="sm:col-span-2"
          label="Name"
          hint={isChange ? undefined : 'Empty: the name follows from the rules and the seed.'}
          error={faultFor('name')}
          data-field="name"
          autoComplete="off"
          value={form.name}
          onChange={set('name')}
        />
        <TextField
          label="Rounds"
          hint={
            isChange
              ? `The number of rounds planned, up to ${formatCount(MAX_ROUNDS)}.`
              : `The number of rounds planned, up to ${formatCount(MAX_ROUNDS)}. More can be added later. Empty: none are planned.`
          }
          error={faultFor('rounds')}
          data-field="rounds"
          inputMode="numeric"
          autoComplete="off"
          value={form.rounds}
          onChange={set('rounds')}
        />
        <TextField
          label="Tempo, rounds a second"
          hint="0.01 … 100,000: Empty: as fast as it can."
          error={faultFor('roundsPerSecond')}
          data-field="roundsPerSecond"
          inputMode="decimal"
          autoComplete="off"
          placeholder="as fast as it can"
          value={form.tempo}
          onChange={set('tempo')}
        />
        <SeedField value={form.seed} error={faultFor('seed')} onChange={(seed) => onChange({ ...form, seed })} />
      </div>
    </Panel>
  );
}

interface SeedFieldProps {
  value: string;
  error: string | undefined;
  onChange: (seed: string) => void;
}

function SeedField({ value, error, onChange }: SeedFieldProps) {
  return (
    <Field
      className="sm:col-span-2"
      label="Seed"
      hint="A whole number below 2⁶⁴. The same seed and the same game give the same rounds, to the bit. Empty: drawn when it is created."
      error={error}
    >
      {(control) => (
        <div className="flex gap-2">
          <input
            type="text"
            {...control}
            data-field="seed"
            inputMode="numeric"
            autoComplete="off"
            placeholder="drawn"
            value={value}
            onChange={({ target }) => onChange(target.value)}
            className={`${CONTROL} font-mono`}
          />
          <Button onClick={() => onChange(drawSeed())}>
            <Dices aria-hidden className="size-4" /> Draw one
          </Button>
        </div>
      )}
    </Field>
  );
}
