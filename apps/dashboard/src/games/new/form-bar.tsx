import { Play } from 'lucide-react';
import { FIELD_NAMES } from '../../api/words.ts';
import { Button } from '../../design/button.tsx';
import { Failure } from '../../design/states.tsx';
import type { EditField } from '../../game-form/edits.ts';
import { focusField } from './focus-field.ts';
import type { Fault } from './form-faults.ts';

interface Props {
  faults: readonly Fault[];
  /** Fields that were changed here and elsewhere. */
  conflicts: readonly EditField[];
  /** Words while there is no fault. */
  obstacle: string | null;
  otherwise: string;
  /** An error that belongs to no field. */
  error: unknown;
  isPending: boolean;
  isNew: boolean;
  onSave: (isPlayed: boolean) => void;
}

/** The bar below the form: what is wrong, and the buttons. */
export function FormBar({ faults, conflicts, obstacle, otherwise, error, isPending, isNew, onSave }: Props) {
  const verb = isNew ? 'Create' : 'Save';
  return (
    <div className="sticky bottom-0 z-20 -mx-3 mt-4 border-t border-line bg-ground/95 px-3 py-3 backdrop-blur-sm sm:-mx-5 sm:px-5">
      {error !== null && (
        <div className="mb-2">
          <Failure error={error} />
        </div>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {conflicts.length > 0 ? (
          <Conflicts fields={conflicts} />
        ) : (
          <FaultList faults={faults} obstacle={obstacle} otherwise={otherwise} />
        )}
        <div className="ml-auto flex gap-2">
          <Button aria-disabled={isPending} onClick={() => onSave(false)}>
            {verb}
          </Button>
          <Button look="main" aria-disabled={isPending} title="Ctrl+Enter" onClick={() => onSave(true)}>
            <Play aria-hidden className="size-4" />
            {isPending ? (isNew ? 'Creating …' : 'Saving …') : `${verb} and play`}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** Names the fields of which a value is to be chosen, and leads to them. */
function Conflicts({ fields }: { fields: readonly EditField[] }) {
  return (
    <p role="status" className="min-w-0 flex-1 text-bad">
      Edited meanwhile.{' '}
      <button
        type="button"
        onClick={() => focusField('conflicts')}
        className="min-h-6 text-left underline underline-offset-2"
      >
        Choose the value of: {fields.map((field) => FIELD_NAMES[field]).join(', ')}
      </button>
    </p>
  );
}

/** Faults, each linked to its field. */
function FaultList({
  faults,
  obstacle,
  otherwise,
}: {
  faults: readonly Fault[];
  obstacle: string | null;
  otherwise: string;
}) {
  return (
    <div role="status" className="min-w-0 flex-1">
      {faults.length > 0 && (
        <p className="text-bad">
          To be corrected:{' '}
          {faults.slice(0, 3).map(({ field, message }, index) => (
            <span key={`${field} ${message}`}>
              {index > 0 && '; '}
              <button
                type="button"
                onClick={() => focusField(field)}
                className="min-h-6 text-left underline underline-offset-2"
              >
                {field === '' ? message : `${field}: ${message}`}
              </button>
            </span>
          ))}
          {faults.length > 3 && ` and ${faults.length - 3} more`}
        </p>
      )}
      {faults.length === 0 && obstacle !== null && (
        <p className="text-ink-soft">A draft can be made of it; to be played, the game {obstacle}.</p>
      )}
      {faults.length === 0 && obstacle === null && <p className="text-ink-soft max-sm:hidden">{otherwise}</p>}
    </div>
  );
}
