import { type Manifest, playsAfter } from '@farol/kernel';
import { drawSeed } from '@farol/api';
import { useCallback, useEffect, useState } from 'react';
import { wordsOf } from '../api/words.ts';
import { PRESETS } from '../game-form/presets.ts';
import { faultIn, manifestOf, roundOfChange } from '../play/manifests.ts';
import type { Setup } from '../play/setups.ts';
import { usePlayer } from '../play/use-player.ts';
import { useGameKeys } from '../shell/use-game-keys.ts';
import { readShareLink } from '../verify/share-link.ts';
import type { SharedCitation } from '../verify/shared-citation.ts';

/** The first game has a fixed seed: the server draws the same page as the browser. */
const FIRST = manifestOf({ ...PRESETS[0].game, seed: '1994' });

/** The game of the playground: its manifest, its play, and all that can be done to it. */
export function usePlayground() {
  const [manifest, setManifest] = useState<Manifest>(FIRST);
  const [round, setRound] = useState(0);
  const [isPlaying, setIsPlaying] = useState(false);
  const [tempo, setTempo] = useState<number | null>(5);
  const [fault, setFault] = useState<string>();
  const player = usePlayer({
    fault: (words) => {
      setFault(words);
      setIsPlaying(false);
    },
    manifest: (changed) => {
      setFault(undefined);
      setManifest(changed);
      setRound(roundOfChange(manifest, changed));
    },
  });

  /** Plays another game from its beginning. A game that cannot be played leaves the old one, and a reason. */
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
    // With reduced motion the game waits for the Play button.
    setIsPlaying(!matchMedia('(prefers-reduced-motion: reduce)').matches);
  }, [player, load]);

  useEffect(() => player?.run(isPlaying, tempo), [player, isPlaying, tempo]);

  const step = () => {
    setIsPlaying(false);
    player?.step();
  };
  useGameKeys({ ' ': () => setIsPlaying(!isPlaying), s: step });

  /** Stops the game and shows its citation: a dialog is about the game at this round. */
  const cite = async (show: (citation: SharedCitation) => void) => {
    setIsPlaying(false);
    player?.run(false, tempo);
    if (player !== undefined) show(await player.cite());
  };
  const begin = (setup: Setup, seed = drawSeed()) => load(manifestOf({ ...setup, seed }));
  const playing = manifest.agents.flatMap((entry, place) => (playsAfter(entry, round) ? [{ entry, place }] : []));
  return { player, manifest, playing, isPlaying, setIsPlaying, tempo, setTempo, fault, begin, step, cite };
}
