'use client';

import { Database, Share2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { useAbilities } from '../accounts/session.ts';
import { Button } from '../design/button.tsx';
import { PageHead, Panel } from '../design/page.tsx';
import { Loading } from '../design/states.tsx';
import { WhenNear } from '../design/when-near.tsx';
import { CrowdPicture } from '../play/crowd-picture.tsx';
import { setupOf } from '../play/manifests.ts';
import type { SharedCitation } from '../verify/shared-citation.ts';
import { GamePanel } from './game-panel.tsx';
import { PresetCards } from './preset-cards.tsx';
import { Readings } from './readings.tsx';
import { Transport } from './transport.tsx';
import { usePlayground } from './use-playground.ts';
import { type View, ViewChoice, VIEWS } from './view-choice.tsx';

const LiveAttendance = dynamic(
  () => import('../play/live-attendance.tsx').then(({ LiveAttendance }) => LiveAttendance),
  { ssr: false, loading: () => <Loading what="the plot" className="h-[300px]" /> },
);
const AttendanceHistogram = dynamic(
  () => import('./distributions.tsx').then(({ AttendanceHistogram }) => AttendanceHistogram),
  { ssr: false, loading: () => <Loading what="the plot" className="h-56" /> },
);
const ScoreHistogram = dynamic(() => import('./distributions.tsx').then(({ ScoreHistogram }) => ScoreHistogram), {
  ssr: false,
  loading: () => <Loading what="the plot" className="h-56" />,
});
const ShareDialog = dynamic(() => import('../play/share-dialog.tsx').then(({ ShareDialog }) => ShareDialog));
const KeepDialog = dynamic(() => import('../play/keep-dialog.tsx').then(({ KeepDialog }) => KeepDialog));

/** A crowd game that plays in this tab, and can be changed while it does. */
export function Playground() {
  const game = usePlayground();
  const { player, begin } = game;
  return (
    <>
      <PageHead
        title="Playground"
        about="A crowd game that plays in this tab, on the laboratory’s own kernel. No server is asked, and nothing is stored."
        actions={<Citing game={game} />}
      />
      <PresetCards
        isReady={player !== undefined}
        onPick={(preset) => {
          begin(preset.game);
          game.setIsPlaying(true);
        }}
      />
      <div className="grid gap-4 lg:grid-cols-[19rem_minmax(0,1fr)]">
        <div className="grid min-w-0 content-start gap-4 lg:order-2">
          <AttendancePanel game={game} />
          <Panel>
            <h2 className="sr-only">The game so far</h2>
            <Readings player={player} />
          </Panel>
          <Panel title="The crowd">
            <CrowdPicture
              player={player}
              tempo={game.tempo}
              places={game.manifest.rules.kind === 'el-farol' ? undefined : ['Stayed', 'Went']}
            />
          </Panel>
          <Histograms game={game} />
        </div>
        <Panel title="The game" className="self-start lg:order-1">
          <GamePanel
            isReady={player !== undefined}
            manifest={game.manifest}
            playing={game.playing}
            fault={game.fault}
            onSetup={begin}
            onJoin={(group) => player?.join(group)}
            onLeave={(place) => player?.leave(place)}
          />
        </Panel>
      </div>
    </>
  );
}

interface PartProps {
  game: ReturnType<typeof usePlayground>;
}

/** The buttons that share the game and keep it, with their dialogs. */
function Citing({ game }: PartProps) {
  const [sharing, setSharing] = useState<SharedCitation>();
  const [keeping, setKeeping] = useState<SharedCitation>();
  const isLoading = game.player === undefined;
  const { mayCreate } = useAbilities();
  return (
    <>
      <Button disabled={isLoading} onClick={() => void game.cite(setSharing)}>
        <Share2 aria-hidden className="size-4" />
        Share
      </Button>
      {mayCreate && (
        <Button disabled={isLoading} onClick={() => void game.cite(setKeeping)}>
          <Database aria-hidden className="size-4" />
          Keep this game
        </Button>
      )}
      {sharing !== undefined && <ShareDialog citation={sharing} onClose={() => setSharing(undefined)} />}
      {keeping !== undefined && <KeepDialog citation={keeping} onClose={() => setKeeping(undefined)} />}
    </>
  );
}

/** Attendance round by round, and the controls of the play. */
function AttendancePanel({ game }: PartProps) {
  const { player, manifest } = game;
  const [view, setView] = useState<View>('100');
  useEffect(() => {
    if (player === undefined) return;
    player.wants = { recent: VIEWS.find(({ id }) => id === view)!.recent, overview: view === 'all' };
    player.look();
  }, [player, view]);
  return (
    <Panel title="Attendance" actions={<ViewChoice view={view} onView={setView} />}>
      <LiveAttendance player={player} isWhole={view === 'all'} />
      <div className="mt-3 border-t border-line pt-3">
        <Transport
          player={player}
          isPlaying={game.isPlaying}
          tempo={game.tempo}
          onPlay={game.setIsPlaying}
          onStep={game.step}
          onRestart={() => game.begin(setupOf(manifest, game.playing), manifest.seed)}
          onTempo={game.setTempo}
        />
      </div>
    </Panel>
  );
}

function Histograms({ game: { player, manifest } }: PartProps) {
  return (
    <div className="grid gap-4 xl:grid-cols-2">
      <Panel title="How often each attendance">
        <WhenNear className="h-56">
          <AttendanceHistogram player={player} />
        </WhenNear>
      </Panel>
      <Panel title="What agents earn">
        <WhenNear className="h-56">
          <ScoreHistogram player={player} manifest={manifest} />
        </WhenNear>
      </Panel>
    </div>
  );
}
