import { useEffect, useRef } from 'react';
import { type Gestures, listenToGestures } from './gestures.ts';

/** Listens to gestures on the element that the reference is put on, always with the functions of the last render. */
export function useGestures(gestures: Gestures) {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(gestures);
  latest.current = gestures;
  useEffect(() => listenToGestures(element.current!, () => latest.current), []);
  return element;
}
