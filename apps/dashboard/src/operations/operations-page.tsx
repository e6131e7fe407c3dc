'use client';

import type { Health, Operations } from '@farol/api';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleX } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { NotForYou } from '../accounts/administrators-only.tsx';
import { useAbilities } from '../accounts/session.ts';
import { read } from '../api/client.ts';
import { ButtonAnchor } from '../design/button.tsx';
import { formatBytes, formatCount, formatDuration, formatNumber, formatTime } from '../design/figures.ts';
import { PageHead, Panel } from '../design/page.tsx';
import { Failure, Loading } from '../design/states.tsx';
import { Status } from '../design/status.tsx';
import { readHealth } from './health.ts';

const REFRESH_MS = 3000;

/** How the laboratory is: what it checks of itself, who works, what waits, what is stored. */
export function OperationsPage() {
  if (useAbilities().isAdministrator) return <ShownOperations />;
  return (
    <>
      <PageHead title="Operations" />
      <NotForYou />
    </>
  );
}

function ShownOperations() {
  const health = useQuery({ queryKey: ['ready'], queryFn: readHealth, refetchInterval: REFRESH_MS });
  const { data, error } = useQuery({
    queryKey: ['operations'],
    queryFn: ({ signal }) => read('/operations', { signal }),
    refetchInterval: REFRESH_MS,
  });
  return (
    <>
      <PageHead
        title="Operations"
        about="How the laboratory is. Figures are at most a few seconds old."
        actions={
          <>
            <ButtonAnchor href="/api/docs">The API’s documentation</ButtonAnchor>
            <ButtonAnchor href="/api/metrics">Metrics</ButtonAnchor>
          </>
        }
      />
      <div className="grid gap-4 lg:grid-cols-2">
        <HealthPanel health={health.data} operations={data} />
        {error !== null && data === undefined && <Failure error={error} />}
        {data === undefined ? (
          error === null && <Loading what="what is under way" className="h-64" />
        ) : (
          <>
            <Games games={data.games} />
            <Workers workers={data.workers} />
            <Queue queue={data.queue} />
            <Storage {...data} />
          </>
        )}
      </div>
    </>
  );
}

interface HealthProps {
  health: Health | undefined;
  operations: Operations | undefined;
}

/** The checks that the API makes, then versions and connections. */
export function HealthPanel({ health, operations }: HealthProps) {
  return (
    <Panel title="Health">
      {health === undefined ? (
        <Loading what="the checks" />
      ) : (
        <ul className="grid gap-2">
          {Object.entries(health.checks).map(([name, { ok, detail }]) => (
            <li key={name} className="flex items-start gap-2">
              {ok ? (
                <CircleCheck aria-label="good" className="mt-0.5 size-4 shrink-0 text-good" />
              ) : (
                <CircleX aria-label="failing" className="mt-0.5 size-4 shrink-0 text-bad" />
              )}
              <span>
                <span className="font-semibold">{name}</span>
                {detail !== null && <span className="block text-bad">{detail}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {operations !== undefined && (
        <Facts>
          <Fact name="Version">{operations.version}</Fact>
          <Fact name="API since">{formatTime(operations.startedAt)}</Fact>
          <Fact name="PostgreSQL">{operations.database.version}</Fact>
          <Fact name="Connections">
            {operations.database.connections} of {operations.database.maxConnections}
          </Fact>
        </Facts>
      )}
    </Panel>
  );
}

function Facts({ children }: { children: ReactNode }) {
  return <dl className="mt-4 grid content-start grid-cols-[auto_1fr] gap-x-6 gap-y-1">{children}</dl>;
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft">{name}</dt>
      <dd className="text-right tabular-nums">{children}</dd>
    </>
  );
}

function Games({ games }: Pick<Operations, 'games'>) {
  return (
    <Panel title="Games">
      <ul className="grid gap-1.5">
        {(Object.entries(games) as [keyof Operations['games'], number][]).map(([status, count]) => (
          <li key={status} className="flex items-center justify-between gap-4">
            <Link href={`/games?status=${status}`} className="min-h-6 hover:underline">
              <Status status={status} />
            </Link>
            <span className="tabular-nums">{formatCount(count)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const HEAD = 'border-b border-line-strong py-1 pr-4 text-left font-semibold whitespace-nowrap text-ink-soft last:pr-0';
const CELL = 'border-b border-line py-1.5 pr-4 align-top tabular-nums last:pr-0';

function Table({ head, rows, empty }: { head: string[]; rows: ReactNode[][]; empty: ReactNode }) {
  if (rows.length === 0) return <p className="text-ink-soft">{empty}</p>;
  return (
    <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={`${head[0]}s`}>
      <table className="w-full">
        <thead>
          <tr>
            {head.map((name, index) => (
              <th key={name} scope="col" className={`${HEAD} ${index > 0 ? 'text-right!' : ''}`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={place}>
              {row.map((cell, index) => (
                <td key={index} className={`${CELL} ${index > 0 ? 'text-right' : ''}`}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Workers({ workers }: Pick<Operations, 'workers'>) {
  return (
    <Panel title="Workers">
      <Table
        head={['Worker', 'Threads', 'Jobs', 'Since']}
        rows={workers.map(({ name, threads, playing, connectedSince }) => [
          <span key="name" className="break-all">
            {name}
          </span>,
          threads,
          playing,
          formatTime(connectedSince),
        ])}
        empty="No worker was heard of in the last half minute: games wait until one is started. Nothing is lost meanwhile."
      />
    </Panel>
  );
}

function Queue({ queue }: Pick<Operations, 'queue'>) {
  return (
    <Panel title="Queue">
      <Table
        head={['Queue', 'Waiting', 'Under way', 'Given up', 'Longest wait']}
        rows={queue.map(({ name, queued, active, failed, oldestQueuedSeconds }) => [
          name,
          formatCount(queued),
          formatCount(active),
          <span key="failed" className={failed > 0 ? 'font-semibold text-bad' : ''}>
            {formatCount(failed)}
          </span>,
          oldestQueuedSeconds === null ? '–' : formatDuration(oldestQueuedSeconds),
        ])}
        empty="Nothing was ever queued."
      />
      <p className="mt-3 text-ink-soft">
        A job is a turn of a few seconds; a game that has more to play is queued again behind the others.
      </p>
    </Panel>
  );
}

function Storage({ storage, database }: Operations) {
  const { tables, games, experiments, roundsPlayed, bytesPerRound } = storage;
  return (
    <Panel title="Storage" className="lg:col-span-2">
      <div className="grid gap-x-10 gap-y-4 lg:grid-cols-[20rem_1fr]">
        <Facts>
          <Fact name="Database">{formatBytes(database.sizeBytes)}</Fact>
          <Fact name="Games">{formatCount(games)}</Fact>
          <Fact name="Experiments">{formatCount(experiments)}</Fact>
          <Fact name="Rounds played">{formatCount(roundsPlayed)}</Fact>
          <Fact name="A round takes">{bytesPerRound === null ? '–' : `${formatNumber(bytesPerRound, 3)} bytes`}</Fact>
        </Facts>
        <Table
          head={['Table', 'Rows, about', 'Size']}
          rows={tables.map(({ name, sizeBytes, rows }) => [
            name,
            rows === null ? '–' : formatCount(rows),
            formatBytes(sizeBytes),
          ])}
          empty="No tables."
        />
      </div>
    </Panel>
  );
}
