'use client';

import type { Session } from '@farol/api';
import { useQueryClient } from '@tanstack/react-query';
import { usePathname, useRouter } from 'next/navigation';
import { type ReactNode, useEffect } from 'react';
import { subscribeToSignedOut } from '../api/signed-out.ts';
import { Loading } from '../design/states.tsx';
import { isPublic, signInPath } from './local-path.ts';
import { needsSignIn, SESSION_KEY, useSession } from './session.ts';

/** Leads to the sign-in page where there is no session, and back to the same address from there. */
export function SessionGate({ children }: { children: ReactNode }) {
  const path = usePathname();
  const router = useRouter();
  const isHeld = needsSignIn(useSession().data) && !isPublic(path);
  useEndedSession();
  useEffect(() => {
    if (isHeld) router.replace(signInPath(`${location.pathname}${location.search}`));
  }, [isHeld, router]);
  return isHeld ? <Loading what="the sign-in page" className="h-96" /> : children;
}

/** Any request may find that the session has ended: the cached one is then out of date. */
function useEndedSession(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      subscribeToSignedOut(() => {
        const session = client.getQueryData<Session>(SESSION_KEY);
        if (session === undefined) return void client.invalidateQueries({ queryKey: SESSION_KEY });
        return void client.setQueryData<Session>(SESSION_KEY, { ...session, person: null, link: null });
      }),
    [client],
  );
}
