import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { change } from '../../api/client.ts';
import { useRested } from '../../design/use-rested.ts';
import type { Checked } from './check-design.ts';

/** Typing goes on for so long before a design is looked at, and before the server is asked how long it takes. */
const CHECK_AFTER_MS = 120;
const ASK_AFTER_MS = 700;
const RETRY_MS = 1000;

/** Checks a design in a worker; undefined before the first answer, else what is known of the latest that was checked. */
export function useCheck(text: string): { checked: Checked | undefined; checkedText: string; isFresh: boolean } {
  const rested = useRested(text, CHECK_AFTER_MS);
  const worker = useRef<Worker | null>(null);
  const turn = useRef(0);
  const [answer, setAnswer] = useState<{ text: string; checked: Checked }>();
  const asked = useRef(rested);
  const ask = useCallback(() => {
    worker.current?.postMessage({ turn: turn.current, design: JSON.parse(asked.current) as unknown });
  }, []);
  useEffect(() => {
    let retry: ReturnType<typeof setTimeout> | undefined;
    const start = () => {
      const checker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
      checker.addEventListener('message', ({ data }: MessageEvent<{ turn: number; checked: Checked }>) => {
        if (data.turn === turn.current) setAnswer({ text: asked.current, checked: data.checked });
      });
      // Its script may not have come: the network is tried again.
      checker.addEventListener('error', () => {
        checker.terminate();
        retry = setTimeout(() => {
          start();
          ask();
        }, RETRY_MS);
      });
      worker.current = checker;
    };
    start();
    return () => {
      clearTimeout(retry);
      worker.current?.terminate();
    };
  }, [ask]);
  useEffect(() => {
    turn.current++;
    asked.current = rested;
    ask();
  }, [rested, ask]);
  return { checked: answer?.checked, checkedText: answer?.text ?? text, isFresh: answer?.text === text };
}

/** How long the server thinks that a design takes; asked once it is without fault and rests. */
export function usePreview(text: string, isSound: boolean) {
  const rested = useRested(text, ASK_AFTER_MS);
  return useQuery({
    queryKey: ['experiment-preview', rested],
    queryFn: () => change('POST', '/experiments/preview', { form: JSON.parse(rested) }),
    enabled: isSound && rested === text,
    staleTime: Infinity,
    retry: false,
  });
}
