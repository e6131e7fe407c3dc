import { ExternalLink } from 'lucide-react';
import { addressOf, shortSource } from './source-link.ts';

/** The papers that something comes from, each a link; the full reference on hovering. */
export function Sources({ sources }: { sources: readonly string[] }) {
  if (sources.length === 0) return null;
  return (
    <span className="inline-flex flex-wrap gap-x-3">
      {sources.map((source) => (
        <SourceLink key={source} source={source} />
      ))}
    </span>
  );
}

export function SourceLink({ source }: { source: string }) {
  return (
    <a
      href={addressOf(source)}
      target="_blank"
      rel="noreferrer"
      title={source}
      className="inline-flex min-h-6 items-center gap-1 text-sea underline decoration-1 underline-offset-2 hover:decoration-2"
    >
      {shortSource(source)}
      <ExternalLink aria-hidden className="size-3 shrink-0" />
      <span className="sr-only">(opens in a new tab)</span>
    </a>
  );
}
