import type { Game } from '@farol/api';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ApiProblem } from '../../api/client.ts';
import { wordsOf } from '../../api/words.ts';
import { warn } from '../../shell/notices.tsx';
import { gameKey } from './use-live-game.ts';

const UNEXPECTED_ROUND = 'urn:farol:problem:unexpected-round';

/** Runs changes of a game, each of them once at a time; those under way are in `pending`. */
export function useActs(game: Game) {
  const client = useQueryClient();
  const underWay = useRef(new Set<string>());
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set());
  const key = gameKey(game.id);

  /** Shows `expected` at once, runs the change, and reads the game again. Gives the answer; undefined if it was refused. */
  async function act<T>(name: string, failed: string, expected: Partial<Game>, run: (shown: Game) => Promise<T>) {
    if (underWay.current.has(name)) return undefined;
    underWay.current.add(name);
    setPending(new Set(underWay.current));
    const before = client.getQueryData<Game>(key);
    await client.cancelQueries({ queryKey: key, exact: true });
    client.setQueryData<Game>(key, (now) => now && { ...now, ...expected });
    try {
      return await run(before ?? game);
    } catch (error) {
      const taken = Object.fromEntries(Object.keys(expected).map((field) => [field, before?.[field as keyof Game]]));
      client.setQueryData<Game>(key, (now) => now && { ...now, ...taken });
      // Another page was quicker: the round that was asked for is there.
      if (!(error instanceof ApiProblem && error.body.type === UNEXPECTED_ROUND)) warn(failed, wordsOf(error));
      return undefined;
    } finally {
      underWay.current.delete(name);
      setPending(new Set(underWay.current));
      void client.invalidateQueries({ queryKey: key, exact: true });
      void client.invalidateQueries({ queryKey: ['games'] });
    }
  }
  return { pending, act };
}
