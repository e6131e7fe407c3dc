import type { Game } from '@farol/shared';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import { change } from '../../api/client.ts';
import { drawSeed } from '../../play/setups.ts';
import type { GameRequest } from './form.ts';

export interface Creation {
  request: GameRequest;
  /** null: as fast as it can. */
  tempo: number | null;
  isPlayed: boolean;
}

/** Creates the game, or changes the draft, sets its tempo, plays it if asked to, and goes to its page. */
export function useCreate(draftId: string | null, onCreated: () => void) {
  const router = useRouter();
  const client = useQueryClient();
  /** The key of what was last asked for: when no answer came, asking again makes no second game. */
  const asked = useRef({ text: '', key: '' });
  return useMutation({
    mutationFn: async ({ request, tempo, isPlayed }: Creation) => {
      const text = JSON.stringify(request);
      if (asked.current.text !== text) asked.current = { text, key: crypto.randomUUID() };
      const game = await (draftId === null
        ? create(request, tempo, asked.current.key)
        : revise(draftId, request, tempo));
      // The game is there: whatever hinders its play is said on its own page.
      if (isPlayed) await change<Game>('POST', `/games/${game.id}/simulate`, {}).catch(() => undefined);
      return game;
    },
    onSuccess: async (game) => {
      onCreated();
      void client.invalidateQueries();
      router.push(`/games/${game.id}`);
    },
  });
}

async function create(request: GameRequest, tempo: number | null, key: string): Promise<Game> {
  const game = await change<Game>('POST', '/games', request, {}, key);
  return tempo === null ? game : change<Game>('PATCH', `/games/${game.id}`, { roundsPerSecond: tempo });
}

const revise = (id: string, request: GameRequest, tempo: number | null) =>
  change<Game>('PATCH', `/games/${id}`, {
    initialHistory: 'random',
    ...request,
    seed: request.seed ?? drawSeed(),
    roundsPerSecond: tempo,
  });
