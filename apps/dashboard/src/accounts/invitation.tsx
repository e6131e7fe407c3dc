'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer } from '../api/client.ts';
import { change } from '../api/client.ts';
import { TextField } from '../design/field.tsx';
import { Card, LoadingCard } from './card.tsx';
import { EmailField, faultOf, Form, PASSWORD_HINT, PasswordField } from './form.tsx';
import { NoToken } from './no-token.tsx';
import { ROLE_WORDS } from './roles.ts';
import { useToken } from './use-token.ts';

type Shown = Answer<'POST', '/invitations/read'>;

/** Creating an account by an invitation, or the first one by the set-up link. */
export function Invitation() {
  const token = useToken();
  const invitation = useQuery({
    // The token is in no key of a query: keys are written into errors and tools.
    queryKey: ['invitation', token !== undefined && token !== ''],
    queryFn: () => change('POST', '/invitations/read', { body: { token: token! } }),
    enabled: token !== undefined && token !== '',
    staleTime: Infinity,
    gcTime: 0,
  });
  if (token === '') return <NoToken title="Invitation" />;
  if (invitation.error !== null) return <NoToken title="Invitation" error={invitation.error} />;
  if (token === undefined || invitation.data === undefined) {
    return <LoadingCard title="Invitation" what="the invitation" />;
  }
  return <AcceptForm token={token} invitation={invitation.data} />;
}

function AcceptForm({ token, invitation }: { token: string; invitation: Shown }) {
  const { isFirst, role } = invitation;
  const [form, setForm] = useState({ email: '', name: '', password: '' });
  const accept = useMutation({
    mutationFn: () => {
      const { email, ...others } = form;
      // The address of an invitation that names one cannot be changed.
      return change('POST', '/invitations/accept', {
        form: { token, ...others, ...(invitation.email === null ? { email } : {}) },
      });
    },
    onSuccess: () => location.replace('/games'),
  });
  const fieldOf = (name: keyof typeof form) => ({
    name,
    value: form[name],
    error: faultOf(accept.error, name),
    onChange: ({ target }: { target: { value: string } }) => setForm({ ...form, [name]: target.value }),
  });
  return (
    <Card
      title={isFirst ? 'Set up this laboratory' : 'Welcome to this laboratory'}
      about={
        isFirst
          ? 'This account is the first administrator: it invites people, sets limits and reads the audit log.'
          : `You are invited as ${ROLE_WORDS[role].article} ${role}: ${ROLE_WORDS[role].about}.`
      }
    >
      <Form
        error={accept.error}
        fields={['email', 'name', 'password']}
        isPending={accept.isPending || accept.isSuccess}
        action="Create the account"
        doing="Creating …"
        onSubmit={() => accept.mutate()}
      >
        {invitation.email === null ? (
          <EmailField {...fieldOf('email')} />
        ) : (
          <EmailField name="email" value={invitation.email} readOnly />
        )}
        <TextField {...fieldOf('name')} label="Name" autoComplete="name" maxLength={100} hint="Others see it." />
        <PasswordField {...fieldOf('password')} label="Password" autoComplete="new-password" hint={PASSWORD_HINT} />
      </Form>
    </Card>
  );
}
