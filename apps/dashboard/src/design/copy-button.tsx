'use client';

import { Check, Copy } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { warn } from '../shell/notices.tsx';
import { Button } from './button.tsx';

interface CopyButtonProps extends Pick<ComponentProps<typeof Button>, 'size' | 'className'> {
  /** A function where only the browser knows it. */
  text: string | (() => string);
  what: string;
}

/** Copies a text, and says that it did. */
export function CopyButton({ text, what, size = 'small', className }: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false);
  async function copy() {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : text());
    } catch {
      // Browsers offer their clipboard to pages of https and of this machine only.
      return warn('It could not be copied', 'Select it and copy it by hand.');
    }
    setIsCopied(true);
    setTimeout(() => setIsCopied(false), 2000);
    return undefined;
  }
  return (
    <Button size={size} className={className} onClick={() => void copy()}>
      {isCopied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
      <span aria-live="polite">{isCopied ? 'Copied' : `Copy ${what}`}</span>
    </Button>
  );
}
