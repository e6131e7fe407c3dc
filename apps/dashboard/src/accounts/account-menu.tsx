'use client';

import dynamic from 'next/dynamic';
import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { ButtonLink } from '../design/button.tsx';
import { signInPath } from './local-path.ts';
import { useSession } from './session.ts';

// A laboratory without accounts does not load it.
const PersonMenu = dynamic(() => import('./person-menu.tsx'));

/** The sign-in link has no place on the pages that lead to it. */
const WITHOUT_LINK = ['/sign-in', '/sign-up', '/forgot-password', '/invitation', '/reset-password', '/verify-email'];

/** The account of the person who is signed in; where the laboratory has accounts and nobody is, the way to sign in. */
export function AccountMenu() {
  const { data: session } = useSession();
  const path = usePathname();
  if (session === undefined || session.auth === 'none') return null;
  if (session.person === null) return WITHOUT_LINK.includes(path) ? null : <SignInButton />;
  return <PersonMenu session={session} name={session.person.name} />;
}

function SignInButton() {
  const path = usePathname();
  const [to, setTo] = useState('');
  useEffect(() => setTo(`${location.pathname}${location.search}`), [path]);
  return (
    <ButtonLink href={signInPath(to)} size="small" className="ml-1">
      Sign in
    </ButtonLink>
  );
}
