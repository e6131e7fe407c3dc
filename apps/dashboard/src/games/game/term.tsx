'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { PopUp } from '../../design/pop-up.tsx';
import { type Definition, DEFINITIONS, type TermName } from './definitions.ts';

/** A term that says what it means when it is asked: the formula in words, the section of the model, the paper. */
export function Term({ name, children }: { name: TermName; children?: ReactNode }) {
  const definition: Definition = DEFINITIONS[name];
  return (
    <PopUp
      label={definition.title}
      className="w-[min(25rem,calc(100vw-1.5rem))] text-[15px] font-normal"
      trigger={(button) => (
        <button
          type="button"
          {...button}
          className="inline-block min-h-[24px] cursor-help text-left underline decoration-line-strong decoration-dotted underline-offset-4 hover:decoration-ink"
        >
          {children ?? definition.title}
        </button>
      )}
    >
      <p className="mb-1.5 font-bold">
        {definition.title}
        {definition.symbol !== undefined && <span className="ml-2 font-mono font-normal">{definition.symbol}</span>}
      </p>
      <DefinitionText definition={definition} />
      <Link
        href={`/definitions#${name}`}
        className="mt-2 inline-block min-h-[24px] text-sea underline underline-offset-2"
      >
        Among all definitions
      </Link>
    </PopUp>
  );
}

export function DefinitionText({ definition: { words, unit, section, source } }: { definition: Definition }) {
  return (
    <>
      <p className="break-words">{words}</p>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-[0.92em] text-ink-soft">
        {unit !== undefined && (
          <>
            <dt>Unit</dt>
            <dd>{unit}</dd>
          </>
        )}
        {source !== undefined && (
          <>
            <dt>Source</dt>
            <dd className="break-words">
              {source.url === undefined ? (
                source.text
              ) : (
                <a href={source.url} target="_blank" rel="noreferrer" className="underline underline-offset-2">
                  {source.text}
                </a>
              )}
            </dd>
          </>
        )}
        <dt>In full</dt>
        <dd>docs/model.md, “{section}”</dd>
      </dl>
    </>
  );
}
