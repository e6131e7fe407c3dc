'use client';

import type { ExperimentShown } from '@farol/api';
import { Download } from 'lucide-react';
import { linkTo } from '../../api/client.ts';
import { Button } from '../../design/button.tsx';
import { PopUp } from '../../design/pop-up.tsx';
import { fileNameOf, save } from '../../design/save-file.ts';

const ITEM = 'block w-full rounded px-3 py-1.5 text-left hover:bg-sunken';
const FORMATS = [
  ['csv', 'Results as CSV', 'a row for each cell and statistic'],
  ['parquet', 'Results as Parquet', 'the same for pandas, R, DuckDB'],
  ['json', 'Results as JSON', 'each cell with its summaries'],
] as const;

/** Takes the results or the design away. */
export function Downloads({ experiment }: { experiment: ExperimentShown }) {
  return (
    <PopUp
      label="Download"
      className="w-72 p-1!"
      trigger={(button) => (
        <Button {...button}>
          <Download aria-hidden className="size-4" />
          Download
        </Button>
      )}
    >
      {(close) => <DownloadList experiment={experiment} onChoose={close} />}
    </PopUp>
  );
}

/** The files of an experiment: its results once a game has ended, and its design. */
export function DownloadList({ experiment, onChoose }: { experiment: ExperimentShown; onChoose: () => void }) {
  const { id, name, design, games } = experiment;
  const file = fileNameOf(name, 'experiment');
  const saveDesign = () =>
    save(new Blob([`${JSON.stringify(design, null, 2)}\n`], { type: 'application/json' }), `${file}.design.json`);
  return (
    <ul>
      {games.done + games.failed > 0 &&
        FORMATS.map(([format, title, about]) => (
          <li key={format}>
            <a
              href={linkTo('/experiments/{id}/results', { params: { id }, query: { format } })}
              download={`${file}.${format}`}
              className={ITEM}
              onClick={onChoose}
            >
              {title} <span className="block text-[0.85em] text-ink-soft">{about}</span>
            </a>
          </li>
        ))}
      <li>
        <button
          type="button"
          className={ITEM}
          onClick={() => {
            saveDesign();
            onChoose();
          }}
        >
          Design as JSON{' '}
          <span className="block text-[0.85em] text-ink-soft">
            “New experiment” opens it, farol sweep --design plays it
          </span>
        </button>
      </li>
    </ul>
  );
}
