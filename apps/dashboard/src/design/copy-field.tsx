'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { CONTROL, Field } from './field.tsx';

/** A text that can be copied, by its button or by hand. */
export function CopyField({ label, text }: { label: string; text: string }) {
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [isCopied]);
  // Over plain HTTP from another machine there is no clipboard: then the text is selected, to be copied by hand.
  const copy = async (id: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setIsCopied(true);
    } catch {
      document.getElementById(id)?.focus();
    }
  };
  return (
    <Field label={label}>
      {(control) => (
        <div className="flex gap-2">
          <input
            {...control}
            readOnly
            value={text}
            onFocus={(event) => event.currentTarget.select()}
            className={`${CONTROL} min-w-0 flex-1 font-mono text-[0.87em]`}
          />
          <Button aria-label={`Copy the ${label.toLowerCase()}`} onClick={() => void copy(control.id)}>
            {isCopied ? <Check aria-hidden className="size-4" /> : <Copy aria-hidden className="size-4" />}
            <span aria-live="polite">{isCopied ? 'Copied' : 'Copy'}</span>
          </Button>
        </div>
      )}
    </Field>
  );
}
