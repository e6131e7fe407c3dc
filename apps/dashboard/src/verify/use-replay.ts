import { useEffect, useRef, useState } from 'react';
import type { ReplayOrder, ReplayProgress, ReplayReport } from './replay-orders.ts';
import type { Outcome } from './replay.ts';
import type { SharedCitation } from './share-link.ts';

export type ReplayState =
  | { state: 'playing'; isPaused: boolean; progress: ReplayProgress | undefined }
  | { state: 'over'; outcome: Outcome; seconds: number }
  | { state: 'failed'; words: string };

/** Plays a citation again in a worker of its own, from when it is given until the page leaves it. */
export function useReplay(citation: SharedCitation) {
  const [replay, setReplay] = useState<ReplayState>({ state: 'playing', isPaused: false, progress: undefined });
  const workerRef = useRef<Worker>(undefined);
  useEffect(() => {
    const worker = new Worker(new URL('./replay-worker.ts', import.meta.url), { type: 'module' });
    workerRef.current = worker;
    worker.addEventListener('error', () =>
      setReplay({
        state: 'failed',
        words: 'The worker that plays the game again could not be loaded. Reload the page.',
      }),
    );
    worker.addEventListener('message', ({ data }: MessageEvent<ReplayReport>) => {
      if (data.report === 'progress') {
        setReplay((before) => (before.state === 'playing' ? { ...before, progress: data.progress } : before));
      } else if (data.report === 'outcome') {
        setReplay({ state: 'over', outcome: data.outcome, seconds: data.seconds });
      } else {
        setReplay({ state: 'failed', words: data.words });
      }
    });
    worker.postMessage({ order: 'replay', citation } satisfies ReplayOrder);
    return () => worker.terminate();
  }, [citation]);
  const pause = (isPaused: boolean) => {
    workerRef.current?.postMessage({ order: 'pause', isPaused } satisfies ReplayOrder);
    setReplay((before) => (before.state === 'playing' ? { ...before, isPaused } : before));
  };
  return { replay, pause };
}
