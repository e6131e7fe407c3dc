'use client';

import Link from 'next/link';
import { lazy, type ReactNode, Suspense } from 'react';
import { PopUp } from '../../design/pop-up.tsx';
import { Loading } from '../../design/states.tsx';
import { TERMS, type TermName } from './terms.ts';

const DefinitionOf = lazy(() => import('./definition-text.tsx').then((m) => ({ default: m.DefinitionOf })));

/** A term that says what it means when it is asked: the formula in words, the section of the model, the paper. */
export function Term({ name, children }: { name: TermName; children?: ReactNode }) {
  return (
    <PopUp
      label={TERMS[name]}
      className="w-[min(25rem,calc(100vw-1.5rem))] text-[15px] font-normal"
      trigger={(button) => (
        <button
          type="button"
          {...button}
          className="inline-block min-h-[24px] cursor-help text-left underline decoration-line-strong decoration-dotted underline-offset-4 hover:decoration-ink"
        >
          {children ?? TERMS[name]}
        </button>
      )}
    >
      <p className="mb-1.5 font-bold">{TERMS[name]}</p>
      <Suspense fallback={<Loading what="its definition" />}>
        <DefinitionOf name={name} />
      </Suspense>
      <Link
        href={`/definitions#${name}`}
        className="mt-2 inline-block min-h-[24px] text-sea underline underline-offset-2"
      >
        Among all definitions
      </Link>
    </PopUp>
  );
}
