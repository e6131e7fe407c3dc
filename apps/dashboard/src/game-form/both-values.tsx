import { FIELD_NAMES } from '../api/words.ts';
import { Button } from '../design/button.tsx';
import type { EditField } from './edits.ts';

interface Props {
  rows: readonly { field: EditField; theirs: string; mine: string }[];
  onKeep: (field: EditField) => void;
  onTake: (field: EditField) => void;
}

/** Fields that were changed here and elsewhere, each with both values; nothing while there are none. */
export function BothValues({ rows, onKeep, onTake }: Props) {
  if (rows.length === 0) return null;
  return (
    <section
      aria-label="Edited meanwhile"
      data-field="conflicts"
      tabIndex={-1}
      className="mb-4 rounded-lg border border-line-strong bg-panel p-4"
    >
      <p role="alert">
        <b>Edited meanwhile.</b> The game was also changed elsewhere. Choose a value for each field; nothing is saved
        until you do.
      </p>
      <ul className="mt-3 grid gap-3">
        {rows.map(({ field, theirs, mine }) => (
          <li key={field} className="rounded-md border border-line p-3">
            <b>{FIELD_NAMES[field]}</b>
            <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 break-words">
              <dt className="text-ink-soft">Theirs</dt>
              <dd>{theirs}</dd>
              <dt className="text-ink-soft">Mine</dt>
              <dd>{mine || 'empty'}</dd>
            </dl>
            <div className="mt-2 flex flex-wrap gap-2">
              <Button size="small" aria-label={`Keep mine: ${FIELD_NAMES[field]}`} onClick={() => onKeep(field)}>
                Keep mine
              </Button>
              <Button size="small" aria-label={`Take theirs: ${FIELD_NAMES[field]}`} onClick={() => onTake(field)}>
                Take theirs
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
