import type { Session } from '@farol/api';
import { useQuery } from '@tanstack/react-query';
import { read } from '../api/client.ts';

export const SESSION_KEY = ['session'];

/** The session of this browser, read once per load. */
export const useSession = () =>
  useQuery({
    queryKey: SESSION_KEY,
    queryFn: ({ signal }) => read('/session', { signal }),
    staleTime: Infinity,
  });

/** Abilities of a session, as far as pages show them. Until it is known, a page looks as it does without accounts. */
export interface Abilities {
  /** The laboratory has accounts. */
  hasAccounts: boolean;
  /** New games and experiments, forks and variants. */
  mayCreate: boolean;
  /** People, the audit log, operations. */
  isAdministrator: boolean;
}

export function abilitiesOf(session: Session | undefined): Abilities {
  if (session === undefined || session.auth === 'none') {
    return { hasAccounts: false, mayCreate: true, isAdministrator: true };
  }
  const role = session.person?.role;
  return {
    hasAccounts: true,
    mayCreate: role === 'member' || role === 'administrator',
    isAdministrator: role === 'administrator',
  };
}

export const useAbilities = (): Abilities => abilitiesOf(useSession().data);

/** True if a page needs someone to sign in first. A share link was opened without an account. */
export const needsSignIn = (session: Session | undefined): boolean =>
  session?.auth === 'accounts' && session.person === null && session.link === null;
