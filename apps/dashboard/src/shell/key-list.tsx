'use client';

import { PanelDialog } from '../design/panel-dialog.tsx';

interface KeyListProps {
  keys: readonly { keys: string; label: string }[];
  onClose: () => void;
}

/** All keys, in a dialog; loaded when it is first opened. */
export default function KeyList({ keys, onClose }: KeyListProps) {
  return (
    <PanelDialog onClose={onClose} title="Keys">
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
    </PanelDialog>
  );
}
