import type { Experiment } from '@farol/api';
import { Panel } from '../../design/page.tsx';
import { designFacts } from './design-facts.ts';

/** The complete design, in words and as JSON. */
export function DesignPanel({ design }: { design: Experiment }) {
  return (
    <Panel title="Design">
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr]">
        {designFacts(design).map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-soft">{name}</dt>
            <dd className="min-w-0 break-words max-sm:mb-1">{value}</dd>
          </div>
        ))}
      </dl>
      <details className="mt-3">
        <summary className="min-h-[24px] font-semibold">As JSON</summary>
        <pre
          tabIndex={0}
          aria-label="The design as JSON"
          className="mt-1 max-h-96 overflow-auto rounded-md bg-sunken p-3 font-mono text-[0.85em]"
        >
          {JSON.stringify(design, null, 2)}
        </pre>
      </details>
    </Panel>
  );
}
