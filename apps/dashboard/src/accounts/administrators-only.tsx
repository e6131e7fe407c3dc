'use client';

import type { ReactNode } from 'react';
import { ButtonLink } from '../design/button.tsx';
import { PageHead } from '../design/page.tsx';
import { Empty, Loading } from '../design/states.tsx';
import { NoAccounts } from './no-accounts.tsx';
import { useSession } from './session.ts';

/** A page of accounts that only administrators see. */
export function AdministratorsOnly({ title, children }: { title: string; children: ReactNode }) {
  const { data: session } = useSession();
  if (session?.auth === 'none') return <NoAccounts title={title} />;
  if (session?.person?.role === 'administrator') return children;
  return (
    <>
      <PageHead title={title} />
      {session === undefined ? <Loading what="the page" className="h-64" /> : <NotForYou />}
    </>
  );
}

export function NotForYou() {
  return (
    <Empty
      title="Only administrators see this page"
      actions={
        <ButtonLink href="/games" look="main">
          All games
        </ButtonLink>
      }
    >
      Ask one of them if you need something from here.
    </Empty>
  );
}
