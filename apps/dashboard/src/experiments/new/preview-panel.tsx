'use client';

import type { Experiment, FieldError } from '@farol/api';
import { Play } from 'lucide-react';
import { ApiProblem } from '../../api/client.ts';
import { curlOf } from '../../api/shell.ts';
import { Button } from '../../design/button.tsx';
import { CopyButton } from '../../design/copy-button.tsx';
import { formatCompact, formatCount, formatDuration } from '../../design/figures.ts';
import { Panel } from '../../design/page.tsx';
import { Failure } from '../../design/states.tsx';
import type { Design } from '../design.ts';
import { commandFault, commandOf } from './command.ts';
import { type Checked, usePreview } from './use-check.ts';

interface Props {
  design: Design;
  text: string;
  checked: Checked | undefined;
  /** The design that was checked: while one types, the one before. */
  checkedText: string;
  isFresh: boolean;
  /** Faults that no field of the form shows. */
  otherFaults: readonly FieldError[];
  error: unknown;
  isCreating: boolean;
  onCreate: (isStarted: boolean) => void;
}

/** The size of the design, its faults, and the button to play it. */
export function PreviewPanel(props: Props) {
  const { design, text, checked, checkedText, isFresh, otherFaults, error, isCreating, onCreate } = props;
  const experiment = checked?.experiment;
  const isSound = isFresh && experiment !== undefined;
  const preview = usePreview(text, isSound);
  const faults = checked?.faults.length ?? 0;
  const isReady = isSound && !isCreating;
  return (
    <Panel title="What it comes to" className="self-start lg:sticky lg:top-16">
      <div aria-live="polite" aria-busy={!isFresh}>
        {experiment ? (
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 tabular-nums">
            <Fact name="Cells" value={formatCount(checked.cells)}>
              {experiment.factors.map(({ values }) => values.length).join(' × ')}
            </Fact>
            <Fact
              name="Games"
              value={
                checked.games.min === checked.games.max
                  ? formatCount(checked.games.max)
                  : `${formatCount(checked.games.min)} to ${formatCount(checked.games.max)}`
              }
            >
              {experiment.stopRule ? 'as the stop rule wants' : `${experiment.replicates} of each cell`}
            </Fact>
            <Fact name="Rounds" value={formatCompact(checked.rounds.total)}>
              the longest game {formatCount(checked.rounds.max)}
            </Fact>
            <Fact name="Time" value={timeOf(preview)}>
              {preview.data && preview.data.seconds !== null ? 'on the workers that are there' : ''}
            </Fact>
          </dl>
        ) : checked === undefined ? (
          <p className="text-ink-soft">Counting …</p>
        ) : (
          <p className="font-semibold text-bad">
            {faults === 1 ? 'One thing to mend' : `${faults} things to mend`} before it can be played
            {otherFaults.length < faults ? ', shown where it is' : ''}.
          </p>
        )}
        {otherFaults.length > 0 && (
          <ul className="mt-2 grid max-h-60 gap-1 overflow-y-auto text-bad">
            {otherFaults.map(({ field, message }) => (
              <li key={`${field} ${message}`} className="break-words">
                {field !== '' && field !== 'factors' && <code className="font-mono">{field}: </code>}
                {message}
              </li>
            ))}
          </ul>
        )}
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

function timeOf({ data, error, isFetching }: ReturnType<typeof usePreview>): string {
  if (isFetching) return 'trying a few games …';
  if (error) return error instanceof ApiProblem && error.body.status < 500 ? 'not known' : 'not known now';
  if (data === undefined) return '…';
  return data.seconds === null ? 'not known: no worker is there' : `about ${formatDuration(data.seconds)}`;
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
