import type { Game, GameAction } from '@farol/api';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useAbilities } from '../../accounts/session.ts';
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

/** Does something to each of some games; `what` names it while it is under way. */
type Run = (what: string, chosen: Game[], act: (game: Game) => Promise<unknown>) => Promise<void>;

/** The actions for the selected games: one request each, with progress, and a way to stop. */
export function BulkActions({ games, onClear }: { games: Game[]; onClear: () => void }) {
  const { work, run, stop } = useWork(onClear);
  const { mayCreate } = useAbilities();
  const isBusy = work !== null && work.done < work.total;
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
        <Button onClick={stop}>Stop</Button>
      ) : (
        <>
          {mayCreate && <StatusActions games={games} run={run} />}
          {games.length > 1 && games.length <= MAX_GAMES && (
            <ButtonLink href={`/compare?games=${games.map(({ id }) => id).join(',')}`}>Compare</ButtonLink>
          )}
          {mayCreate && <Removal games={games} run={run} />}
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
    </div>
  );
}

/** The work under way, or its end if something was refused. */
function useWork(onDone: () => void) {
  const client = useQueryClient();
  const [work, setWork] = useState<Work | null>(null);
  const stopped = useRef(false);
  const run: Run = async (what, chosen, act) => {
    stopped.current = false;
    const end = await workOff(chosen, act, {
      atOnce: AT_ONCE,
      isStopped: () => stopped.current,
      report: (progress) => setWork({ what, ...progress }),
    });
    setWork(end.failures.length > 0 ? { what, ...end } : null);
    if (end.failures.length === 0) onDone();
    await client.invalidateQueries({ queryKey: ['games'] });
  };
  return { work, run, stop: () => (stopped.current = true) };
}

const STATUS_ACTIONS = [
  ['start', 'Start'],
  ['pause', 'Pause'],
  ['resume', 'Resume'],
  ['cancel', 'Cancel'],
] as const satisfies readonly (readonly [GameAction, string])[];

/** A button for each action that is possible for some of the games, with their number if it is not for all. */
function StatusActions({ games, run }: { games: Game[]; run: Run }) {
  return STATUS_ACTIONS.map(([action, verb]) => {
    const chosen = games.filter((game) => canDo(action, game));
    return chosen.length === 0 ? null : (
      <Button
        key={action}
        onClick={() =>
          void run(verb, chosen, ({ id }) =>
            change('PATCH', '/games/{id}/status', { params: { id }, body: { action } }),
          )
        }
      >
        {verb} {chosen.length < games.length && formatCount(chosen.length)}
      </Button>
    );
  });
}

/** Removes the games that are not running, after it has asked. */
function Removal({ games, run }: { games: Game[]; run: Run }) {
  const [isAsking, setIsAsking] = useState(false);
  const resting = games.filter(({ status }) => status !== 'running');
  return (
    <>
      <Button look="bad" disabled={resting.length === 0} onClick={() => setIsAsking(true)}>
        Remove
      </Button>
      <Confirm
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={`Remove ${formatCount(resting.length)} ${resting.length === 1 ? 'game' : 'games'}?`}
        action="Remove them"
        onConfirm={() => void run('Removing', resting, ({ id }) => change('DELETE', '/games/{id}', { params: { id } }))}
      >
        Their rounds go with them, and cannot be had back, except by playing the same manifests again.
        {resting.length < games.length && ' Games that are running stay: pause them first.'}
      </Confirm>
    </>
  );
}
