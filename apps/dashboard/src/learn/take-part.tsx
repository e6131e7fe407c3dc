'use client';

import { drawSeed } from '@farol/api';
import { Home, Music, RotateCcw, Share2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../design/button.tsx';
import { CrowdPicture } from '../play/crowd-picture.tsx';
import type { Frame } from '../play/live-game.ts';
import type { Player } from '../play/player.ts';
import { usePlayer, useSight } from '../play/use-player.ts';
import { isTyping } from '../shell/shortcuts.tsx';
import type { SharedCitation } from '../verify/shared-citation.ts';
import { Result } from './result.tsx';
import { BAR, CAPACITY, gainsOf, isOver, NO_TURN, SEATS, WARM_UP, WEEKS, withWeek } from './turn.ts';
import { WeekBars } from './week-bars.tsx';

const ShareDialog = dynamic(() => import('../play/share-dialog.tsx').then(({ ShareDialog }) => ShareDialog));

/** Ten weeks in which the reader decides for one of the hundred. */
export function TakePart() {
  const [fault, setFault] = useState<string>();
  const [sharing, setSharing] = useState<SharedCitation>();
  const player = usePlayer({ fault: setFault });
  const { frame, turn, isReady, begin, choose } = useTurn(player);
  return (
    <div data-scripted className="rounded-lg border-2 border-line-strong bg-panel p-4">
      {fault !== undefined && (
        <p role="alert" className="text-bad">
          {fault}
        </p>
      )}
      <WeekBars attendances={frame?.recent ?? []} agents={100} capacity={CAPACITY} weeks={12} />
      <div className="my-3 flex flex-wrap items-center gap-2">
        {isOver(turn) ? (
          <>
            <Button look="main" onClick={begin}>
              <RotateCcw aria-hidden className="size-4" />
              Ten more weeks
            </Button>
            <Button onClick={() => void player?.cite().then(setSharing)}>
              <Share2 aria-hidden className="size-4" />
              Share your game
            </Button>
          </>
        ) : (
          <>
            <Choices isReady={isReady} onChoose={(goes) => void choose(goes)} />
            <span className="text-ink-soft tabular-nums">
              week {turn.weeks.length + 1} of {WEEKS}
            </span>
          </>
        )}
      </div>
      <Result weeks={turn.weeks} gains={gainsOf(turn)} of={WEEKS} />
      <details className="mt-3">
        <summary className="font-semibold">The other 99, and you</summary>
        <div className="mt-2">
          <CrowdPicture player={player} tempo={2} isMine={(group) => group >= SEATS} height={150} />
          <p className="text-[0.92em] text-ink-soft">You are the one with the ring.</p>
        </div>
      </details>
      {sharing !== undefined && <ShareDialog citation={sharing} onClose={() => setSharing(undefined)} />}
    </div>
  );
}

function Choices({ isReady, onChoose }: { isReady: boolean; onChoose: (goes: boolean) => void }) {
  return (
    <>
      <Button disabled={!isReady} onClick={() => onChoose(false)} title="Left arrow">
        <Home aria-hidden className="size-4" />
        Stay home <Key>←</Key>
      </Button>
      <Button look="main" disabled={!isReady} onClick={() => onChoose(true)} title="Right arrow">
        <Music aria-hidden className="size-4" />
        Go to the bar <Key>→</Key>
      </Button>
    </>
  );
}

/** The weeks of the reader, in a game that begins with those of the crowd alone. */
function useTurn(player: Player | undefined) {
  const [turn, setTurn] = useState(NO_TURN);
  const [isWaiting, setIsWaiting] = useState(false);
  const frame = useSight(player)?.frame;
  const isReady = frame !== undefined && frame.round >= WARM_UP;

  const begin = useCallback(() => {
    if (player === undefined) return;
    player.wants = { recent: WARM_UP, overview: false };
    setTurn(NO_TURN);
    // Until the first report of the new game, the player shows the game before.
    setIsWaiting(true);
    const stop = player.subscribe(() => {
      stop();
      setIsWaiting(false);
    });
    player.load({ ...BAR, seed: drawSeed() }, WARM_UP);
  }, [player]);
  useEffect(begin, [begin]);

  const choose = async (goes: boolean) => {
    if (player === undefined || !isReady || isWaiting || isOver(turn)) return;
    setIsWaiting(true);
    const after = await playWeek(player, goes);
    setTurn(withWeek(turn, goes, frame, after));
    setIsWaiting(false);
  };
  useArrowKeys((goes) => void choose(goes));
  return { frame, turn, isReady, begin, choose };
}

function Key({ children }: { children: string }) {
  return (
    <kbd aria-hidden className="font-mono text-[0.9em] opacity-80 max-sm:hidden">
      {children}
    </kbd>
  );
}

/** The reader joins for one round as somebody who always does what was chosen: so the game remains a manifest. */
async function playWeek(player: Player, goes: boolean): Promise<Frame> {
  const { round } = player.sight!.frame;
  const { promise, resolve } = Promise.withResolvers<Frame>();
  const stop = player.subscribe(() => {
    const { frame } = player.sight!;
    if (frame.round > round) resolve(frame);
  });
  player.join({ strategy: 'always', params: { choice: goes ? 'go' : 'stay' }, count: 1, name: 'you', rounds: 1 });
  player.step();
  const frame = await promise;
  stop();
  return frame;
}

/** Left for home and right for the bar, as they lie in the picture. */
function useArrowKeys(choose: (goes: boolean) => void): void {
  const chooseRef = useRef(choose);
  // Before the week's result is painted: whoever has seen it may press the next key.
  useLayoutEffect(() => {
    chooseRef.current = choose;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const isElsewhere = (event.target as HTMLElement | null)?.closest('[role=application]') ?? null;
      if (isTyping(event) || isElsewhere !== null) return;
      if (event.key === 'ArrowLeft') chooseRef.current(false);
      if (event.key === 'ArrowRight') chooseRef.current(true);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}
