'use client';

import { X } from 'lucide-react';
import { useSyncExternalStore } from 'react';

interface Notice {
  id: number;
  title: string;
  /** Why something could not be done, and what to do; a notice with one stays longer. */
  description?: string;
}

const SHORT_MS = 5000;
const LONG_MS = 12_000;

let notices: readonly Notice[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly Notice[]): void {
  notices = next;
  for (const listener of listeners) listener();
}

const close = (id: number) => set(notices.filter((notice) => notice.id !== id));

function add(notice: Omit<Notice, 'id'>): void {
  const id = ++lastId;
  set([...notices.slice(-3), { id, ...notice }]);
  setTimeout(close, notice.description === undefined ? SHORT_MS : LONG_MS, id);
}

/** Short notices in the corner: what was done, or why it could not be. */
export const say = (title: string) => add({ title });
export const warn = (title: string, description: string) => add({ title, description });

export const currentNotices = () => notices;

export function subscribeToNotices(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const NONE: readonly Notice[] = [];

export function Notices() {
  const shown = useSyncExternalStore(subscribeToNotices, currentNotices, () => NONE);
  return (
    <div
      role="status"
      aria-live="polite"
      className="fixed right-4 bottom-4 z-50 flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-2 empty:hidden"
    >
      {shown.map(({ id, title, description }) => (
        <div
          key={id}
          className={`flex items-start gap-3 rounded-md border bg-panel p-3 shadow-lg ${description === undefined ? 'border-line-strong' : 'border-bad'}`}
        >
          <div className="min-w-0 flex-1">
            <p className="font-semibold">{title}</p>
            {description !== undefined && <p className="mt-0.5 break-words text-ink-soft">{description}</p>}
          </div>
          <button
            type="button"
            aria-label="Close this notice"
            onClick={() => close(id)}
            className="rounded p-1 text-ink-soft hover:text-ink"
          >
            <X aria-hidden className="size-4" />
          </button>
        </div>
      ))}
    </div>
  );
}
