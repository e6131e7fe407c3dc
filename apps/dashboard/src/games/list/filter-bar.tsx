import { defaultOrder, GAME_SORTS, GAME_STATUSES, type GameSort } from '@farol/api';
import { RULES } from '@farol/kernel';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { CONTROL } from '../../design/field.tsx';
import { useAbilities } from '../../accounts/session.ts';
import { OwnerSelect } from '../../sharing/owner-filter.tsx';
import { isTyping } from '../../shell/shortcuts.tsx';
import type { ListFilter } from './list-filter.ts';

const SORT_LABELS: Record<GameSort, string> = {
  created: 'newest',
  updated: 'last changed',
  name: 'name',
  rounds: 'most rounds',
  agents: 'most agents',
};

/** Typing pauses this long before the list follows. */
const TYPING_MS = 200;

export function FilterBar({
  filter,
  onChange,
}: {
  filter: ListFilter;
  onChange: (filter: Partial<ListFilter>) => void;
}) {
  const { hasAccounts } = useAbilities();
  return (
    <div role="search" className="mb-3 flex flex-wrap gap-2">
      <SearchBox value={filter.search} onChange={(search) => onChange({ search })} />
      <select
        aria-label="Status"
        value={filter.status}
        onChange={({ target }) => onChange({ status: target.value as ListFilter['status'] })}
        className={`${CONTROL} w-auto!`}
      >
        <option value="">any status</option>
        {GAME_STATUSES.map((status) => (
          <option key={status}>{status}</option>
        ))}
      </select>
      <select
        aria-label="Kind"
        value={filter.kind}
        onChange={({ target }) => onChange({ kind: target.value })}
        className={`${CONTROL} w-auto!`}
      >
        <option value="">any kind</option>
        {RULES.map(({ kind }) => (
          <option key={kind}>{kind}</option>
        ))}
      </select>
      {hasAccounts && <OwnerSelect value={filter.owner} onChange={(owner) => onChange({ owner })} />}
      <select
        aria-label="Sort by"
        value={filter.sort}
        onChange={({ target }) => {
          const sort = target.value as GameSort;
          onChange({ sort, order: defaultOrder(sort) });
        }}
        className={`${CONTROL} w-auto! md:hidden`}
      >
        {GAME_SORTS.map((sort) => (
          <option key={sort} value={sort}>
            by {SORT_LABELS[sort]}
          </option>
        ))}
      </select>
    </div>
  );
}

function SearchBox({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const sent = useRef(value);
  useEffect(() => {
    // The address changed otherwise: by a link, or by going back.
    if (value !== sent.current) setTyped(value);
    sent.current = value;
  }, [value]);
  useEffect(() => {
    // The address is without spaces at the ends; the box keeps them, for the next word.
    const search = typed.trim();
    if (search === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = search;
      onChange(search);
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed, onChange]);
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event)) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
  return (
    <div className="relative min-w-56 flex-1 md:max-w-96">
      <Search aria-hidden className="pointer-events-none absolute top-2.5 left-2.5 size-4 text-ink-soft" />
      <input
        ref={input}
        type="search"
        aria-label="Search games by name or id"
        placeholder="Search by name or id"
        value={typed}
        maxLength={200}
        onChange={({ target }) => setTyped(target.value)}
        className={`${CONTROL} pl-8!`}
      />
    </div>
  );
}
