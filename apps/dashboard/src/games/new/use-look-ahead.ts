import { useEffect, useRef, useState } from 'react';
import type { Question } from './look-ahead.ts';
import type { Asked, Told } from './look-ahead-messages.ts';
import { afterMessage, type LookAhead, NOTHING_SEEN } from './look-ahead-state.ts';

/** The pause in typing after which the worker gets the form. */
const PAUSE_MS = 100;
/** The page replaces a worker that is silent for longer than this while a newer form waits. */
const PATIENCE_MS = 400;

/** Checks, solves and plays ahead the game of the form, in a worker, after each change. */
export function useLookAhead(question: Question): LookAhead {
  const [seen, setSeen] = useState(NOTHING_SEEN);
  const worker = useRef<Worker>(null);
  const ticket = useRef(0);
  const hasSpoken = useRef(false);
  const hear = useRef<(told: Told) => void>(() => {});
  const text = JSON.stringify(question);

  useEffect(() => {
    const mine = ++ticket.current;
    let isHeard = false;
    hear.current = (data) => {
      hasSpoken.current = true;
      if (data.ticket !== mine) return;
      isHeard = true;
      setSeen((before) => afterMessage(before, data));
    };
    const ask = () => {
      try {
        worker.current ??= openWorker();
        worker.current.postMessage({ ticket: mine, ...(JSON.parse(text) as Question) } satisfies Asked);
      } catch {
        setSeen((before) => ({ ...before, isBlind: true }));
      }
    };
    const openWorker = () => {
      const opened = new Worker(new URL('./look-ahead-worker.ts', import.meta.url), { type: 'module' });
      opened.addEventListener('message', ({ data }: MessageEvent<Told>) => hear.current(data));
      // The script may not have loaded. The next change of the form tries again.
      opened.addEventListener('error', () => {
        opened.terminate();
        if (worker.current === opened) worker.current = null;
        setSeen((before) => ({ ...before, isBlind: true }));
      });
      return opened;
    };
    const soon = setTimeout(ask, PAUSE_MS);
    // A long computation cannot be interrupted: a new worker replaces it.
    const late = setTimeout(() => {
      if (isHeard || !hasSpoken.current) return;
      worker.current?.terminate();
      worker.current = null;
      ask();
    }, PAUSE_MS + PATIENCE_MS);
    return () => {
      clearTimeout(soon);
      clearTimeout(late);
    };
  }, [text]);

  useEffect(
    () => () => {
      worker.current?.terminate();
      worker.current = null;
    },
    [],
  );
  return seen;
}
