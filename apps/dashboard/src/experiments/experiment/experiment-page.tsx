'use client';

import type { Experiment, ExperimentShown } from '@farol/api';
import { pathsOfFactor, variedPathsOf } from '@farol/experiments';
import dynamic from 'next/dynamic';
import { useParams } from 'next/navigation';
import { useEffect, useMemo, useState } from 'react';
import { ApiProblem } from '../../api/client.ts';
import { ButtonLink } from '../../design/button.tsx';
import { formatCount, formatTime } from '../../design/figures.ts';
import { PageHead, Panel } from '../../design/page.tsx';
import { Empty, Failure, Loading } from '../../design/states.tsx';
import { Status } from '../../design/status.tsx';
import { Actions } from '../actions.tsx';
import { labelOf } from '../names.ts';
import { Progress } from '../progress.tsx';
import { useExperiment, useResults } from '../reads.ts';
import { titleOf } from '../statistic-names.ts';
import { writeValue } from '../../game-form/value-text.ts';
import { writeRows } from '../write-rows.ts';
import { CellTable } from './cell-table.tsx';
import { beginChoices, type Choices, readChoices, writeChoices } from './choices.ts';
import { dimensionsOf, textOf } from './dimensions.ts';
import { Downloads } from './downloads.tsx';
import { ResultsPanel } from './results-panel.tsx';

const CellGames = dynamic(() => import('./cell-games.tsx').then(({ CellGames }) => CellGames), { ssr: false });

/** One experiment: how far it is, what came of it, and its games. */
export function ExperimentPage() {
  const { id } = useParams<{ id: string }>();
  const experiment = useExperiment(id);
  const isGone = experiment.error instanceof ApiProblem && [404, 422].includes(experiment.error.body.status);
  if (isGone) {
    return (
      <>
        <PageHead title="Experiment" />
        <Empty
          title="There is no such experiment"
          actions={
            <ButtonLink href="/experiments" look="main">
              All experiments
            </ButtonLink>
          }
        >
          It may have been removed, or the address may have lost a character.
        </Empty>
      </>
    );
  }
  if (!experiment.data) {
    return (
      <>
        <PageHead title="Experiment" />
        {experiment.error ? <Failure error={experiment.error} /> : <Loading what="the experiment" className="h-96" />}
      </>
    );
  }
  return <Shown key={id} experiment={experiment.data} />;
}

function Shown({ experiment }: { experiment: ExperimentShown }) {
  const { id, name, status } = experiment;
  const results = useResults(id, experiment);
  const designText = JSON.stringify(experiment.design);
  // The design never changes; polled answers are other objects with the same in them.
  const design: Experiment = useMemo(() => JSON.parse(designText), [designText]);
  const dimensions = useMemo(() => dimensionsOf(design), [design]);
  const begin = useMemo(() => beginChoices(design, dimensions), [design, dimensions]);
  const [choices, setChoices] = useState<Choices>(begin);
  const [picked, setPicked] = useState<number[]>([]);
  useEffect(() => {
    if (location.hash.length > 1) setChoices(readChoices(location.hash.slice(1), design, dimensions));
  }, [design, dimensions]);
  const choose = (next: Choices) => {
    setChoices(next);
    const words = writeChoices(next, begin);
    history.replaceState(history.state, '', words === '' ? location.pathname : `#${words}`);
  };
  useEffect(() => {
    document.title = `${name} · Farol`;
  }, [name]);
  const cells = results.data?.cells ?? [];
  return (
    <>
      <PageHead
        title={name}
        about={<About experiment={experiment} />}
        actions={
          <>
            <Actions experiment={experiment} />
            <Downloads experiment={experiment} />
          </>
        }
      />
      <Panel className="mb-4">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Status status={status} />
          <div className="min-w-0 flex-1 basis-72">
            <Progress experiment={experiment} />
          </div>
        </div>
        {experiment.games.failed > 0 && (
          <p className="mt-2 text-[0.92em] text-bad">
            {formatCount(experiment.games.failed)} games could not be played and are in no mean. The table of cells says
            where; a cell’s games say why.
          </p>
        )}
      </Panel>
      {results.error && (
        <div className="mb-4">
          <Failure error={results.error} />
        </div>
      )}
      <div className="grid gap-4">
        <ResultsPanel
          name={name}
          design={design}
          dimensions={dimensions}
          cells={cells}
          choices={choices}
          isRunning={status === 'running'}
          onChoices={choose}
          onPick={setPicked}
        />
        <CellTable design={design} dimensions={dimensions} cells={cells} onPick={setPicked} />
        <DesignPanel experiment={experiment} />
      </div>
      {picked.length > 0 && (
        <CellGames
          experiment={experiment}
          dimensions={dimensions}
          picked={picked}
          cells={cells}
          onPick={setPicked}
          onClose={() => setPicked([])}
        />
      )}
    </>
  );
}

function About({ experiment }: { experiment: ExperimentShown }) {
  const { base, replicates, stopRule } = experiment.design;
  return (
    <>
      {base.rules.kind} · {formatCount(experiment.cells)} {experiment.cells === 1 ? 'cell' : 'cells'} of{' '}
      {stopRule ? `${stopRule.minReplicates} to ${stopRule.maxReplicates}` : replicates} games · made{' '}
      {formatTime(experiment.createdAt)}
    </>
  );
}

const describeStrategy = (strategy: string, params: Readonly<Record<string, unknown>>) => {
  const values = Object.entries(params).map(([name, value]) => `${name} ${writeValue(value)}`);
  return values.length === 0 ? strategy : `${strategy} (${values.join(', ')})`;
};

/** The complete design, in words. */
function DesignPanel({ experiment }: { experiment: ExperimentShown }) {
  const { base, factors, replicates, transient, roundsPerHistory, statistics, stopRule, seed } = experiment.design;
  const paths = variedPathsOf({ factors }).map(({ path }) => path);
  const facts: [string, string][] = [
    ...factors.map((factor): [string, string] => [
      pathsOfFactor(factor)
        .map((path) => labelOf(base, path, paths))
        .join(' with '),
      'path' in factor ? factor.values.map(textOf).join(', ') : writeRows(factor.values),
    ]),
    [
      base.agents.length === 1 ? 'strategy' : 'strategies',
      base.agents.map(({ strategy, params = {} }) => describeStrategy(strategy, params)).join('; '),
    ],
    [
      'rounds',
      `${formatCount(base.rounds)}${roundsPerHistory === undefined ? '' : `, or ${formatCount(roundsPerHistory)} · 2ᵐ if more`}; ${
        transient === 'half' ? 'the first half' : `the first ${formatCount(transient)}`
      } left out`,
    ],
    ['replicates', String(replicates)],
    ...(stopRule
      ? ([
          [
            'stop rule',
            `until ${titleOf(stopRule.statistic)} is known to ± ${stopRule.halfWidth} (${100 * stopRule.confidence} %), at most ${stopRule.maxReplicates} games`,
          ],
        ] as [string, string][])
      : []),
    ['statistics', statistics.map(titleOf).join(', ')],
    ['seed', seed],
  ];
  return (
    <Panel title="Design">
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[auto_1fr]">
        {facts.map(([name, value]) => (
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
          {JSON.stringify(experiment.design, null, 2)}
        </pre>
      </details>
    </Panel>
  );
}
