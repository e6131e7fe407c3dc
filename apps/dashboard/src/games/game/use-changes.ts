import type { Game, GameAction, Round } from '@farol/api';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { ApiProblem, change } from '../../api/client.ts';
import { editGame } from './edit-game.ts';
import { wordsOf } from '../../api/words.ts';
import { say, warn } from '../../shell/notices.tsx';
import { gameKey } from './use-live-game.ts';

const UNEXPECTED_ROUND = 'urn:farol:problem:unexpected-round';

/** All that one can do to a game. What is under way is in `pending`, and is not done a second time meanwhile. */
export function useChanges(game: Game, takeRounds: (rounds: Round[]) => void) {
  const client = useQueryClient();
  const router = useRouter();
  const underWay = useRef(new Set<string>());
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set());
  const { id } = game;
  const params = { id };

  const readAgain = () => {
    void client.invalidateQueries({ queryKey: gameKey(id), exact: true });
    void client.invalidateQueries({ queryKey: ['games'] });
  };

  /** Shows `expected` at once, does it, and shows what came of it; gives the answer, or undefined if it was refused. */
  async function act<T>(name: string, failed: string, expected: Partial<Game>, run: (shown: Game) => Promise<T>) {
    if (underWay.current.has(name)) return undefined;
    underWay.current.add(name);
    setPending(new Set(underWay.current));
    const before = client.getQueryData<Game>(gameKey(id));
    await client.cancelQueries({ queryKey: gameKey(id), exact: true });
    client.setQueryData<Game>(gameKey(id), (now) => now && { ...now, ...expected });
    try {
      return await run(before ?? game);
    } catch (error) {
      const taken = Object.fromEntries(Object.keys(expected).map((field) => [field, before?.[field as keyof Game]]));
      client.setQueryData<Game>(gameKey(id), (now) => now && { ...now, ...taken });
      // Another page was quicker: the round that was asked for is there.
      if (!(error instanceof ApiProblem && error.body.type === UNEXPECTED_ROUND)) warn(failed, wordsOf(error));
      return undefined;
    } finally {
      underWay.current.delete(name);
      setPending(new Set(underWay.current));
      readAgain();
    }
  }

  async function show(answer: Promise<Game>): Promise<Game> {
    const changed = await answer;
    client.setQueryData<Game>(gameKey(id), changed);
    return changed;
  }

  const to: Record<GameAction, Partial<Game>> = {
    start: { status: 'running' },
    resume: { status: 'running' },
    pause: { status: 'paused' },
    cancel: { status: 'cancelled' },
  };

  return {
    pending,
    changeStatus: (action: GameAction) =>
      act('status', `The game could not ${action}`, to[action], () =>
        show(change('PATCH', '/games/{id}/status', { params, body: { action } })),
      ),
    simulate: (rounds: number) =>
      act('status', 'The game could not play on', { status: 'running' }, () =>
        show(change('POST', '/games/{id}/simulate', { params, body: { rounds } })),
      ),
    step: () =>
      act('step', 'The round could not be played', {}, async () => {
        const answer = await change('POST', '/games/{id}/rounds', {
          params,
          body: { count: 1, expectedRound: game.rounds.played + 1 },
        });
        takeRounds(answer.rounds);
        const played = answer.rounds.at(-1)!.round;
        client.setQueryData<Game>(
          gameKey(id),
          (now) => now && { ...now, rounds: { ...now.rounds, played: Math.max(now.rounds.played, played) } },
        );
        void client.invalidateQueries({ queryKey: [...gameKey(id), 'measured'] });
      }),
    setTempo: (roundsPerSecond: number | null) =>
      act('tempo', 'The tempo could not be set', { roundsPerSecond }, (shown) =>
        show(editGame(shown, { roundsPerSecond })),
      ),
    /** `seen`: the game that the new name was typed for. Gives the problem if it was renamed since. */
    rename: (seen: Game, name: string) =>
      act<Game | ApiProblem>('rename', 'The game could not be renamed', {}, () =>
        show(editGame(seen, { name })).catch((error: unknown) => {
          if (error instanceof ApiProblem && error.isLate) return error;
          throw error;
        }),
      ),
    fork: (round: number) =>
      act('fork', 'The game could not be forked', {}, async () => {
        const forked = await change('POST', '/games/{id}/fork', { params, body: { round } });
        client.setQueryData(gameKey(forked.id), forked);
        say(`This is the fork: it shares the first ${round.toLocaleString('en')} rounds.`);
        router.push(`/games/${forked.id}`);
      }),
    removeAgents: (agentId: number) =>
      act(`agents ${agentId}`, 'The agents could not leave', {}, async () => {
        await change('DELETE', '/games/{gameId}/agents/{agentId}', { params: { gameId: id, agentId } });
        void client.invalidateQueries({ queryKey: [...gameKey(id), 'measured'] });
      }),
    remove: () =>
      act('remove', 'The game could not be removed', {}, async () => {
        await change('DELETE', '/games/{id}', { params });
        say(`“${game.name}” is removed.`);
        router.push('/games');
      }),
  };
}
export type Changes = ReturnType<typeof useChanges>;
