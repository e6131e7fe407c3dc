import type { Game, GameAction } from '@farol/api';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { change } from '../../api/client.ts';
import { wordsOf } from '../../api/words.ts';
import { MAX_GAMES } from '../../compare/max-games.ts';
import { Button, ButtonLink } from '../../design/button.tsx';
import { Confirm } from '../../design/confirm.tsx';
import { formatCount } from '../../design/figures.ts';
import { canDo } from '../game/play-plan.ts';
import { type Progress, workOff } from './work-off.ts';

/** The number of requests under way at a time. */
const AT_ONCE = 4;

interface Work extends Progress<Game> {
  what: string;
}

const verbs: Partial<Record<GameAction, string>> = {
  start: 'Start',
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel',
};
const removalTitle = (count: number) => `Remove ${formatCount(count)} ${count === 1 ? 'game' : 'games'}?`;
const isResting = ({ status }: Game) => status !== 'running';
/** The actions for the selected games: one request each, with progress, and a way to stop. */
export function BulkActions({ games, onClear }: { games: Game[]; onClear: () => void }) {
  const client = useQueryClient();
  const [work, setWork] = useState<Work | null>(null);
  const [asksRemoval, setAsksRemoval] = useState(false);
  const stopped = useRef(false);
  const isBusy = work !== null && work.done < work.total;

  async function run(what: string, chosen: Game[], act: (game: Game) => Promise<unknown>): Promise<void> {
    stopped.current = false;
    const end = await workOff(chosen, act, {
      atOnce: AT_ONCE,
      isStopped: () => stopped.current,
      report: (progress) => setWork({ what, ...progress }),
    });
    setWork(end.failures.length > 0 ? { what, ...end } : null);
    if (end.failures.length === 0) onClear();
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
            const chosen = games.filter((game) => canDo(action, game));
            return chosen.length === 0 ? null : (
              <Button
                key={action}
                onClick={() =>
                  void run(verbs[action]!, chosen, ({ id }) =>
                    change('PATCH', '/games/{id}/status', { params: { id }, body: { action } }),
                  )
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
          {work.failures.map(({ item, error }) => (
            <li key={item.id}>
              {item.name}: {wordsOf(error)}
            </li>
          ))}
        </ul>
      )}
      <Confirm
        isOpen={asksRemoval}
        onClose={() => setAsksRemoval(false)}
        title={removalTitle(games.filter(isResting).length)}
        action="Remove them"
        onConfirm={() =>
          void run('Removing', games.filter(isResting), ({ id }) => change('DELETE', '/games/{id}', { params: { id } }))
        }
      >
        Their rounds go with them, and cannot be had back, except by playing the same manifests again.
        {!games.every(isResting) && ' Games that are running stay: pause them first.'}
      </Confirm>
    </div>
  );
}
