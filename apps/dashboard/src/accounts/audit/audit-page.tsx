'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { linkTo, read } from '../../api/client.ts';
import { Button, ButtonAnchor } from '../../design/button.tsx';
import { PageHead } from '../../design/page.tsx';
import { Empty, Failure, Loading } from '../../design/states.tsx';
import { AdministratorsOnly } from '../administrators-only.tsx';
import { ALL, AuditFilter, type Filter } from './audit-filter.tsx';
import { AuditTable } from './audit-table.tsx';

/** The log of security events, for administrators. */
export function AuditPage() {
  return (
    <AdministratorsOnly title="Audit log">
      <PageHead
        title="Audit log"
        about="Security events, the newest first. The log only grows: nobody can change or delete an event."
        actions={
          <ButtonAnchor href={linkTo('/audit/export', {})} download>
            <Download aria-hidden className="size-4" />
            Download as NDJSON
          </ButtonAnchor>
        }
      />
      <Log />
    </AdministratorsOnly>
  );
}

function Log() {
  const [filter, setFilter] = useState<Filter>(ALL);
  const query = { action: filter.action, person: filter.person?.id };
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['audit', query],
    queryFn: ({ pageParam, signal }) => read('/audit', { query: { ...query, limit: 100, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const events = data?.pages.flatMap((page) => page.events) ?? [];
  return (
    <>
      <AuditFilter filter={filter} onChange={setFilter} />
      {error !== null && <Failure error={error} />}
      {data === undefined && error === null && <Loading what="events" className="h-96" />}
      {data !== undefined && events.length === 0 && (
        <Empty title="No event fits" actions={<Button onClick={() => setFilter(ALL)}>Clear the filter</Button>}>
          The log has no event of this action and person.
        </Empty>
      )}
      {events.length > 0 && <AuditTable events={events} onPerson={(person) => setFilter({ ...filter, person })} />}
      {hasNextPage && (
        <Button className="mt-3" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? 'Loading …' : 'Show older ones'}
        </Button>
      )}
    </>
  );
}
