import { followAgents } from '@farol/api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { read } from '../../api/client.ts';
import { gameKey } from './use-live-game.ts';

/** The manifest with the rounds and the digest that it led to so far. */
export function useManifest(gameId: string) {
  return useQuery({
    queryKey: [...gameKey(gameId), 'measured', 'manifest'],
    queryFn: ({ signal }) => read('/games/{id}/manifest', { params: { id: gameId }, signal }),
    // A draft's manifest leaves out the defaults that follow its agents.
    select: (citation) => ({ ...citation, manifest: followAgents(citation.manifest) }),
    placeholderData: keepPreviousData,
  });
}
