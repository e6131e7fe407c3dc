'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { change } from '../api/client.ts';
import { Card, LoadingCard } from './card.tsx';
import { EmailField, faultOf, Form } from './form.tsx';
import { NoAccounts } from './no-accounts.tsx';
import { useSession } from './session.ts';
import { SignInLink } from './sign-up.tsx';

/** Asking for a link that resets the password. The answer is the same for an address without an account. */
export function ForgotPassword() {
  const { data: session } = useSession();
  if (session === undefined) return <LoadingCard title="Forgotten password" />;
  if (session.auth === 'none') return <NoAccounts title="Forgotten password" />;
  if (!session.sendsMail) {
    return (
      <Card title="Forgotten password">
        <p>This laboratory sends no mail. Ask one of its administrators for a link that resets your password.</p>
        <SignInLink />
      </Card>
    );
  }
  return <AskForm />;
}

function AskForm() {
  const [email, setEmail] = useState('');
  const ask = useMutation({ mutationFn: () => change('POST', '/password/forgot', { form: { email } }) });
  if (ask.isSuccess) {
    return (
      <Card title="Look into your mail">
        <p role="status">If {email} has an account, a message with a link is on its way.</p>
        <SignInLink />
      </Card>
    );
  }
  return (
    <Card title="Forgotten password" about="A message with a link comes by e-mail; the link sets a new password.">
      <Form
        error={ask.error}
        fields={['email']}
        isPending={ask.isPending}
        action="Send the link"
        doing="Sending …"
        onSubmit={() => ask.mutate()}
      >
        <EmailField
          name="email"
          value={email}
          error={faultOf(ask.error, 'email')}
          onChange={({ target }) => setEmail(target.value)}
        />
      </Form>
      <SignInLink />
    </Card>
  );
}
