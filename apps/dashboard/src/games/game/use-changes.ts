import type { Game, GameAction, Round } from '@farol/api';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { ApiProblem, change } from '../../api/client.ts';
import { editGame } from './edit-game.ts';
import { useRights } from '../../sharing/access.ts';
import { say } from '../../shell/notices.tsx';
import { useActs } from './use-acts.ts';
import { gameKey } from './use-live-game.ts';

/** The status at once after each action. */
const STATUS_AFTER: Record<GameAction, Game['status']> = {
  start: 'running',
  resume: 'running',
  pause: 'paused',
  cancel: 'cancelled',
};

/** The game after its round `played`, unless more are known. */
const withPlayed = (game: Game, played: number): Game => ({
  ...game,
  rounds: { ...game.rounds, played: Math.max(game.rounds.played, played) },
});

/** An edit that came too late has an answer: the page shows both values. */
function answerIfLate(error: unknown): ApiProblem {
  if (error instanceof ApiProblem && error.isLate) return error;
  throw error;
}

/** All changes of a game; a change under way is in `pending`, and is not repeated meanwhile. */
export function useChanges(game: Game, takeRounds: (rounds: Round[]) => void) {
  const client = useQueryClient();
  const router = useRouter();
  const { pending, act } = useActs(game);
  const { id } = game;
  const rights = useRights('game', id);
  const params = { id };

  const measureAgain = () => void client.invalidateQueries({ queryKey: [...gameKey(id), 'measured'] });
  async function show(answer: Promise<Game>): Promise<Game> {
    const changed = await answer;
    client.setQueryData<Game>(gameKey(id), changed);
    return changed;
  }

  return {
    pending,
    /** Rights of the person to these changes. */
    rights,
    changeStatus: (action: GameAction) =>
      act('status', `The game could not ${action}`, { status: STATUS_AFTER[action] }, () =>
        show(change('PATCH', '/games/{id}/status', { params, body: { action } })),
      ),
    simulate: (rounds: number) =>
      act('status', 'The game could not play on', { status: 'running' }, () =>
        show(change('POST', '/games/{id}/simulate', { params, body: { rounds } })),
      ),
    step: () =>
      act('step', 'The round could not be played', {}, async () => {
        const body = { count: 1, expectedRound: game.rounds.played + 1 };
        const { rounds } = await change('POST', '/games/{id}/rounds', { params, body });
        takeRounds(rounds);
        const played = rounds.at(-1)!.round;
        client.setQueryData<Game>(gameKey(id), (now) => now && withPlayed(now, played));
        measureAgain();
      }),
    setTempo: (roundsPerSecond: number | null) =>
      act('tempo', 'The tempo could not be set', { roundsPerSecond }, (shown) =>
        show(editGame(shown, { roundsPerSecond })),
      ),
    /** `seen`: the game that the new name was typed for. Gives the problem if it was renamed since. */
    rename: (seen: Game, name: string) =>
      act<Game | ApiProblem>('rename', 'The game could not be renamed', {}, () =>
        show(editGame(seen, { name })).catch(answerIfLate),
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
        measureAgain();
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
