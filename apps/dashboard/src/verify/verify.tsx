'use client';

import { useEffect, useState } from 'react';
import { Refusal } from '../api/words.ts';
import { Button } from '../design/button.tsx';
import { formatCount } from '../design/figures.ts';
import { PageHead, Panel } from '../design/page.tsx';
import { Failure, Loading } from '../design/states.tsx';
import { faultIn } from '../play/manifests.ts';
import { Claim } from './claim.tsx';
import { DropArea } from './drop-area.tsx';
import { EXAMPLE } from './example.ts';
import { OpenAsGame } from './open-as-game.tsx';
import { ReplayPanel } from './replay-panel.tsx';
import { readCitation, readShareLink, shareLinkOf } from './share-link.ts';
import type { SharedCitation } from './shared-citation.ts';
import { choicesOf, fragmentIn, isLarge, peakOf } from './size.ts';

/** Memory limit of a game, as everywhere in Farol. */
const MAX_MEBIBYTES = 512;

type Reading =
  | { state: 'empty' }
  | { state: 'reading' }
  | { state: 'refused'; error: unknown }
  | { state: 'read'; citation: SharedCitation; isPlaying: boolean };

/** Reads a link or a file of a game, replays it, and compares the digests. */
export function Verify() {
  const { reading, readText, refuse, play, clear } = useReading();
  const isRead = reading.state === 'read';
  return (
    <>
      <PageHead
        title="Verify a game"
        about="A game’s history follows from its manifest alone. This page plays it again, in this browser, and compares the digests. Nothing is sent anywhere, unless you open it as a game."
        actions={isRead && <Button onClick={clear}>Another game</Button>}
      />
      <div className={`grid gap-4 ${isRead ? 'xl:grid-cols-[minmax(0,1fr)_26rem]' : 'max-w-[60rem]'}`}>
        {reading.state === 'reading' && <Loading what="the game" />}
        {reading.state === 'refused' && <Failure error={reading.error} />}
        {(reading.state === 'empty' || reading.state === 'refused') && (
          <>
            <DropArea onText={readText} onRefused={refuse} />
            <Explanation
              onExample={() => void shareLinkOf(EXAMPLE).then((link) => (location.hash = new URL(link).hash))}
            />
          </>
        )}
        {isRead && (
          <>
            <div className="grid min-w-0 content-start gap-4">
              {reading.isPlaying ? (
                <ReplayPanel key={keyOf(reading.citation)} citation={reading.citation} onCancel={clear} />
              ) : (
                <Question citation={reading.citation} onPlay={() => play(reading.citation)} onCancel={clear} />
              )}
            </div>
            <Panel title="What is claimed" className="self-start">
              <Claim citation={reading.citation} />
            </Panel>
          </>
        )}
      </div>
    </>
  );
}

/** The citation on the page: from the address, a file or a pasted text. */
function useReading() {
  const [reading, setReading] = useState<Reading>({ state: 'reading' });
  useEffect(() => {
    const readFragment = () => {
      if (location.hash.length > 1) void take(readShareLink(location.hash), setReading);
      else setReading({ state: 'empty' });
    };
    readFragment();
    addEventListener('hashchange', readFragment);
    return () => removeEventListener('hashchange', readFragment);
  }, []);
  return {
    reading,
    /** A pasted link becomes the address of the page. */
    readText(text: string) {
      const fragment = fragmentIn(text);
      if (fragment !== undefined) {
        if (fragment === location.hash) void take(readShareLink(fragment), setReading);
        else location.hash = fragment;
        return;
      }
      clearFragment();
      void take(readCitation(text), setReading);
    },
    refuse: (words: string) => setReading({ state: 'refused', error: new Refusal(words) }),
    play: (citation: SharedCitation) => setReading({ state: 'read', citation, isPlaying: true }),
    clear() {
      clearFragment();
      setReading({ state: 'empty' });
    },
  };
}

async function take(read: Promise<SharedCitation>, set: (reading: Reading) => void): Promise<void> {
  set({ state: 'reading' });
  try {
    const citation = await read;
    const fault = faultIn(citation.manifest, 0, citation.rounds, MAX_MEBIBYTES);
    if (fault !== undefined && citation.rounds > 0) throw new Refusal(`It cannot be played. ${fault}`);
    set({ state: 'read', citation, isPlaying: !isLarge(citation) });
  } catch (error) {
    set({ state: 'refused', error });
  }
}

const clearFragment = () => history.replaceState(history.state, '', location.pathname);

const keyOf = ({ manifest: { seed }, rounds, digest }: SharedCitation) => `${seed} ${rounds} ${digest}`;

/** Asks before it replays a long game. */
function Question({
  citation,
  onPlay,
  onCancel,
}: {
  citation: SharedCitation;
  onPlay: () => void;
  onCancel: () => void;
}) {
  return (
    <Panel title="This is a large game">
      <p>
        To play it again takes {formatCount(Number(choicesOf(citation).toPrecision(2)))} choices and{' '}
        {Math.ceil(peakOf(citation.manifest))} MiB: minutes, perhaps hours. It can be paused and cancelled at any time.
        As a game, the laboratory plays it and compares the digest.
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button look="main" onClick={onPlay}>
          Play it again
        </Button>
        <OpenAsGame citation={citation} />
        <Button onClick={onCancel}>Another game</Button>
      </div>
    </Panel>
  );
}

function Explanation({ onExample }: { onExample: () => void }) {
  return (
    <Panel title="What it is good for">
      <p className="max-w-[75ch]">
        A figure in a paper says what came out once, on somebody’s machine. A link from Farol carries the rules, the
        agents, the seed and the digest of every round’s attendance. Whoever opens it plays the game again: if a single
        visit to the bar in a million rounds were another, the digest would be too.
      </p>
      <p className="mt-2 max-w-[75ch]">
        The link carries all of this behind its <b>#</b>, the part that browsers keep to themselves. There is no account
        and no server that could be gone in ten years.
      </p>
      <Button className="mt-3" onClick={onExample}>
        Try it with Arthur’s bar, 10,000 rounds
      </Button>
    </Panel>
  );
}
