import { rulesOf, strategyOf, type Value } from '@farol/kernel';
import { formatCount } from '../design/figures.ts';
import { INFORMATION } from '../game-form/information.ts';
import type { SharedCitation } from './shared-citation.ts';

const MOST_GROUPS = 6;

/** The claim: agents, rules, rounds and digest. */
export function Claim({ citation: { manifest, rounds, digest } }: { citation: SharedCitation }) {
  const { kind, ...values } = manifest.rules;
  const groups = manifest.agents.slice(0, MOST_GROUPS);
  return (
    <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-[6.5rem_1fr]">
      <Row label="Game">
        <b>{rulesOf(kind).title}</b> <Values values={values} />
      </Row>
      <Row label="Agents">
        <ul>
          {groups.map(({ strategy, params, count, name, joins, leaves }, place) => (
            <li key={place}>
              {formatCount(count)} {name ?? strategyOf(strategy).title} <Values values={params} />
              {joins > 0 && <> from round {formatCount(joins + 1)}</>}
              {leaves !== undefined && <> until round {formatCount(leaves)}</>}
            </li>
          ))}
          {manifest.agents.length > MOST_GROUPS && (
            <li className="text-ink-soft">and {formatCount(manifest.agents.length - MOST_GROUPS)} more groups</li>
          )}
        </ul>
      </Row>
      <Row label="They are told">{INFORMATION[manifest.information.kind].told}</Row>
      <Row label="Seed">
        <span className="font-mono text-[0.92em]">{manifest.seed}</span>
      </Row>
      <Row label="Rounds">
        <span className="tabular-nums">{formatCount(rounds)}</span>
      </Row>
      <Row label="Digest">
        <span className="font-mono text-[0.87em] break-all">{digest}</span>
      </Row>
    </dl>
  );
}

function Row({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="font-semibold text-ink-soft">{label}</dt>
      <dd className="min-w-0 max-sm:mb-1">{children}</dd>
    </>
  );
}

function Values({ values }: { values: Readonly<Record<string, Value>> }) {
  const texts = Object.entries(values).map(([name, value]) => {
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return `${name} ${text.length > 60 ? `${text.slice(0, 59)}…` : text}`;
  });
  return texts.length === 0 ? null : <span className="text-ink-soft">({texts.join(', ')})</span>;
}
