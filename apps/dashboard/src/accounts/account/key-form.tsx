'use client';

import { type Role, type Scope, SCOPES } from '@farol/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { change } from '../../api/client.ts';
import { Button } from '../../design/button.tsx';
import { SelectField, TextField } from '../../design/field.tsx';
import { faultOf, Form } from '../form.tsx';

export const KEYS_KEY = ['account', 'keys'];

const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  read: 'read: look at games and results',
  play: 'play: also create and play',
  admin: 'admin: also manage people',
};

/** The scopes that a key of this role can have. */
export const scopesOf = (role: Role): readonly Scope[] =>
  SCOPES.filter((scope) => scope === 'read' || (scope === 'play' ? role !== 'viewer' : role === 'administrator'));

const DAYS = [7, 30, 90, 365];

interface KeyFormProps {
  role: Role;
  onMade: (key: string) => void;
  onCancel: () => void;
}

/** Name, scope and expiry of a new key. */
export function KeyForm({ role, onMade, onCancel }: KeyFormProps) {
  const client = useQueryClient();
  const [form, setForm] = useState<{ name: string; scope: Scope; days: number | null }>({
    name: '',
    scope: 'read',
    days: 90,
  });
  const create = useMutation({
    mutationFn: () => change('POST', '/account/keys', { form }),
    onSuccess({ key }) {
      onMade(key);
      return client.invalidateQueries({ queryKey: KEYS_KEY });
    },
  });
  return (
    <Form
      error={create.error}
      fields={['name', 'scope', 'days']}
      isPending={create.isPending}
      action="Create"
      doing="Creating …"
      onSubmit={() => create.mutate()}
      others={
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      }
    >
      <TextField
        label="Name"
        hint="The program or the machine that uses it."
        value={form.name}
        maxLength={100}
        autoComplete="off"
        autoFocus
        error={faultOf(create.error, 'name')}
        onChange={({ target }) => setForm({ ...form, name: target.value })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="Scope"
          value={form.scope}
          error={faultOf(create.error, 'scope')}
          onChange={({ target }) => setForm({ ...form, scope: target.value as Scope })}
          options={scopesOf(role).map((scope) => (
            <option key={scope} value={scope}>
              {SCOPE_WORDS[scope]}
            </option>
          ))}
        />
        <ExpiryField days={form.days} onChange={(days) => setForm({ ...form, days })} />
      </div>
    </Form>
  );
}

/** The days until something expires; null for never. */
export function ExpiryField({ days, onChange }: { days: number | null; onChange: (days: number | null) => void }) {
  return (
    <SelectField
      label="Expires"
      value={days ?? ''}
      onChange={({ target }) => onChange(target.value === '' ? null : Number(target.value))}
      options={
        <>
          {DAYS.map((count) => (
            <option key={count} value={count}>
              after {count === 365 ? 'a year' : `${count} days`}
            </option>
          ))}
          <option value="">never</option>
        </>
      }
    />
  );
}
