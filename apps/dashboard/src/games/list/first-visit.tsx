import { X } from 'lucide-react';
import Link from 'next/link';
import { useEffect, useState } from 'react';

const KEY = 'farol-has-visited';

/** Shows whoever is here for the first time where to begin, until it is closed. */
export function FirstVisit() {
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    try {
      setIsShown(localStorage.getItem(KEY) === null);
    } catch {
      // Without storage it would come back at every visit.
    }
  }, []);
  const close = () => {
    localStorage.setItem(KEY, 'yes');
    setIsShown(false);
  };
  if (!isShown) return null;
  return (
    <section
      aria-label="First visit"
      className="mb-4 flex items-start gap-3 rounded-lg border border-lamp bg-panel px-4 py-3"
    >
      <p className="flex-1">
        New here?{' '}
        <Link href="/learn" onClick={close} className="font-semibold text-lamp underline underline-offset-2">
          What is a crowd game?
        </Link>{' '}
        plays Arthur’s bar while you read. To try things out without keeping them there is the{' '}
        <Link href="/playground" className="font-semibold text-lamp underline underline-offset-2">
          playground
        </Link>
        .
      </p>
      <button
        type="button"
        aria-label="Close this hint"
        onClick={close}
        className="rounded p-1 text-ink-soft hover:text-ink"
      >
        <X aria-hidden className="size-4" />
      </button>
    </section>
  );
}
