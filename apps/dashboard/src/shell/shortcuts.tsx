'use client';

import { Dialog } from '@base-ui/react/dialog';
import { Keyboard } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';

const GOES: Record<string, { to: string; label: string }> = {
  g: { to: '/games', label: 'Games' },
  e: { to: '/experiments', label: 'Experiments' },
  p: { to: '/playground', label: 'Playground' },
  o: { to: '/operations', label: 'Operations' },
  l: { to: '/learn', label: 'Learn' },
  n: { to: '/games/new', label: 'New game' },
};

const OTHERS = [
  { keys: '/', label: 'Search on a list' },
  { keys: 'Space', label: 'On a game: play or pause' },
  { keys: 's', label: 'On a game: play one round' },
  { keys: '+ −', label: 'On a plot that has the focus: zoom' },
  { keys: '← →', label: 'On a plot that has the focus: move' },
  { keys: '0', label: 'On a plot that has the focus: show all' },
  { keys: '?', label: 'This list' },
];

/** Whether a key belongs to what is being typed, or to a control that has it. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  return (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    (target?.closest('input, textarea, select, [contenteditable], [role=menu], [role=dialog]') ?? null) !== null
  );
}

/** `g` and then a letter goes to a section; `?` lists all keys. */
export function Shortcuts() {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    let awaitsSection = false;
    const hear = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      if (awaitsSection && GOES[event.key]) router.push(GOES[event.key].to);
      awaitsSection = event.key === 'g' && !awaitsSection;
      if (event.key === '?') setIsOpen(true);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [router]);
  return (
    <Dialog.Root open={isOpen} onOpenChange={setIsOpen}>
      <Dialog.Trigger
        aria-label="Keys"
        title="Keys (?)"
        className="rounded p-2 text-ink-soft hover:bg-sunken hover:text-ink max-sm:hidden"
      >
        <Keyboard aria-hidden className="size-4" />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Popup className="fixed top-1/2 left-1/2 z-50 max-h-[90dvh] w-[min(26rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-lg border border-line-strong bg-panel p-5 shadow-xl">
          <Dialog.Title className="mb-3 text-lg font-bold">Keys</Dialog.Title>
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
            {Object.entries(GOES).map(([key, { label }]) => (
              <Key key={key} keys={`g ${key}`} label={label} />
            ))}
            {OTHERS.map(({ keys, label }) => (
              <Key key={keys} keys={keys} label={label} />
            ))}
          </dl>
          <Dialog.Close className="mt-4 rounded border border-line-strong px-3 py-1.5 hover:bg-sunken">
            Close
          </Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Key({ keys, label }: { keys: string; label: string }) {
  return (
    <>
      <dt>
        <kbd className="rounded border border-line-strong bg-sunken px-1.5 font-mono text-[0.85em]">{keys}</kbd>
      </dt>
      <dd>{label}</dd>
    </>
  );
}
