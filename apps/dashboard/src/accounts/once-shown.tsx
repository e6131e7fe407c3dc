import type { ReactNode } from 'react';
import { CopyField } from '../design/copy-field.tsx';

/** A secret that the API shows only in this answer. */
export function OnceShown({ label, text, children }: { label: string; text: string; children: ReactNode }) {
  return (
    <div role="status" className="grid gap-3 rounded-md border border-lamp p-3">
      <p>{children}</p>
      <CopyField label={label} text={text} />
    </div>
  );
}
