import { drawSeed } from '@farol/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import { change } from '../../api/client.ts';
import type { GameRequest } from '../../game-form/form.ts';

interface Creation {
  request: GameRequest;
  /** null: as fast as it can. */
  tempo: number | null;
  isPlayed: boolean;
}

/** Creates the game, or changes the draft, sets its tempo, plays it if asked to, and goes to its page. */
export function useCreate(draftId: string | null, onCreated: () => void) {
  const router = useRouter();
  const client = useQueryClient();
  /** A new game is a draft once it is made: should its tempo be refused, asking again makes no second one. */
  const draft = useRef(draftId);
  return useMutation({
    mutationFn: async ({ request, tempo, isPlayed }: Creation) => {
      let { current: id } = draft;
      if (id === null) {
        ({ id } = await change('POST', '/games', { form: request }));
        draft.current = id;
        if (tempo !== null) await change('PATCH', '/games/{id}', { params: { id }, body: { roundsPerSecond: tempo } });
      } else await revise(id, request, tempo);
      // The game is there: whatever hinders its play is said on its own page.
      if (isPlayed) await change('POST', '/games/{id}/simulate', { params: { id } }).catch(() => undefined);
      return id;
    },
    onSuccess: (id) => {
      onCreated();
      void client.invalidateQueries();
      router.push(`/games/${id}`);
    },
  });
}

const revise = (id: string, request: GameRequest, tempo: number | null) =>
  change('PATCH', '/games/{id}', {
    params: { id },
    form: { initialHistory: 'random', ...request, seed: request.seed ?? drawSeed(), roundsPerSecond: tempo },
  });
