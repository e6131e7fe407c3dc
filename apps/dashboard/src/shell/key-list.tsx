'use client';

import { Dialog } from '@base-ui/react/dialog';

interface KeyListProps {
  keys: readonly { keys: string; label: string }[];
  onClose: () => void;
}

/** All keys, in a dialog; loaded when it is first opened. */
export default function KeyList({ keys, onClose }: KeyListProps) {
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Popup className="fixed top-1/2 left-1/2 z-50 max-h-[90dvh] w-[min(26rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-lg border border-line-strong bg-panel p-5 shadow-xl">
          <Dialog.Title className="mb-3 text-lg font-bold">Keys</Dialog.Title>
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
            {keys.map(({ keys: pressed, label }) => (
              <div key={pressed} className="contents">
                <dt>
                  <kbd className="rounded border border-line-strong bg-sunken px-1.5 font-mono text-[0.85em]">
                    {pressed}
                  </kbd>
                </dt>
                <dd>{label}</dd>
              </div>
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
