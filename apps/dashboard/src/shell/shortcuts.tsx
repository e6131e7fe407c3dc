'use client';

import { Keyboard } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { SECTION_KEYS, stepSequence } from './key-sequence.ts';

const OTHERS = [
  { keys: '/', label: 'Search on a list' },
  { keys: 'Space', label: 'On a game: play or pause' },
  { keys: 's', label: 'On a game: play one round' },
  { keys: '+ −', label: 'On a plot that has the focus: zoom' },
  { keys: '← →', label: 'On a plot that has the focus: move' },
  { keys: '0', label: 'On a plot that has the focus: show all' },
  { keys: '?', label: 'This list' },
];

export const KEYS = [...SECTION_KEYS.map(({ key, label }) => ({ keys: `g ${key}`, label })), ...OTHERS];
const KeyList = dynamic(() => import('./key-list.tsx'));

/** True if a key belongs to a text field or to the focused control. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  return (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    (target?.closest('input, textarea, select, [contenteditable], [role=menu], [role=dialog], [role=alertdialog]') ??
      null) !== null
  );
}

/** `g` and then a letter goes to a section; `?` lists all keys. */
export function Shortcuts() {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    let awaitsSection = false;
    const hear = (event: KeyboardEvent) => {
      const isTyped = isTyping(event);
      const next = stepSequence(awaitsSection, isTyped ? undefined : event.key);
      awaitsSection = next.awaitsSection;
      if (next.to !== undefined) router.push(next.to);
      if (event.key === '?' && !isTyped) setIsOpen(true);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [router]);
  return (
    <>
      <button
        type="button"
        aria-label="Keys"
        title="Keys (?)"
        aria-haspopup="dialog"
        onClick={() => setIsOpen(true)}
        className="rounded p-2 text-ink-soft hover:bg-sunken hover:text-ink max-sm:hidden"
      >
        <Keyboard aria-hidden className="size-4" />
      </button>
      {isOpen && <KeyList keys={KEYS} onClose={() => setIsOpen(false)} />}
    </>
  );
}
