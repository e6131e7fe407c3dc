import type { AccessShown, Session } from '@farol/api';
import { useQuery } from '@tanstack/react-query';
import { abilitiesOf, useSession } from '../accounts/session.ts';
import { type Answer, change, read } from '../api/client.ts';

/** Things that can be shared. */
export type Kind = 'game' | 'experiment';

export const accessKey = (kind: Kind, id: string) => ['access', kind, id];

export const readAccess = (kind: Kind, id: string, signal: AbortSignal): Promise<AccessShown> =>
  kind === 'game'
    ? read('/games/{id}/access', { params: { id }, signal })
    : read('/experiments/{id}/access', { params: { id }, signal });

export const createShare = (kind: Kind, id: string, form: object): Promise<Answer<'POST', '/games/{id}/shares'>> =>
  kind === 'game'
    ? change('POST', '/games/{id}/shares', { params: { id }, form })
    : change('POST', '/experiments/{id}/shares', { params: { id }, form });

export const withdrawShare = (kind: Kind, id: string, shareId: string) =>
  kind === 'game'
    ? change('DELETE', '/games/{id}/shares/{shareId}', { params: { id, shareId } })
    : change('DELETE', '/experiments/{id}/shares/{shareId}', { params: { id, shareId } });

/** Rights to a game or an experiment, as far as its page shows them. */
export interface Rights {
  /** Edits, agents, sharing, deletion. */
  isOwn: boolean;
  /** Rounds and status. */
  mayPlay: boolean;
  /** Forks, variants, new games. */
  mayCreate: boolean;
  /** Sharing with people exists. */
  hasAccounts: boolean;
  /** Name of the owner, if that is someone else. */
  owner: string | undefined;
}

/** Until the access is known, a page looks as it does for the owner: most of them are. The API decides anyway. */
export function rightsOf(session: Session | undefined, access: AccessShown | undefined): Rights {
  const { hasAccounts, mayCreate } = abilitiesOf(session);
  const may = access?.may ?? 'own';
  return {
    // Viewers and visitors with a link only read.
    isOwn: mayCreate && may === 'own',
    mayPlay: mayCreate && may !== 'view',
    mayCreate,
    hasAccounts,
    owner: access === undefined || may === 'own' ? undefined : access.owner.name,
  };
}

export function useRights(kind: Kind, id: string): Rights {
  const { data: session } = useSession();
  const { data: access } = useQuery({
    queryKey: accessKey(kind, id),
    queryFn: ({ signal }) => readAccess(kind, id, signal),
    enabled: session?.auth === 'accounts',
    staleTime: 60_000,
  });
  return rightsOf(session, access);
}
