'use client';

import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';

/** Shows a short notice in the corner: what was done, or why it could not be. */
export const useNotices = () => {
  const { add } = Toast.useToastManager();
  return {
    say: (title: string) => add({ title }),
    warn: (title: string, description: string) => add({ title, description, type: 'bad', timeout: 12_000 }),
  };
};

export function Notices() {
  const { toasts } = Toast.useToastManager();
  return (
    <Toast.Portal>
      <Toast.Viewport className="fixed right-4 bottom-4 z-50 flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-2">
        {toasts.map((toast) => (
          <Toast.Root
            key={toast.id}
            toast={toast}
            className="flex items-start gap-3 rounded-md border border-line-strong bg-panel p-3 shadow-lg data-[type=bad]:border-bad"
          >
            <div className="min-w-0 flex-1">
              <Toast.Title className="font-semibold" />
              <Toast.Description className="mt-0.5 text-ink-soft break-words" />
            </div>
            <Toast.Close aria-label="Close this notice" className="rounded p-1 text-ink-soft hover:text-ink">
              <X aria-hidden className="size-4" />
            </Toast.Close>
          </Toast.Root>
        ))}
      </Toast.Viewport>
    </Toast.Portal>
  );
}
