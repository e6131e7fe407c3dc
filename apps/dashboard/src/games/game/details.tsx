import type { Game } from '@farol/api';
import { lazy } from 'react';
import { fileNameOf } from '../../design/save-file.ts';
import { Tabs } from './tabs.tsx';
import type { Changes } from './use-changes.ts';

// Each loads when it is first shown.
const StatisticsPanel = lazy(() => import('./statistics-panel.tsx').then((m) => ({ default: m.StatisticsPanel })));
const DistributionsPanel = lazy(() =>
  import('./distributions-panel.tsx').then((m) => ({ default: m.DistributionsPanel })),
);
const DynamicsPanel = lazy(() => import('./dynamics-panel.tsx').then((m) => ({ default: m.DynamicsPanel })));
const ChoicesPanel = lazy(() => import('./choices-panel.tsx').then((m) => ({ default: m.ChoicesPanel })));
const AgentsPanel = lazy(() => import('./agents-panel.tsx').then((m) => ({ default: m.AgentsPanel })));
const CitePanel = lazy(() => import('./cite-panel.tsx').then((m) => ({ default: m.CitePanel })));

interface DetailsProps {
  game: Game;
  changes: Changes;
  /** The last round that is known. */
  heard: number;
  inView: { from: number; to: number };
  picked: number | undefined;
  setPicked: (round: number | undefined) => void;
}

/** The panels below the plots, as tabs; without rounds only those that need none. */
export function Details({ game, changes, heard, inView, picked, setPicked }: DetailsProps) {
  const isRunning = game.status === 'running';
  const shared = { gameId: game.id, fileLabel: fileNameOf(game.name) };
  const ofRounds = [
    {
      name: 'distributions',
      title: 'Distributions',
      show: () => <DistributionsPanel {...shared} isRunning={isRunning} />,
    },
    { name: 'dynamics', title: 'Dynamics', show: () => <DynamicsPanel {...shared} inView={inView} /> },
    {
      name: 'choices',
      title: 'Who chose what',
      show: () => <ChoicesPanel {...shared} inView={inView} picked={picked} setPicked={setPicked} />,
    },
  ];
  const tabs = [
    {
      name: 'statistics',
      title: 'Statistics',
      show: () => <StatisticsPanel gameId={game.id} played={heard} isRunning={isRunning} inView={inView} />,
    },
    ...(heard > 0 ? ofRounds : []),
    { name: 'agents', title: 'Agents', show: () => <AgentsPanel game={game} changes={changes} /> },
    { name: 'cite', title: 'Manifest and data', show: () => <CitePanel game={game} inView={inView} /> },
  ];
  return <Tabs label="Details" tabs={tabs} first={heard > 0 ? 'statistics' : 'cite'} />;
}
