import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { wordsOf } from '../api/words.ts';

/** Nothing here yet: what it would show, and how to get there. */
export function Empty({ title, children, actions }: { title: string; children: ReactNode; actions?: ReactNode }) {
  return (
    <div className="mx-auto max-w-[60ch] rounded-lg border border-dashed border-line-strong px-6 py-10 text-center">
      <p className="text-lg font-bold">{title}</p>
      <div className="mt-2 text-ink-soft">{children}</div>
      {actions !== undefined && <div className="mt-5 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}

/** An error in words, with its remedy. */
export function Failure({ error, actions }: { error: unknown; actions?: ReactNode }) {
  return (
    <div role="alert" className="flex items-start gap-2 rounded-md border border-bad bg-bad-ground p-3 text-bad">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 break-words">
        {wordsOf(error)}
        {actions !== undefined && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}

/** A place that waits for what it will show, as high as that will be. */
export function Loading({ what, className = 'h-24' }: { what: string; className?: string }) {
  return (
    <div role="status" className={`grid place-items-center rounded-md bg-sunken text-ink-soft ${className}`}>
      <span className="flex items-center gap-2">
        <span aria-hidden className="size-2 animate-pulse rounded-full bg-current" />
        Loading {what} …
      </span>
    </div>
  );
}
