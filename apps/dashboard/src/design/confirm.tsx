'use client';

import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';

export interface ConfirmProps {
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Label of its button, such as "Delete". */
  action: string;
  onConfirm: () => void;
}

const Dialog = dynamic(() => import('./confirm-dialog.tsx'));

/** Asks before something that cannot be undone; what it does is named on its button. Loaded when it is first opened. */
export function Confirm({ isOpen, ...rest }: ConfirmProps & { isOpen: boolean }) {
  return isOpen && <Dialog {...rest} />;
}
