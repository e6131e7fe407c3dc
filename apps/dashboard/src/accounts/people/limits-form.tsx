'use client';

import type { PersonShown, QuotaLimits } from '@farol/api';
import { useState } from 'react';
import { QUOTA_NAMES } from '../../api/words.ts';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
import { readNumber } from '../../design/read-number.ts';
import { faultOf, Form } from '../form.tsx';
import { useChangePerson } from './use-change-person.ts';

const NAMES = Object.keys(QUOTA_NAMES) as (keyof QuotaLimits)[];
/** A person types storage in MB. */
const BYTES_PER_MEGABYTE = 1e6;

type Typed = Record<keyof QuotaLimits, string>;

/** The limits as texts of their fields; an empty one is no limit. */
export function writeLimits(limits: QuotaLimits): Typed {
  const textOf = (name: keyof QuotaLimits) => {
    const value = limits[name];
    if (value === null) return '';
    return String(name === 'storageBytes' ? value / BYTES_PER_MEGABYTE : value);
  };
  return Object.fromEntries(NAMES.map((name) => [name, textOf(name)])) as Typed;
}

/** The limits that were typed. A text that is no number is sent as it is, so that the API says what is wrong. */
export function readLimits(typed: Typed): Record<string, unknown> {
  const valueOf = (name: keyof QuotaLimits) => {
    if (typed[name].trim() === '') return null;
    const value = readNumber(typed[name]);
    return name === 'storageBytes' && typeof value === 'number' ? Math.round(value * BYTES_PER_MEGABYTE) : value;
  };
  return Object.fromEntries(NAMES.map((name) => [name, valueOf(name)]));
}

/** Limits of an account, or those of the laboratory. */
export function LimitsForm({ person }: { person: PersonShown }) {
  const [typed, setTyped] = useState(() => writeLimits(person.limits));
  const save = useChangePerson(person.id);
  const reset = () => save.mutate({ form: { limits: null }, done: `${person.name} has the default limits.` });
  return (
    <section aria-label="Limits">
      <h3 className="mb-2">Limits</h3>
      <Form
        error={save.error}
        fields={NAMES.map((name) => `limits.${name}`)}
        isPending={save.isPending}
        action="Save the limits"
        doing="Saving …"
        look="plain"
        onSubmit={() =>
          save.mutate({ form: { limits: readLimits(typed) }, done: `The limits of ${person.name} are saved.` })
        }
        others={
          person.hasOwnLimits && (
            <Button look="quiet" onClick={reset}>
              Use the defaults
            </Button>
          )
        }
      >
        <div className="grid gap-3 sm:grid-cols-2">
          {NAMES.map((name) => (
            <TextField
              key={name}
              label={name === 'storageBytes' ? 'Storage in MB' : QUOTA_NAMES[name]}
              inputMode="numeric"
              autoComplete="off"
              placeholder="no limit"
              value={typed[name]}
              error={faultOf(save.error, `limits.${name}`)}
              onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
            />
          ))}
        </div>
        <p className="text-[0.92em] text-ink-soft">
          An empty field is no limit.
          {!person.hasOwnLimits && ' These are the defaults of the laboratory.'}
        </p>
      </Form>
    </section>
  );
}
