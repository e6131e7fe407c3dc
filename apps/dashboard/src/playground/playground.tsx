'use client';

import { type Manifest, playsAfter } from '@farol/kernel';
import { drawSeed } from '@farol/api';
import { Database, Share2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useCallback, useEffect, useState } from 'react';
import { wordsOf } from '../api/words.ts';
import { Button } from '../design/button.tsx';
import { PageHead, Panel } from '../design/page.tsx';
import { Loading } from '../design/states.tsx';
import { WhenNear } from '../design/when-near.tsx';
import { CrowdPicture } from '../play/crowd-picture.tsx';
import { faultIn, manifestOf, setupOf } from '../play/manifests.ts';
import type { Setup } from '../play/setups.ts';
import { usePlayer } from '../play/use-player.ts';
import { useGameKeys } from '../shell/use-game-keys.ts';
import { readShareLink, type SharedCitation } from '../verify/share-link.ts';
import { PRESETS } from '../game-form/presets.ts';
import { GamePanel } from './game-panel.tsx';
import { PresetCards } from './preset-cards.tsx';
import { Readings } from './readings.tsx';
import { Transport } from './transport.tsx';

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

/** The first game has a fixed seed: the page that a server draws is then the one that a browser goes on with. */
const FIRST = manifestOf({ ...PRESETS[0].game, seed: '1994' });

/** How much of the past is shown. */
const VIEWS = [
  { id: '100', words: 'last 100 rounds', recent: 100 },
  { id: '500', words: 'last 500', recent: 500 },
  { id: '2000', words: 'last 2,000', recent: 2000 },
  { id: 'all', words: 'all rounds', recent: 1 },
] as const;
type View = (typeof VIEWS)[number]['id'];

/** A crowd game that plays in this tab, and can be changed while it does. */
export function Playground() {
  const [manifest, setManifest] = useState<Manifest>(FIRST);
  const [round, setRound] = useState(0);
  const [isPlaying, setIsPlaying] = useState(false);
  const [tempo, setTempo] = useState<number | null>(5);
  const [view, setView] = useState<View>('100');
  const [fault, setFault] = useState<string>();
  const [sharing, setSharing] = useState<SharedCitation>();
  const [keeping, setKeeping] = useState<SharedCitation>();
  const player = usePlayer({
    fault: (words) => {
      setFault(words);
      setIsPlaying(false);
    },
    manifest: (changed) => {
      setFault(undefined);
      setManifest(changed);
      setRound(Math.max(...changed.agents.map(({ joins, leaves }) => Math.max(joins, leaves ?? 0))));
    },
  });

  /** Plays another game from its beginning, if it can be played; what cannot is said, and the old game goes on. */
  const load = useCallback(
    (next: Manifest, upTo = 0) => {
      const obstacle = faultIn(next, 0);
      setFault(obstacle);
      if (obstacle !== undefined) return;
      setManifest(next);
      setRound(upTo);
      player?.load(next, upTo);
    },
    [player],
  );

  useEffect(() => {
    if (player === undefined) return;
    // A link that cannot be read or played leaves a game that can.
    load(FIRST);
    const fragment = location.hash;
    if (fragment.length > 1) {
      readShareLink(fragment).then(
        (citation) => load(citation.manifest, citation.rounds),
        (error: unknown) => setFault(wordsOf(error)),
      );
      return;
    }
    // Whoever asked for less motion begins by hand.
    setIsPlaying(!matchMedia('(prefers-reduced-motion: reduce)').matches);
  }, [player, load]);

  useEffect(() => player?.run(isPlaying, tempo), [player, isPlaying, tempo]);

  useEffect(() => {
    if (player === undefined) return;
    player.wants = { recent: VIEWS.find(({ id }) => id === view)!.recent, overview: view === 'all' };
    player.look();
  }, [player, view]);

  const step = () => {
    setIsPlaying(false);
    player?.step();
  };
  useGameKeys({ ' ': () => setIsPlaying(!isPlaying), s: step });

  /** A dialog is about the game as it is now, and not about a later one. */
  const cite = async (show: (citation: SharedCitation) => void) => {
    setIsPlaying(false);
    player?.run(false, tempo);
    if (player !== undefined) show(await player.cite());
  };
  const begin = (setup: Setup, seed = drawSeed()) => load(manifestOf({ ...setup, seed }));
  const playing = manifest.agents.flatMap((entry, place) => (playsAfter(entry, round) ? [{ entry, place }] : []));
  const isBar = manifest.rules.kind === 'el-farol';

  return (
    <>
      <PageHead
        title="Playground"
        about="A crowd game that plays in this tab, on the laboratory’s own kernel. No server is asked, and nothing is stored."
        actions={
          <>
            <Button disabled={player === undefined} onClick={() => void cite(setSharing)}>
              <Share2 aria-hidden className="size-4" />
              Share
            </Button>
            <Button disabled={player === undefined} onClick={() => void cite(setKeeping)}>
              <Database aria-hidden className="size-4" />
              Keep this game
            </Button>
          </>
        }
      />
      <PresetCards
        isReady={player !== undefined}
        onPick={({ game }) => {
          begin(game);
          setIsPlaying(true);
        }}
      />
      <div className="grid gap-4 lg:grid-cols-[19rem_minmax(0,1fr)]">
        <div className="grid min-w-0 content-start gap-4 lg:order-2">
          <Panel title="Attendance" actions={<ViewChoice view={view} onView={setView} />}>
            <LiveAttendance player={player} isWhole={view === 'all'} />
            <div className="mt-3 border-t border-line pt-3">
              <Transport
                player={player}
                isPlaying={isPlaying}
                tempo={tempo}
                onPlay={setIsPlaying}
                onStep={step}
                onRestart={() => begin(setupOf(manifest, playing), manifest.seed)}
                onTempo={setTempo}
              />
            </div>
          </Panel>
          <Panel>
            <h2 className="sr-only">The game so far</h2>
            <Readings player={player} />
          </Panel>
          <Panel title="The crowd">
            <CrowdPicture player={player} tempo={tempo} places={isBar ? undefined : ['Stayed', 'Went']} />
          </Panel>
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
        </div>
        <Panel title="The game" className="self-start lg:order-1">
          <GamePanel
            isReady={player !== undefined}
            manifest={manifest}
            playing={playing}
            fault={fault}
            onSetup={begin}
            onJoin={(group) => player?.join(group)}
            onLeave={(place) => player?.leave(place)}
          />
        </Panel>
      </div>
      {sharing !== undefined && <ShareDialog citation={sharing} onClose={() => setSharing(undefined)} />}
      {keeping !== undefined && <KeepDialog citation={keeping} onClose={() => setKeeping(undefined)} />}
    </>
  );
}

function ViewChoice({ view, onView }: { view: View; onView: (view: View) => void }) {
  return (
    <div role="group" aria-label="How much is shown" className="flex flex-wrap gap-1">
      {VIEWS.map(({ id, words }) => (
        <Button
          key={id}
          size="small"
          look={view === id ? 'plain' : 'quiet'}
          aria-pressed={view === id}
          onClick={() => onView(id)}
        >
          {words}
        </Button>
      ))}
    </div>
  );
}
