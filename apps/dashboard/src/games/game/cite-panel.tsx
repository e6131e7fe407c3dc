'use client';

import type { Game } from '@farol/api';
import { Download } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { linkTo } from '../../api/client.ts';
import { ButtonAnchor } from '../../design/button.tsx';
import { CopyButton } from '../../design/copy-button.tsx';
import { SelectField } from '../../design/field.tsx';
import { formatBytes, formatCount } from '../../design/figures.ts';
import { fileNameOf } from '../../design/save-file.ts';
import { Failure, Loading } from '../../design/states.tsx';
import { bibtexOf, openedWords } from './citation.ts';
import { Term } from './term.tsx';
import { useManifest } from './use-manifest.ts';

/** Bytes of a row: about what exports came to. */
const FORMATS = [
  { format: 'csv', title: 'CSV', about: 'for spreadsheets and R', rowBytes: 22 },
  { format: 'ndjson', title: 'NDJSON', about: 'a JSON object a line', rowBytes: 80 },
  { format: 'parquet', title: 'Parquet', about: 'for pandas, Polars, DuckDB', rowBytes: 2 },
] as const;

interface CitePanelProps {
  game: Game;
  inView: { from: number; to: number };
}

/** All that is needed to cite a game, to play it again elsewhere, and to take its rounds away. */
export function CitePanel({ game, inView }: CitePanelProps) {
  const { data: citation, error } = useManifest(game.id);
  if (error !== null && citation === undefined) return <Failure error={error} />;
  if (citation === undefined) return <Loading what="the manifest" className="h-80" />;
  const json = JSON.stringify(citation, null, 2);
  return (
    <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
      <div className="grid grid-cols-1 gap-6">
        <section className="min-w-0">
          <Head title="Citation">
            <CopyButton text={bibtexOf(game, citation)} what="BibTeX" />
          </Head>
          <p className="mb-2 text-ink-soft">
            {game.status === 'running'
              ? 'The game is running: this cites the rounds that were played when it was last read.'
              : 'With the manifest beside it anyone can play the game again, and compare the digest.'}
          </p>
          {game.citation !== null && <p className="mb-2 break-words">{openedWords(game.citation)}</p>}
          <Code label="Citation as BibTeX">{bibtexOf(game, citation)}</Code>
        </section>
        <Exports game={game} inView={inView} />
      </div>
      <section className="min-w-0">
        <Head title={<Term name="manifest" />}>
          <CopyButton text={json} what="the manifest" />
          <ButtonAnchor
            size="small"
            href={linkTo('/games/{id}/manifest', { params: { id: game.id } })}
            download={`${fileNameOf(game.name)}.farol.json`}
          >
            <Download aria-hidden className="size-4" />
            Download
          </ButtonAnchor>
        </Head>
        <p className="mb-2 text-ink-soft">
          All that the game’s history depends on, the rounds played, and their <Term name="digest">digest</Term>.{' '}
          <code>farol verify</code> and the page “Verify” take this file.
        </p>
        <Code label="Manifest as JSON">{json}</Code>
      </section>
    </div>
  );
}

function Exports({ game, inView }: CitePanelProps) {
  const [isWhole, setIsWhole] = useState(true);
  const rounds = isWhole ? game.rounds.played : inView.to - inView.from + 1;
  if (game.rounds.played === 0) return null;
  return (
    <section>
      <h3 className="mb-2">Rounds to take away</h3>
      <SelectField
        label="Which"
        value={isWhole ? 'all' : 'view'}
        onChange={(event) => setIsWhole(event.target.value === 'all')}
        className="mb-3 max-w-80"
        options={
          <>
            <option value="all">all {formatCount(game.rounds.played)} rounds</option>
            <option value="view">
              those in view: {formatCount(inView.from)} to {formatCount(inView.to)}
            </option>
          </>
        }
      />
      <ul className="grid grid-cols-1 gap-2">
        {FORMATS.map(({ format, title, about, rowBytes }) => (
          <li key={format} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <ButtonAnchor
              size="small"
              className="min-w-28"
              href={linkTo('/games/{id}/export', {
                params: { id: game.id },
                query: { format, ...(isWhole ? {} : inView) },
              })}
              download
            >
              <Download aria-hidden className="size-4" />
              {title}
            </ButtonAnchor>
            <span className="text-ink-soft">
              {about}, about {formatBytes(Math.max(100, rounds * rowBytes))}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-[0.92em] text-ink-soft">
        A row for each round: round, attendance, agents, crowded, benefit.
      </p>
    </section>
  );
}

const Head = ({ title, children }: { title: ReactNode; children: ReactNode }) => (
  <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
    <h3>{title}</h3>
    <div className="flex flex-wrap gap-2">{children}</div>
  </div>
);

const Code = ({ label, children }: { label: string; children: string }) => (
  <pre
    tabIndex={0}
    role="region"
    aria-label={label}
    className="max-h-96 overflow-auto rounded-md bg-sunken p-3 font-mono text-[0.85em] break-words whitespace-pre-wrap"
  >
    {children}
  </pre>
);
