'use client';

import type { Experiment, ExperimentShown } from '@farol/api';
import dynamic from 'next/dynamic';
import { useParams } from 'next/navigation';
import { useEffect, useMemo, useState } from 'react';
import { ApiProblem } from '../../api/client.ts';
import { ButtonLink } from '../../design/button.tsx';
import { formatCount, formatTime } from '../../design/figures.ts';
import { PageHead, Panel } from '../../design/page.tsx';
import { Empty, Failure, Loading } from '../../design/states.tsx';
import { Status } from '../../design/status.tsx';
import { useRights } from '../../sharing/access.ts';
import { Actions } from '../actions.tsx';
import { Progress } from '../progress.tsx';
import { useExperiment, useResults } from '../reads.ts';
import { CellTable } from './cell-table.tsx';
import { DesignPanel } from './design-panel.tsx';
import { dimensionsOf } from './dimensions.ts';
import { Downloads } from './downloads.tsx';
import { ResultsPanel } from './results-panel.tsx';
import { useChoices } from './use-choices.ts';

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
  const [choices, choose] = useChoices(design, dimensions);
  const [picked, setPicked] = useState<number[]>([]);
  useEffect(() => {
    document.title = `${name} · Farol`;
  }, [name]);
  const shared = { dimensions, cells: results.data?.cells ?? [], onPick: setPicked };
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
      <StatusPanel experiment={experiment} />
      {results.error && (
        <div className="mb-4">
          <Failure error={results.error} />
        </div>
      )}
      <div className="grid gap-4">
        <ResultsPanel
          {...shared}
          name={name}
          design={design}
          choices={choices}
          isRunning={status === 'running'}
          onChoices={choose}
        />
        <CellTable {...shared} design={design} />
        <DesignPanel design={experiment.design} />
      </div>
      {picked.length > 0 && (
        <CellGames {...shared} experiment={experiment} picked={picked} onClose={() => setPicked([])} />
      )}
    </>
  );
}

/** The status and the progress of an experiment. */
export function StatusPanel({ experiment }: { experiment: ExperimentShown }) {
  return (
    <Panel className="mb-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Status status={experiment.status} />
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
  );
}

function About({ experiment }: { experiment: ExperimentShown }) {
  const { base, replicates, stopRule } = experiment.design;
  const { owner } = useRights('experiment', experiment.id);
  return (
    <>
      {base.rules.kind} · {formatCount(experiment.cells)} {experiment.cells === 1 ? 'cell' : 'cells'} of{' '}
      {stopRule ? `${stopRule.minReplicates} to ${stopRule.maxReplicates}` : replicates} games · made{' '}
      {formatTime(experiment.createdAt)}
      {owner !== undefined && (
        <>
          {' '}
          · shared by <b>{owner}</b>
        </>
      )}
    </>
  );
}
