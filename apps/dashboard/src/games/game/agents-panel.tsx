'use client';

import type { Agent, Game } from '@farol/api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { read } from '../../api/client.ts';
import { Button } from '../../design/button.tsx';
import { Confirm } from '../../design/confirm.tsx';
import { formatCount, formatNumber, formatPercent } from '../../design/figures.ts';
import { Failure, Loading } from '../../design/states.tsx';
import type { Rights } from '../../sharing/access.ts';
import { AddAgents } from './add-agents.tsx';
import { Term } from './term.tsx';
import type { Changes } from './use-changes.ts';
import { gameKey } from './use-live-game.ts';
import { parametersOf } from './words-of-entries.ts';

const WHILE_RUNNING_MS = 2000;

/** While agents may come and go, and if not, why. */
function whyFixed({ status }: Game, { isOwn, owner }: Rights): string | undefined {
  if (!isOwn) return owner === undefined ? 'You may only view this game.' : `Only ${owner} adds and removes agents.`;
  if (status === 'running') return 'Agents join and leave between rounds: pause the game first.';
  if (status === 'cancelled' || status === 'failed') return `A game that is ${status} keeps the agents that it had.`;
  return undefined;
}

const HEAD = 'border-b border-line-strong px-2 py-1.5 text-left font-semibold whitespace-nowrap first:pl-0';
const CELL = 'border-b border-line px-2 py-1.5 align-top first:pl-0';
const FIGURE = `${CELL} text-right font-mono tabular-nums whitespace-nowrap`;

/** Present and former agents with their totals, and planned changes before the next round. */
export function AgentsPanel({ game, changes }: { game: Game; changes: Changes }) {
  const [leaving, setLeaving] = useState<Agent>();
  const [isAdding, setIsAdding] = useState(false);
  const { data, error } = useQuery({
    queryKey: [...gameKey(game.id), 'measured', 'agents'],
    queryFn: ({ signal }) => read('/games/{gameId}/agents', { params: { gameId: game.id }, signal }),
    refetchInterval: game.status === 'running' ? WHILE_RUNNING_MS : false,
    placeholderData: keepPreviousData,
  });
  const fixed = whyFixed(game, changes.rights);
  if (error !== null && data === undefined) return <Failure error={error} />;
  if (data === undefined) return <Loading what="agents" className="h-40" />;
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-ink-soft">
          {fixed ??
            'Who joins or leaves now does so before the next round; the manifest records it, and the past stays.'}
        </p>
        {!isAdding && changes.rights.isOwn && (
          <Button onClick={() => setIsAdding(true)} disabled={fixed !== undefined}>
            Add agents
          </Button>
        )}
      </div>
      {isAdding && fixed === undefined && <AddAgents gameId={game.id} onDone={() => setIsAdding(false)} />}
      {data.agents.length === 0 ? (
        <p>There are no agents yet: add some, and the game can be played.</p>
      ) : (
        <AgentTable agents={data.agents} isFixed={fixed !== undefined} onRemove={changes.rights.isOwn && setLeaving} />
      )}
      <Confirm
        isOpen={leaving !== undefined}
        onClose={() => setLeaving(undefined)}
        title={
          leaving === undefined ? '' : `Let ${formatCount(leaving.count)} × ${leaving.name ?? leaving.strategy} leave?`
        }
        action="Let them leave"
        onConfirm={() => leaving !== undefined && void changes.removeAgents(leaving.id)}
      >
        They do not play the next round any more, and cannot come back: new agents that join begin anew. What they
        played stays.
      </Confirm>
    </div>
  );
}

interface AgentTableProps {
  agents: readonly Agent[];
  isFixed: boolean;
  /** False where nobody is asked to: the game belongs to someone else. */
  onRemove: false | ((agent: Agent) => void);
}

function AgentTable({ agents, isFixed, onRemove }: AgentTableProps) {
  return (
    <div className="relative overflow-x-auto" tabIndex={0} role="region" aria-label="Agents">
      <table className="w-full border-collapse">
        <thead>
          <tr>
            <th scope="col" className={HEAD}>
              Agents
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              Count
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              Rounds played
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              <Term name="attendanceShare">Share of visits</Term>
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              <Term name="agentBenefit">Benefit per round</Term>
            </th>
            <th scope="col" className={`${HEAD} text-right`}>
              <Term name="switchingRate" />
            </th>
            <th scope="col" className={HEAD}>
              <span className="sr-only">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {agents.map((agent) => (
            <Row key={agent.id} agent={agent} isFixed={isFixed} onRemove={onRemove && (() => onRemove(agent))} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ agent, isFixed, onRemove }: { agent: Agent; isFixed: boolean; onRemove: false | (() => void) }) {
  const { id, name, strategy, params, count, joined, left, rounds, attendance, benefit, switchingRate } = agent;
  const spread = (of: Agent['benefit'], divisor: number) =>
    of && count > 1 ? (
      <span className="block text-[0.85em] text-ink-soft">
        {formatNumber(of.min / divisor, 3)} – {formatNumber(of.max / divisor, 3)}
      </span>
    ) : null;
  return (
    <tr className={left === null ? '' : 'text-ink-soft'}>
      <th scope="row" className={`${CELL} min-w-44 text-left font-normal`}>
        <b>{name ?? strategy}</b> <span className="text-ink-soft">#{id}</span>
        <span className="block text-[0.92em] text-ink-soft">
          {[...(name === null ? [] : [strategy]), parametersOf(params)].join(', ')}
          {joined > 0 && ` · joined after round ${formatCount(joined)}`}
          {left !== null && ` · left after round ${formatCount(left)}`}
        </span>
      </th>
      <td className={FIGURE}>{formatCount(count)}</td>
      <td className={FIGURE}>{formatCount(rounds)}</td>
      <td className={FIGURE}>
        {formatNumber(attendance?.mean, 3)}
        {spread(attendance, 1)}
      </td>
      <td className={FIGURE}>
        {benefit === null ? '–' : formatNumber(benefit.mean / rounds, 3)}
        {spread(benefit, rounds)}
      </td>
      <td className={FIGURE}>{formatPercent(switchingRate)}</td>
      <td className={`${CELL} text-right`}>
        {left === null && onRemove && (
          <Button
            look="quiet"
            size="small"
            onClick={onRemove}
            disabled={isFixed}
            aria-label={`Remove ${name ?? strategy} #${id}`}
            title="Remove"
          >
            <Trash2 aria-hidden className="size-4" />
          </Button>
        )}
      </td>
    </tr>
  );
}
