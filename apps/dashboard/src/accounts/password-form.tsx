'use client';

import { useState } from 'react';
import { Button } from '../design/button.tsx';
import { faultOf, Form, PasswordField } from './form.tsx';

interface PasswordFormProps {
  error: unknown;
  isPending: boolean;
  action: string;
  look?: 'main' | 'bad';
  onPassword: (password: string) => void;
  onCancel: () => void;
}

/** Asks for the password again, before a change that a stolen session must not make. */
export function PasswordForm({ error, isPending, action, look, onPassword, onCancel }: PasswordFormProps) {
  const [password, setPassword] = useState('');
  return (
    <Form
      error={error}
      fields={['password']}
      isPending={isPending}
      action={action}
      doing="Checking …"
      look={look}
      onSubmit={() => onPassword(password)}
      others={
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      }
    >
      <PasswordField
        label="Your password"
        name="password"
        autoComplete="current-password"
        value={password}
        autoFocus
        error={faultOf(error, 'password')}
        onChange={({ target }) => setPassword(target.value)}
      />
    </Form>
  );
}
