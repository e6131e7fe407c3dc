'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { change } from '../api/client.ts';
import { Card, LoadingCard } from './card.tsx';
import { faultOf, Form, PASSWORD_HINT, PasswordField } from './form.tsx';
import { NoToken } from './no-token.tsx';
import { SignInLink } from './sign-up.tsx';
import { useToken } from './use-token.ts';

const TITLE = 'Confirm your e-mail address';

/** The end of a sign-up: the person who has the mail chooses the password. */
export function VerifyEmail() {
  const token = useToken();
  const [password, setPassword] = useState('');
  const verify = useMutation({ mutationFn: () => change('POST', '/sign-up/verify', { form: { token, password } }) });
  if (token === undefined) return <LoadingCard title={TITLE} what="the link" />;
  if (token === '') return <NoToken title={TITLE} />;
  if (verify.isSuccess) {
    return (
      <Card title="Your account is ready">
        <p role="status">The address is confirmed.</p>
        <SignInLink />
      </Card>
    );
  }
  return (
    <Card title={TITLE}>
      <Form
        error={verify.error}
        fields={['password']}
        isPending={verify.isPending}
        action="Create the account"
        doing="Creating …"
        onSubmit={() => verify.mutate()}
      >
        <PasswordField
          label="Password"
          name="password"
          autoComplete="new-password"
          hint={PASSWORD_HINT}
          value={password}
          error={faultOf(verify.error, 'password')}
          onChange={({ target }) => setPassword(target.value)}
        />
      </Form>
    </Card>
  );
}
