'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useStrategies } from '../../api/catalogues.ts';
import { ApiProblem, change } from '../../api/client.ts';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
import { readNumber } from '../../design/read-number.ts';
import { Failure, Loading } from '../../design/states.tsx';
import { StrategyField } from '../../game-form/catalogue-fields.tsx';
import { ParameterFields } from '../../game-form/parameter-fields.tsx';
import { gameKey } from './use-live-game.ts';

/** Numbers as numbers, so that the server names what is wrong with one; nothing for a field that is left at its default. */
const valueOf = (text: string) => (text.trim() === '' ? undefined : readNumber(text));

/** New agents, by the catalogue of strategies; what does not fit is said at its field. */
export function AddAgents({ gameId, onDone }: { gameId: string; onDone: () => void }) {
  const client = useQueryClient();
  const [strategyId, setStrategyId] = useState('arthur');
  const [params, setParams] = useState<Record<string, string>>({});
  const [count, setCount] = useState('10');
  const [name, setName] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [isAdding, setIsAdding] = useState(false);
  const isUnderWay = useRef(false);
  const strategies = useStrategies();
  if (strategies.error) return <Failure error={strategies.error} />;
  if (strategies.data === undefined) return <Loading what="strategies" />;
  const strategy = strategies.data[strategyId];

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setIsAdding(true);
    setError(null);
    const given = Object.keys(strategy.parameters).map((parameter) => [parameter, valueOf(params[parameter] ?? '')]);
    try {
      await change('POST', '/games/{gameId}/agents', {
        params: { gameId },
        form: {
          strategy: strategyId,
          count: valueOf(count),
          ...(name.trim() === '' ? {} : { name }),
          params: Object.fromEntries(given.filter(([, value]) => value !== undefined)),
        },
      });
      await Promise.all([
        client.invalidateQueries({ queryKey: gameKey(gameId), exact: true }),
        client.invalidateQueries({ queryKey: [...gameKey(gameId), 'measured'] }),
      ]);
      onDone();
    } catch (problem) {
      setError(problem);
    }
    isUnderWay.current = false;
    setIsAdding(false);
  }

  const messageFor = (field: string) => (error instanceof ApiProblem ? error.messageFor(field) : undefined);
  const own = ['count', 'name', ...Object.keys(strategy.parameters).map((parameter) => `params.${parameter}`)];
  const isAtField = own.some((field) => messageFor(field) !== undefined);
  return (
    <form
      onSubmit={(event) => void submit(event)}
      noValidate
      aria-label="Add agents"
      className="rounded-md border border-line-strong bg-sunken p-4"
    >
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <StrategyField
          value={strategyId}
          entries={strategies.data}
          onChange={(id) => {
            setStrategyId(id);
            setParams({});
            setError(null);
          }}
          className="lg:col-span-2"
          hint={strategy.about}
        />
        <TextField
          label="Count"
          inputMode="numeric"
          value={count}
          onChange={(event) => setCount(event.target.value)}
          error={messageFor('count')}
          hint="How many of them, each playing for itself"
        />
        <TextField
          label="Name"
          value={name}
          placeholder="none"
          onChange={(event) => setName(event.target.value)}
          error={messageFor('name')}
        />
      </div>
      <div className="mt-4">
        <ParameterFields
          parameters={strategy.parameters}
          values={params}
          agents={Number(count) || 0}
          path="params"
          faultFor={messageFor}
          onChange={(parameter, value) => setParams({ ...params, [parameter]: value })}
        />
      </div>
      <p className="mt-3 text-[0.92em] break-words text-ink-soft">{strategy.sources.join(' ')}</p>
      {error !== null && !isAtField && (
        <div className="mt-3">
          <Failure error={error} />
        </div>
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        <Button type="submit" look="main" aria-disabled={isAdding}>
          {isAdding ? 'Adding …' : 'Add them'}
        </Button>
        <Button look="quiet" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
