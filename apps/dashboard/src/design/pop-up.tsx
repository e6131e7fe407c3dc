'use client';

import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

const MARGIN = 12;
const GAP = 6;

interface PopUpProps {
  /** Its accessible name. */
  label: string;
  /** The button that opens it. */
  trigger: (button: {
    ref: React.Ref<HTMLButtonElement>;
    onClick: () => void;
    'aria-expanded': boolean;
    'aria-haspopup': 'dialog';
  }) => ReactNode;
  className?: string;
  children: ReactNode | ((close: () => void) => ReactNode);
}

/** Something small beside its button, over the page: the browser's own popover, which Escape or a click elsewhere ends. */
export function PopUp({ label, trigger, className = '', children }: PopUpProps) {
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const wasOpenAtPress = useRef(false);

  useLayoutEffect(() => {
    const shown = popup.current;
    if (!isOpen || shown === null) return;
    shown.showPopover();
    const place = button.current!.getBoundingClientRect();
    const { width, height } = shown.getBoundingClientRect();
    const left = Math.max(MARGIN, Math.min(place.left, document.documentElement.clientWidth - width - MARGIN));
    const below = place.bottom + GAP;
    const above = place.top - GAP - height;
    const top = below + height + MARGIN > innerHeight && above > MARGIN ? above : below;
    shown.style.left = `${left + scrollX}px`;
    shown.style.top = `${top + scrollY}px`;
    shown.focus({ preventScroll: true });
  }, [isOpen]);

  return (
    <>
      {trigger({
        ref: button,
        // A press on the button ends it before the click comes.
        onClick: () => {
          if (!wasOpenAtPress.current) setIsOpen(true);
          wasOpenAtPress.current = false;
        },
        'aria-expanded': isOpen,
        'aria-haspopup': 'dialog',
      })}
      {isOpen &&
        createPortal(
          <div
            ref={popup}
            popover="auto"
            role="dialog"
            aria-label={label}
            tabIndex={-1}
            onToggle={({ newState }) => {
              if (newState !== 'closed') return;
              wasOpenAtPress.current = button.current?.matches(':active') ?? false;
              setIsOpen(false);
            }}
            className={`absolute m-0 max-h-[80dvh] overflow-y-auto rounded-lg border border-line-strong bg-panel p-4 text-left text-ink shadow-xl outline-none ${className}`}
          >
            {typeof children === 'function' ? children(() => popup.current?.hidePopover()) : children}
          </div>,
          document.body,
        )}
    </>
  );
}
