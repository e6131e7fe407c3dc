'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { type Catalogue, useStrategies } from '../../api/catalogues.ts';
import { ApiProblem, change } from '../../api/client.ts';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
import { Failure, Loading } from '../../design/states.tsx';
import { StrategyField } from '../../game-form/catalogue-fields.tsx';
import { ParameterFields } from '../../game-form/parameter-fields.tsx';
import { FIRST_AGENTS, isAtField, type NewAgents, newAgentsRequest } from './new-agents.ts';
import { gameKey } from './use-live-game.ts';

/** New agents, by the catalogue of strategies; what does not fit is said at its field. */
export function AddAgents({ gameId, onDone }: { gameId: string; onDone: () => void }) {
  const [agents, setAgents] = useState(FIRST_AGENTS);
  const { error, isAdding, add, forgetError } = useAdd(gameId, onDone);
  const strategies = useStrategies();
  if (strategies.error) return <Failure error={strategies.error} />;
  if (strategies.data === undefined) return <Loading what="strategies" />;
  const strategy = strategies.data[agents.strategy];
  const messageFor = (field: string) => (error instanceof ApiProblem ? error.messageFor(field) : undefined);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void add(newAgentsRequest(agents, strategy.parameters));
      }}
      noValidate
      aria-label="Add agents"
      className="rounded-md border border-line-strong bg-sunken p-4"
    >
      <AgentFields
        agents={agents}
        strategies={strategies.data}
        messageFor={messageFor}
        onChange={(next) => {
          setAgents(next);
          if (next.strategy !== agents.strategy) forgetError();
        }}
      />
      <p className="mt-3 text-[0.92em] break-words text-ink-soft">{strategy.sources.join(' ')}</p>
      {error !== null && !isAtField(messageFor, strategy.parameters) && (
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

interface AgentFieldsProps {
  agents: NewAgents;
  strategies: Catalogue['strategies'];
  messageFor: (field: string) => string | undefined;
  onChange: (agents: NewAgents) => void;
}

function AgentFields({ agents, strategies, messageFor, onChange }: AgentFieldsProps) {
  const strategy = strategies[agents.strategy];
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <StrategyField
          value={agents.strategy}
          entries={strategies}
          onChange={(id) => onChange({ ...agents, strategy: id, params: {} })}
          className="lg:col-span-2"
          hint={strategy.about}
        />
        <TextField
          label="Count"
          inputMode="numeric"
          value={agents.count}
          onChange={({ target }) => onChange({ ...agents, count: target.value })}
          error={messageFor('count')}
          hint="How many of them, each playing for itself"
        />
        <TextField
          label="Name"
          value={agents.name}
          placeholder="none"
          onChange={({ target }) => onChange({ ...agents, name: target.value })}
          error={messageFor('name')}
        />
      </div>
      <div className="mt-4">
        <ParameterFields
          parameters={strategy.parameters}
          values={agents.params}
          agents={Number(agents.count) || 0}
          path="params"
          faultFor={messageFor}
          onChange={(parameter, value) => onChange({ ...agents, params: { ...agents.params, [parameter]: value } })}
        />
      </div>
    </>
  );
}

/** Adds agents to the game, once at a time. */
function useAdd(gameId: string, onDone: () => void) {
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const [isAdding, setIsAdding] = useState(false);
  const isUnderWay = useRef(false);

  async function add(form: ReturnType<typeof newAgentsRequest>) {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setIsAdding(true);
    setError(null);
    try {
      await change('POST', '/games/{gameId}/agents', { params: { gameId }, form });
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
  return { error, isAdding, add, forgetError: () => setError(null) };
}
