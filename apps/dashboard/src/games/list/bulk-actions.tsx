import { GAME_ACTIONS, type Game, type GameAction } from '@farol/api';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { change } from '../../api/client.ts';
import { wordsOf } from '../../api/words.ts';
import { MAX_GAMES } from '../../compare/max-games.ts';
import { Button, ButtonLink } from '../../design/button.tsx';
import { Confirm } from '../../design/confirm.tsx';
import { formatCount } from '../../design/figures.ts';

/** Requests under way at once. */
const AT_ONCE = 4;

interface Work {
  what: string;
  done: number;
  total: number;
  failures: { game: Game; words: string }[];
}

const verbs: Partial<Record<GameAction, string>> = {
  start: 'Start',
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel',
};
const removalTitle = (count: number) => `Remove ${formatCount(count)} ${count === 1 ? 'game' : 'games'}?`;
const isResting = ({ status }: Game) => status !== 'running';
const allows = (action: GameAction, { status }: Game) =>
  (GAME_ACTIONS[action].from as readonly string[]).includes(status);

/** What can be done with the games that are selected: one request each, with progress, to be stopped at any time. */
export function BulkActions({ games, onClear }: { games: Game[]; onClear: () => void }) {
  const client = useQueryClient();
  const [work, setWork] = useState<Work | null>(null);
  const [asksRemoval, setAsksRemoval] = useState(false);
  const stopped = useRef(false);
  const isBusy = work !== null && work.done < work.total;

  async function run(what: string, chosen: Game[], act: (game: Game) => Promise<unknown>): Promise<void> {
    stopped.current = false;
    const state: Work = { what, done: 0, total: chosen.length, failures: [] };
    const queue = chosen.values();
    setWork({ ...state });
    const workOff = async () => {
      for (const game of queue) {
        if (stopped.current) return;
        await act(game).catch((error: unknown) => state.failures.push({ game, words: wordsOf(error) }));
        state.done++;
        setWork({ ...state });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, workOff));
    state.total = state.done;
    setWork(state.failures.length > 0 ? { ...state } : null);
    if (state.failures.length === 0) onClear();
    await client.invalidateQueries({ queryKey: ['games'] });
  }

  return (
    <div
      role="region"
      aria-label="Selected games"
      className="sticky bottom-3 z-20 mx-auto mt-3 flex w-fit max-w-full flex-wrap items-center gap-2 rounded-lg border border-line-strong bg-panel p-2 shadow-lg"
    >
      <span className="px-2 font-semibold" role="status">
        {isBusy
          ? `${work.what}: ${formatCount(work.done)} of ${formatCount(work.total)}`
          : `${formatCount(games.length)} selected`}
      </span>
      {isBusy ? (
        <Button onClick={() => (stopped.current = true)}>Stop</Button>
      ) : (
        <>
          {(Object.keys(verbs) as GameAction[]).map((action) => {
            const chosen = games.filter((game) => allows(action, game));
            return chosen.length === 0 ? null : (
              <Button
                key={action}
                onClick={() =>
                  void run(verbs[action]!, chosen, ({ id }) => change('PATCH', `/games/${id}/status`, { action }))
                }
              >
                {verbs[action]} {chosen.length < games.length && formatCount(chosen.length)}
              </Button>
            );
          })}
          {games.length > 1 && games.length <= MAX_GAMES && (
            <ButtonLink href={`/compare?games=${games.map(({ id }) => id).join(',')}`}>Compare</ButtonLink>
          )}
          <Button look="bad" disabled={!games.some(isResting)} onClick={() => setAsksRemoval(true)}>
            Remove
          </Button>
          <Button look="quiet" onClick={onClear}>
            Clear
          </Button>
        </>
      )}
      {work !== null && work.failures.length > 0 && (
        <ul role="alert" className="max-h-32 w-full overflow-y-auto px-2 text-bad">
          {work.failures.map(({ game, words }) => (
            <li key={game.id}>
              {game.name}: {words}
            </li>
          ))}
        </ul>
      )}
      <Confirm
        isOpen={asksRemoval}
        onClose={() => setAsksRemoval(false)}
        title={removalTitle(games.filter(isResting).length)}
        action="Remove them"
        onConfirm={() => void run('Removing', games.filter(isResting), ({ id }) => change('DELETE', `/games/${id}`))}
      >
        Their rounds go with them, and cannot be had back, except by playing the same manifests again.
        {!games.every(isResting) && ' Games that are running stay: pause them first.'}
      </Confirm>
    </div>
  );
}
