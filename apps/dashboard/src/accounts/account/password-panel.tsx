'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { change } from '../../api/client.ts';
import { Panel } from '../../design/page.tsx';
import { say } from '../../shell/notices.tsx';
import { faultOf, Form, PASSWORD_HINT, PasswordField } from '../form.tsx';
import { DEVICES_KEY } from './devices-panel.tsx';

const EMPTY = { current: '', password: '' };

/** A new password, for which the current one is asked. */
export function PasswordPanel({ email }: { email: string }) {
  const client = useQueryClient();
  const [form, setForm] = useState(EMPTY);
  const save = useMutation({
    mutationFn: () => change('POST', '/account/password', { form }),
    onSuccess() {
      setForm(EMPTY);
      say('The password is changed. Other devices are signed out.');
      return client.invalidateQueries({ queryKey: DEVICES_KEY });
    },
  });
  const fieldOf = (name: keyof typeof EMPTY) => ({
    name,
    value: form[name],
    error: faultOf(save.error, name),
    onChange: ({ target }: { target: { value: string } }) => setForm({ ...form, [name]: target.value }),
  });
  return (
    <Panel title="Password">
      <Form
        error={save.error}
        fields={['current', 'password']}
        isPending={save.isPending}
        action="Change the password"
        doing="Changing …"
        look="plain"
        onSubmit={() => save.mutate()}
      >
        {/* Password managers look for the account that a password belongs to. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordField {...fieldOf('current')} label="Current password" autoComplete="current-password" />
        <PasswordField
          {...fieldOf('password')}
          label="New password"
          autoComplete="new-password"
          hint={`${PASSWORD_HINT} All other devices are signed out.`}
        />
      </Form>
    </Panel>
  );
}
