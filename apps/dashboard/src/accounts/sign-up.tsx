'use client';

import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { change } from '../api/client.ts';
import { TextField } from '../design/field.tsx';
import { Card, LoadingCard } from './card.tsx';
import { EmailField, faultOf, Form } from './form.tsx';
import { NoAccounts } from './no-accounts.tsx';
import { useSession } from './session.ts';

/** Asking for an account, where sign-up is open. The answer is the same for an address that has one. */
export function SignUp() {
  const { data: session } = useSession();
  if (session === undefined) return <LoadingCard title="Sign up" />;
  if (session.auth === 'none') return <NoAccounts title="Sign up" />;
  if (!session.isSignUpOpen) {
    return (
      <Card title="Sign up">
        <p>Accounts of this laboratory are by invitation: ask one of its administrators.</p>
        <SignInLink />
      </Card>
    );
  }
  return <SignUpForm />;
}

function SignUpForm() {
  const [form, setForm] = useState({ email: '', name: '' });
  const signUp = useMutation({ mutationFn: () => change('POST', '/sign-up', { form }) });
  if (signUp.isSuccess) {
    return (
      <Card title="Look into your mail">
        <p role="status">
          If {form.email} has no account yet, a message with a link is on its way. Open it to choose a password and
          create the account.
        </p>
        <SignInLink />
      </Card>
    );
  }
  const fieldOf = (name: keyof typeof form) => ({
    name,
    value: form[name],
    error: faultOf(signUp.error, name),
    onChange: ({ target }: { target: { value: string } }) => setForm({ ...form, [name]: target.value }),
  });
  return (
    <Card title="Sign up">
      <Form
        error={signUp.error}
        fields={['email', 'name']}
        isPending={signUp.isPending}
        action="Sign up"
        doing="Signing up …"
        onSubmit={() => signUp.mutate()}
      >
        <TextField {...fieldOf('name')} label="Name" autoComplete="name" maxLength={100} hint="Others see it." />
        <EmailField {...fieldOf('email')} />
      </Form>
      <SignInLink />
    </Card>
  );
}

export function SignInLink() {
  return (
    <p>
      <Link href="/sign-in" className="text-lamp underline underline-offset-2">
        Sign in
      </Link>
    </p>
  );
}
