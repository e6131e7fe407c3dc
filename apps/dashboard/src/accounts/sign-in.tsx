'use client';

import type { Session } from '@farol/api';
import { useMutation } from '@tanstack/react-query';
import Link from 'next/link';
import { useEffect, useState } from 'react';
import { change, linkTo } from '../api/client.ts';
import { ButtonAnchor } from '../design/button.tsx';
import { Card, LoadingCard } from './card.tsx';
import { CodeForm } from './code-form.tsx';
import { EmailField, faultOf, Form, PasswordField } from './form.tsx';
import { localPath } from './local-path.ts';
import { NoAccounts } from './no-accounts.tsx';
import { useSession } from './session.ts';

const LINK = 'text-lamp underline underline-offset-2';

/** The path to continue at, from the query of the address. */
const pathToContinue = () => localPath(new URLSearchParams(location.search).get('to'));

/** Loads the page anew: nothing of another session stays in memory. */
const continueThere = () => location.replace(pathToContinue());

/** Signing in: e-mail and password, then a code where two-factor sign-in is on. */
export function SignIn() {
  const { data: session } = useSession();
  const [needsCode, setNeedsCode] = useState(false);
  const isSignedIn = session !== undefined && session.person !== null;
  useEffect(() => {
    if (isSignedIn) continueThere();
  }, [isSignedIn]);
  if (session === undefined || isSignedIn) return <LoadingCard title="Sign in" />;
  if (session.auth === 'none') return <NoAccounts title="Sign in" />;
  if (needsCode) return <CodeForm onSignedIn={continueThere} onCancel={() => setNeedsCode(false)} />;
  return (
    <Card title="Sign in">
      <PasswordForm onSignedIn={(isCodeNeeded) => (isCodeNeeded ? setNeedsCode(true) : continueThere())} />
      <Others session={session} />
    </Card>
  );
}

function PasswordForm({ onSignedIn }: { onSignedIn: (needsCode: boolean) => void }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => change('POST', '/session', { form: { email, password } }),
    onSuccess: ({ needsCode }) => onSignedIn(needsCode),
  });
  return (
    <Form
      error={signIn.error}
      fields={['email', 'password']}
      isPending={signIn.isPending}
      action="Sign in"
      doing="Signing in …"
      onSubmit={() => signIn.mutate()}
    >
      <EmailField
        name="email"
        value={email}
        autoFocus
        error={faultOf(signIn.error, 'email')}
        onChange={({ target }) => setEmail(target.value)}
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        value={password}
        error={faultOf(signIn.error, 'password')}
        onChange={({ target }) => setPassword(target.value)}
      />
    </Form>
  );
}

/** The provider of the institution, a forgotten password, and sign-up, as far as the laboratory has them. */
function Others({ session: { provider, sendsMail, isSignUpOpen } }: { session: Session }) {
  const [to, setTo] = useState<string>();
  useEffect(() => setTo(pathToContinue()), []);
  return (
    <>
      {provider !== null && (
        <ButtonAnchor href={linkTo('/session/provider', { query: { to } })}>Sign in with {provider}</ButtonAnchor>
      )}
      {sendsMail && (
        <p>
          <Link href="/forgot-password" className={LINK}>
            I forgot my password
          </Link>
        </p>
      )}
      <p className="text-ink-soft">
        {isSignUpOpen ? (
          <>
            No account yet?{' '}
            <Link href="/sign-up" className={LINK}>
              Sign up
            </Link>
          </>
        ) : (
          'Accounts are by invitation: ask an administrator of this laboratory.'
        )}
      </p>
      <p className="text-ink-soft">
        Without an account:{' '}
        <Link href="/learn" className={LINK}>
          Learn
        </Link>
        ,{' '}
        <Link href="/playground" className={LINK}>
          Playground
        </Link>
        ,{' '}
        <Link href="/verify" className={LINK}>
          Verify
        </Link>
      </p>
    </>
  );
}
