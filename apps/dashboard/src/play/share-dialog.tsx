'use client';

import { Download } from 'lucide-react';
import { ButtonAnchor } from '../design/button.tsx';
import { CopyField } from '../design/copy-field.tsx';
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
