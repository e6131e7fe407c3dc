'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { warn } from '../../shell/notices.tsx';

/** Copies a text, and says that it did. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [isCopied, setIsCopied] = useState(false);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Browsers offer their clipboard to pages of https and of this machine only.
      return warn('It could not be copied', 'Select the text and copy it by hand.');
    }
    setIsCopied(true);
    setTimeout(() => setIsCopied(false), 2000);
    return undefined;
  }
  return (
    <Button size="small" onClick={() => void copy()}>
      {isCopied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
      <span aria-live="polite">{isCopied ? 'Copied' : `Copy ${what}`}</span>
    </Button>
  );
}
