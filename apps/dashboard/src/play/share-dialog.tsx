'use client';

import { Check, Copy, Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button, ButtonAnchor } from '../design/button.tsx';
import { CONTROL, Field } from '../design/field.tsx';
import { formatCount } from '../design/figures.ts';
import { PanelDialog } from '../design/panel-dialog.tsx';
import { LONGEST_LINK } from '../verify/share-link.ts';
import type { SharedCitation } from '../verify/shared-citation.ts';
import { useShared } from '../verify/use-shared.ts';

/** The link and the file with which anyone plays this game again and sees whether it comes out the same. */
export function ShareDialog({ citation, onClose }: { citation: SharedCitation; onClose: () => void }) {
  return (
    <PanelDialog onClose={onClose} title="Share this game">
      <Share citation={citation} />
    </PanelDialog>
  );
}

function Share({ citation }: { citation: SharedCitation }) {
  const { link, file } = useShared(citation);
  const isLong = link !== undefined && link.length > LONGEST_LINK;
  return (
    <div className="grid gap-4">
      <p className="text-ink-soft">
        It carries the manifest, {formatCount(citation.rounds)} rounds and their digest behind the <b>#</b>, which
        browsers send to no server. Whoever opens it plays the game again, there, and sees whether it is the same to the
        bit.
      </p>
      {isLong ? (
        <p className="rounded-md border border-lamp p-3">
          With {formatCount(link.length)} characters the link is longer than mail and messengers keep whole. Send the
          file; it is dropped on the page “Verify”.
        </p>
      ) : (
        <CopyField label="Link" text={link ?? ''} />
      )}
      <CopyField label="Digest" text={citation.digest} />
      {file !== undefined && (
        <ButtonAnchor
          href={file.url}
          download={file.name}
          look={isLong ? 'main' : 'plain'}
          className="justify-self-start"
        >
          <Download aria-hidden className="size-4" />
          As a file: {file.name}
        </ButtonAnchor>
      )}
    </div>
  );
}

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
