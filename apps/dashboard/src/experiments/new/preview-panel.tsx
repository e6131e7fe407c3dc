'use client';

import type { Experiment, FieldError } from '@farol/api';
import { Play } from 'lucide-react';
import { curlOf } from '../../api/shell.ts';
import { Button } from '../../design/button.tsx';
import { CopyButton } from '../../design/copy-button.tsx';
import { formatCompact, formatCount } from '../../design/figures.ts';
import { Panel } from '../../design/page.tsx';
import { Failure } from '../../design/states.tsx';
import type { Design } from '../design.ts';
import type { Checked } from './check-design.ts';
import { commandFault, commandOf } from './command.ts';
import { gamesText, faultsText, timeText } from './preview-words.ts';
import { type useCheck, usePreview } from './use-check.ts';

interface Props {
  design: Design;
  text: string;
  check: ReturnType<typeof useCheck>;
  /** Faults that no field of the form shows. */
  otherFaults: readonly FieldError[];
  error: unknown;
  isCreating: boolean;
  onCreate: (isStarted: boolean) => void;
}

/** The size of the design, its faults, and the button to play it. */
export function PreviewPanel({ design, text, check, otherFaults, error, isCreating, onCreate }: Props) {
  const { checked, checkedText, isFresh } = check;
  const experiment = checked?.experiment;
  const isSound = isFresh && experiment !== undefined;
  const preview = usePreview(text, isSound);
  const isReady = isSound && !isCreating;
  return (
    <Panel title="What it comes to" className="self-start lg:sticky lg:top-16">
      <div aria-live="polite" aria-busy={!isFresh}>
        {checked === undefined ? (
          <p className="text-ink-soft">Counting …</p>
        ) : checked.experiment ? (
          <Size size={checked} preview={preview} />
        ) : (
          <p className="font-semibold text-bad">{faultsText(checked.faults.length, otherFaults.length)}</p>
        )}
        <FaultList faults={otherFaults} />
        {preview.data?.faults.map((fault) => (
          <p key={fault} className="mt-2 text-bad">
            {fault}
          </p>
        ))}
      </div>
      {error !== null && error !== undefined && (
        <div className="mt-3">
          <Failure error={error} />
        </div>
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        <Button look="main" disabled={!isReady} onClick={() => onCreate(true)}>
          <Play aria-hidden className="size-4" />
          {isCreating ? 'Creating …' : 'Create and start'}
        </Button>
        <Button disabled={!isReady} onClick={() => onCreate(false)}>
          Create as a draft
        </Button>
      </div>
      <div className="mt-4 grid gap-1.5 border-t border-line pt-3">
        <Code
          title="As a command"
          what="the command"
          text={experiment ? commandFor(JSON.parse(checkedText) as Design, experiment) : ''}
        />
        <Code title="As JSON" what="the design" text={JSON.stringify(design, null, 2)} />
        <Code title="As a request" what="the request" text={curlOf('/experiments', text, location.origin)} />
      </div>
    </Panel>
  );
}

const commandFor = (design: Design, experiment: Experiment) => commandFault(design) ?? commandOf(design, experiment);

interface SizeProps {
  size: Extract<Checked, { experiment: Experiment }>;
  preview: ReturnType<typeof usePreview>;
}

/** The number of cells, games and rounds, and the time that they take. */
function Size({ size: { experiment, cells, games, rounds }, preview }: SizeProps) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 tabular-nums">
      <Fact name="Cells" value={formatCount(cells)}>
        {experiment.factors.map(({ values }) => values.length).join(' × ')}
      </Fact>
      <Fact name="Games" value={gamesText(games)}>
        {experiment.stopRule ? 'as the stop rule wants' : `${experiment.replicates} of each cell`}
      </Fact>
      <Fact name="Rounds" value={formatCompact(rounds.total)}>
        the longest game {formatCount(rounds.max)}
      </Fact>
      <Fact name="Time" value={timeText(preview)}>
        {preview.data && preview.data.seconds !== null ? 'on the workers that are there' : ''}
      </Fact>
    </dl>
  );
}

function FaultList({ faults }: { faults: readonly FieldError[] }) {
  if (faults.length === 0) return null;
  return (
    <ul className="mt-2 grid max-h-60 gap-1 overflow-y-auto text-bad">
      {faults.map(({ field, message }) => (
        <li key={`${field} ${message}`} className="break-words">
          {field !== '' && field !== 'factors' && <code className="font-mono">{field}: </code>}
          {message}
        </li>
      ))}
    </ul>
  );
}

function Fact({ name, value, children }: { name: string; value: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft">{name}</dt>
      <dd>
        <span className="font-semibold">{value}</span> <span className="text-[0.92em] text-ink-soft">{children}</span>
      </dd>
    </>
  );
}

function Code({ title, what, text }: { title: string; what: string; text: string }) {
  return (
    <details>
      <summary className="min-h-[24px] font-semibold">{title}</summary>
      {text === '' ? (
        <p className="mt-1 text-ink-soft">Once the design is without fault.</p>
      ) : (
        <>
          <CopyButton className="my-1" text={text} what={what} />
          {/* A region that scrolls must be reached by keyboard. */}
          <pre
            tabIndex={0}
            aria-label={title}
            className="max-h-72 overflow-auto rounded-md bg-sunken p-2.5 font-mono text-[0.85em] whitespace-pre-wrap break-words"
          >
            {text}
          </pre>
        </>
      )}
    </details>
  );
}
