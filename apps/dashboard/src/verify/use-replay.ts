import { useEffect, useRef, useState } from 'react';
import { OrderlyWorker } from '../play/orderly-worker.ts';
import type { ReplayOrder, ReplayProgress, ReplayReport } from './replay-orders.ts';
import type { Outcome } from './replay.ts';
import type { SharedCitation } from './shared-citation.ts';

export type ReplayState =
  | { state: 'playing'; isPaused: boolean; progress: ReplayProgress | undefined }
  | { state: 'over'; outcome: Outcome; seconds: number }
  | { state: 'failed'; words: string };

/** Plays a citation again in a worker of its own, from when it is given until the page leaves it. */
export function useReplay(citation: SharedCitation) {
  const [replay, setReplay] = useState<ReplayState>({ state: 'playing', isPaused: false, progress: undefined });
  const workerRef = useRef<OrderlyWorker<ReplayOrder>>(undefined);
  useEffect(() => {
    const hear = (said: ReplayReport) => {
      if (said.report === 'progress') {
        setReplay((before) => (before.state === 'playing' ? { ...before, progress: said.progress } : before));
      } else if (said.report === 'outcome') {
        setReplay({ state: 'over', outcome: said.outcome, seconds: said.seconds });
      } else {
        setReplay({ state: 'failed', words: said.words });
      }
    };
    const worker = new OrderlyWorker<ReplayOrder>(
      new Worker(new URL('./replay-worker.ts', import.meta.url), { type: 'module' }),
      hear,
      (words) => setReplay({ state: 'failed', words }),
    );
    workerRef.current = worker;
    worker.send({ order: 'replay', citation });
    return () => worker.close();
  }, [citation]);
  const pause = (isPaused: boolean) => {
    workerRef.current?.send({ order: 'pause', isPaused });
    setReplay((before) => (before.state === 'playing' ? { ...before, isPaused } : before));
  };
  return { replay, pause };
}
