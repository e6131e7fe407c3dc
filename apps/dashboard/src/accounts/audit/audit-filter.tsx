'use client';

import type { AuditAction } from '@farol/api';
import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/client.ts';
import { SelectField } from '../../design/field.tsx';
import { ACTION_WORDS } from './actions.ts';

export interface Person {
  id: string;
  name: string;
}
export interface Filter {
  action: AuditAction | undefined;
  person: Person | undefined;
}
export const ALL: Filter = { action: undefined, person: undefined };

/** Filter of the events. A person who has left is chosen by a click on the name in the log. */
export function AuditFilter({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const { data } = useQuery({
    queryKey: ['people', 'names'],
    queryFn: ({ signal }) => read('/people', { query: { limit: 1000 }, signal }),
    staleTime: 60_000,
  });
  const listed: Person[] = data?.people ?? [];
  const { person } = filter;
  const people = person === undefined || listed.some(({ id }) => id === person.id) ? listed : [...listed, person];
  return (
    <div role="search" className="mb-4 flex flex-wrap gap-3">
      <SelectField
        className="w-72 max-w-full"
        label="Action"
        value={filter.action ?? ''}
        onChange={({ target }) => onChange({ ...filter, action: (target.value || undefined) as Filter['action'] })}
        options={
          <>
            <option value="">any action</option>
            {Object.entries(ACTION_WORDS).map(([action, words]) => (
              <option key={action} value={action}>
                {words}
              </option>
            ))}
          </>
        }
      />
      <SelectField
        className="w-72 max-w-full"
        label="Person"
        value={person?.id ?? ''}
        onChange={({ target }) => onChange({ ...filter, person: people.find(({ id }) => id === target.value) })}
        options={
          <>
            <option value="">anyone</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </>
        }
      />
    </div>
  );
}
