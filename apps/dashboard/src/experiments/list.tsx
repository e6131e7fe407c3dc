'use client';

import type { ExperimentShown } from '@farol/api';
import { pathsOfFactor, variedPathsOf } from '@farol/experiments';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { useAbilities } from '../accounts/session.ts';
import { read } from '../api/client.ts';
import { Button, ButtonLink } from '../design/button.tsx';
import { formatCount, formatTime } from '../design/figures.ts';
import { PageHead } from '../design/page.tsx';
import { Failure, Loading } from '../design/states.tsx';
import { Status } from '../design/status.tsx';
import { OwnerSelect, type OwnerFilter } from '../sharing/owner-filter.tsx';
import { nameOf } from './names.ts';
import { Progress } from './progress.tsx';
import { ReadyDesigns } from './ready-cards.tsx';

/** All experiments with how far they are. */
export function ExperimentList() {
  const { hasAccounts, mayCreate } = useAbilities();
  const [owner, setOwner] = useState<OwnerFilter>('');
  const list = useInfiniteQuery({
    queryKey: ['experiments', ...(owner === '' ? [] : [owner])],
    queryFn: ({ pageParam, signal }) =>
      read('/experiments', { query: { limit: 50, cursor: pageParam, owner: owner || undefined }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ experiments }) => experiments.some(({ status }) => status === 'running'))
        ? 1000
        : false,
  });
  const experiments = list.data?.pages.flatMap((page) => page.experiments) ?? [];
  return (
    <>
      <PageHead
        title="Experiments"
        about="Play a game with every combination of some values, many times each, and see what changes."
        actions={
          mayCreate && (
            <ButtonLink href="/experiments/new" look="main">
              <Plus aria-hidden className="size-4" />
              New experiment
            </ButtonLink>
          )
        }
      />
      {hasAccounts && (
        <div role="search" className="mb-3 flex">
          <OwnerSelect value={owner} onChange={setOwner} />
        </div>
      )}
      {list.error && <Failure error={list.error} />}
      {list.isPending && <Loading what="experiments" className="h-48" />}
      {experiments.length > 0 && (
        <ul className="grid gap-2">
          {experiments.map((experiment) => (
            <Row key={experiment.id} experiment={experiment} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button className="mt-3" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {list.isFetchingNextPage ? 'Loading …' : 'Show older ones'}
        </Button>
      )}
      {list.data && mayCreate && <ReadyDesigns isFirst={experiments.length === 0 && owner === ''} />}
      {list.data && experiments.length === 0 && (!mayCreate || owner !== '') && (
        <p className="my-4 text-ink-soft">
          {owner === 'me' ? 'You have no experiments.' : 'Nobody shares an experiment with you.'}
        </p>
      )}
    </>
  );
}

function Row({ experiment }: { experiment: ExperimentShown }) {
  const { id, name, status, cells, createdAt } = experiment;
  const { factors, base, replicates, stopRule } = experiment.design;
  const paths = variedPathsOf({ factors }).map(({ path }) => path);
  const size = factors
    .map((factor) => {
      const names = pathsOfFactor(factor).map((path) => nameOf(path, paths));
      return `${factor.values.length} × ${names.join(' with ')}`;
    })
    .join(', ');
  return (
    <li className="relative grid gap-x-6 gap-y-2 rounded-lg border border-line bg-panel px-4 py-3 hover:border-line-strong md:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 className="min-w-0 break-words">
            <Link href={`/experiments/${id}`} className="after:absolute after:inset-0 hover:underline">
              {name}
            </Link>
          </h2>
          <Status status={status} />
        </div>
        <p className="mt-0.5 text-[0.92em] text-ink-soft">
          {base.rules.kind} · {size} · {formatCount(cells)} {cells === 1 ? 'cell' : 'cells'} of{' '}
          {stopRule ? `up to ${stopRule.maxReplicates}` : replicates} games · {formatTime(createdAt)}
        </p>
      </div>
      <Progress experiment={experiment} isShort />
    </li>
  );
}
