import { useEffect, useRef, useState } from 'react';
import type { Ahead, Checked, Question, Theory } from './look-ahead.ts';
import { type Asked, MOST_AHEAD_BYTES, type Told } from './look-ahead-messages.ts';

export interface LookAhead {
  readonly checked: Checked | null;
  /** Of the last game that could be played, so that a slip of the finger blanks nothing. */
  readonly theory: Theory | null;
  readonly ahead: Ahead | null;
  /** Whether theory and rounds are those of an earlier question, because this one cannot be played. */
  readonly isStale: boolean;
  /** No worker is there, by what this browser lets or what was loaded: the server alone checks. */
  readonly isBlind: boolean;
}

const NOTHING: LookAhead = { checked: null, theory: null, ahead: null, isStale: false, isBlind: false };
/** A pause in typing after which the form is looked at. */
const PAUSE_MS = 100;
/** A worker that is silent for so long while a newer question waits is ended. */
const PATIENCE_MS = 400;

function after(before: LookAhead, told: Told): LookAhead {
  switch (told.stage) {
    case 'checked': {
      const { checked } = told;
      const isPlayable = checked.manifest !== null && checked.obstacle === null;
      const isTooLarge = isPlayable && checked.sizeBytes > MOST_AHEAD_BYTES;
      return { ...before, checked, isStale: !isPlayable, ahead: isTooLarge ? null : before.ahead, isBlind: false };
    }
    case 'solved':
      return { ...before, theory: told.theory };
    case 'played':
      return { ...before, ahead: told.ahead };
  }
}

/** Checks, solves and plays ahead whatever the form stands for, in a worker, whenever it has changed. */
export function useLookAhead(question: Question): LookAhead {
  const [seen, setSeen] = useState(NOTHING);
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
      setSeen((before) => after(before, data));
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
      // Its script may not have come: the next change of the form tries again.
      opened.addEventListener('error', () => {
        opened.terminate();
        if (worker.current === opened) worker.current = null;
        setSeen((before) => ({ ...before, isBlind: true }));
      });
      return opened;
    };
    const soon = setTimeout(ask, PAUSE_MS);
    // A long computation cannot be interrupted from within: another worker begins anew.
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
