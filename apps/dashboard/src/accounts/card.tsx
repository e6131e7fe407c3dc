import type { ReactNode } from 'react';
import { Loading } from '../design/states.tsx';

/** A page with one form, such as sign-in. */
export function Card({ title, about, children }: { title: string; about?: ReactNode; children: ReactNode }) {
  return (
    <div className="mx-auto mt-[4vh] w-full max-w-[26rem] rounded-lg border border-line bg-panel p-5 sm:p-6">
      <h1>{title}</h1>
      {about !== undefined && <div className="mt-1 text-ink-soft">{about}</div>}
      <div className="mt-4 grid gap-4">{children}</div>
    </div>
  );
}

export function LoadingCard({ title, what = 'the form' }: { title: string; what?: string }) {
  return (
    <Card title={title}>
      <Loading what={what} />
    </Card>
  );
}
