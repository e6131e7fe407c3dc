'use client';

import { useMutation } from '@tanstack/react-query';
import { change } from '../api/client.ts';
import { Card, LoadingCard } from './card.tsx';
import { Form } from './form.tsx';
import { NoToken } from './no-token.tsx';
import { SignInLink } from './sign-up.tsx';
import { useToken } from './use-token.ts';

const TITLE = 'Confirm your e-mail address';

/** The end of a sign-up. A button, because programs that read mail open its links. */
export function VerifyEmail() {
  const token = useToken();
  const verify = useMutation({ mutationFn: () => change('POST', '/sign-up/verify', { form: { token } }) });
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
        isPending={verify.isPending}
        action="Confirm"
        doing="Confirming …"
        onSubmit={() => verify.mutate()}
      >
        <p>The account is created when the address is confirmed.</p>
      </Form>
    </Card>
  );
}
