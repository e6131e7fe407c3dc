'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { change } from '../api/client.ts';
import { Card, LoadingCard } from './card.tsx';
import { faultOf, Form, PASSWORD_HINT, PasswordField } from './form.tsx';
import { NoToken } from './no-token.tsx';
import { SignInLink } from './sign-up.tsx';
import { useToken } from './use-token.ts';

const TITLE = 'New password';

/** A new password by a one-time link. */
export function ResetPassword() {
  const token = useToken();
  const [password, setPassword] = useState('');
  const reset = useMutation({ mutationFn: () => change('POST', '/password/reset', { form: { token, password } }) });
  if (token === undefined) return <LoadingCard title={TITLE} what="the link" />;
  if (token === '') return <NoToken title={TITLE} />;
  if (reset.isSuccess) {
    return (
      <Card title={TITLE}>
        <p role="status">The password is set, and all devices are signed out. Sign in with the new password.</p>
        <SignInLink />
      </Card>
    );
  }
  return (
    <Card title={TITLE} about="All devices on which you are signed in are signed out.">
      <Form
        error={reset.error}
        fields={['password']}
        isPending={reset.isPending}
        action="Set the password"
        doing="Setting …"
        onSubmit={() => reset.mutate()}
      >
        <PasswordField
          label="New password"
          name="password"
          autoComplete="new-password"
          hint={PASSWORD_HINT}
          value={password}
          error={faultOf(reset.error, 'password')}
          onChange={({ target }) => setPassword(target.value)}
        />
      </Form>
    </Card>
  );
}
