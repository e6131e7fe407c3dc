import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { type Hears, Player, type Sight } from './player.ts';

/** A player for as long as the page is shown; undefined until it is. */
export function usePlayer(hears: Hears): Player | undefined {
  const [player, setPlayer] = useState<Player>();
  const hearsRef = useRef(hears);
  useEffect(() => {
    hearsRef.current = hears;
  });
  useEffect(() => {
    const created = new Player({
      fault: (words) => hearsRef.current.fault(words),
      manifest: (manifest) => hearsRef.current.manifest?.(manifest),
    });
    setPlayer(created);
    return () => {
      setPlayer(undefined);
      created.close();
    };
  }, []);
  return player;
}

const NEVER = () => () => {};

/** The current state of the game, for each of its pictures. */
export function useSight(player: Player | undefined): Sight | undefined {
  return useSyncExternalStore(
    player?.subscribe ?? NEVER,
    () => player?.sight,
    () => undefined,
  );
}

/** The same a few times a second: what is read, or slow to draw. */
export function useCalmSight(player: Player | undefined, everyMs = 200): Sight | undefined {
  const [sight, setSight] = useState<Sight>();
  useEffect(() => {
    if (player === undefined) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shownAt = -Infinity;
    const show = () => {
      timer = undefined;
      shownAt = performance.now();
      setSight(player.sight);
    };
    // Who comes late sees what there is, though nothing moves any more.
    if (player.sight !== undefined) show();
    const stop = player.subscribe(() => {
      if (timer === undefined) timer = setTimeout(show, Math.max(0, shownAt + everyMs - performance.now()));
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [player, everyMs]);
  return sight;
}
