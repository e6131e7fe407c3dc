import { DEFINITIONS } from './definitions.ts';
import type { TermName } from './terms.ts';

/** Definition of a term: the formula in words, its unit, the paper, the section of the model. */
export function DefinitionOf({ name }: { name: TermName }) {
  const { symbol, words, unit, section, source } = DEFINITIONS[name];
  return (
    <>
      {symbol !== undefined && <p className="mb-1 font-mono">{symbol}</p>}
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
