import type { GameSort } from '@farol/api';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { ROW_GRID } from './game-row.tsx';
import { type ListFilter, sortBy } from './list-filter.ts';

interface Sorting {
  filter: ListFilter;
  onFilter: (filter: Partial<ListFilter>) => void;
}

interface HeadProps extends Sorting {
  /** In the column of the boxes. */
  children?: ReactNode;
}

/** The heads of the columns; some of them sort the list. */
export function TableHead({ filter, onFilter, children }: HeadProps) {
  const sorting = { filter, onFilter };
  const wide = 'max-md:hidden';
  return (
    <div
      role="row"
      aria-rowindex={1}
      className={`${ROW_GRID} rounded-t-lg border-b border-line-strong bg-panel px-3 py-2 text-ink-soft`}
    >
      <div role="columnheader" className="grid place-items-center">
        {children}
      </div>
      <Column {...sorting} label="Name" sort="name" />
      <Column {...sorting} label="Status" className={wide} />
      <Column {...sorting} label="Kind" className={wide} />
      <Column {...sorting} label="Agents" sort="agents" className={`${wide} text-right`} />
      <Column {...sorting} label="Rounds" sort="rounds" className={`${wide} text-right`} />
      <Column {...sorting} label="Attendance" />
      <Column {...sorting} label="Created" sort="created" className={wide} />
    </div>
  );
}

interface ColumnProps extends Sorting {
  label: string;
  /** Without it the list cannot be sorted by the column. */
  sort?: GameSort;
  className?: string;
}

function Column({ filter, onFilter, label, sort, className = '' }: ColumnProps) {
  const isSorted = sort !== undefined && filter.sort === sort;
  const Arrow = filter.order === 'asc' ? ArrowUp : ArrowDown;
  return (
    <div
      role="columnheader"
      aria-sort={isSorted ? (filter.order === 'asc' ? 'ascending' : 'descending') : undefined}
      className={className}
    >
      {sort === undefined ? (
        label
      ) : (
        <button
          type="button"
          className="inline-flex min-h-6 items-center gap-1 font-semibold hover:text-ink"
          onClick={() => onFilter(sortBy(filter, sort))}
        >
          {label}
          {isSorted && <Arrow aria-hidden className="size-3.5" />}
        </button>
      )}
    </div>
  );
}
