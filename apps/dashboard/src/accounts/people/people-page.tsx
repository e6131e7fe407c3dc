'use client';

import type { PersonShown } from '@farol/api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../api/client.ts';
import { Button } from '../../design/button.tsx';
import { PageHead, Panel } from '../../design/page.tsx';
import { Failure, Loading } from '../../design/states.tsx';
import { AdministratorsOnly } from '../administrators-only.tsx';
import { InvitationsPanel } from './invitations-panel.tsx';
import { PersonDialog } from './person-dialog.tsx';
import { PersonRow } from './person-row.tsx';

/** The accounts of the laboratory, for administrators. */
export function PeoplePage() {
  return (
    <AdministratorsOnly title="People">
      <PageHead title="People" about="The accounts of this laboratory, their roles, limits and use." />
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <Accounts />
        <InvitationsPanel />
      </div>
    </AdministratorsOnly>
  );
}

function Accounts() {
  const [shownId, setShownId] = useState<string>();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['people'],
    queryFn: ({ pageParam, signal }) => read('/people', { query: { limit: 100, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const people: PersonShown[] = data?.pages.flatMap((page) => page.people) ?? [];
  const shown = people.find(({ id }) => id === shownId);
  return (
    <Panel title="Accounts">
      {error !== null && <Failure error={error} />}
      {data === undefined && error === null && <Loading what="accounts" className="h-64" />}
      <ul className="grid gap-2">
        {people.map((person) => (
          <PersonRow key={person.id} person={person} onManage={() => setShownId(person.id)} />
        ))}
      </ul>
      {hasNextPage && (
        <Button className="mt-3" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? 'Loading …' : 'Show more'}
        </Button>
      )}
      {shown !== undefined && <PersonDialog key={shown.id} person={shown} onClose={() => setShownId(undefined)} />}
    </Panel>
  );
}
