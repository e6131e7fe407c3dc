import { useId } from 'react';
import { CONTROL, SelectField, TextField } from '../../design/field.tsx';
import type { FactorDraft } from './draft.ts';
import { hasRounding } from './shown-fields.ts';

interface Props {
  draft: FactorDraft;
  isInteger: boolean;
  /** The fault of a field of the factor. */
  at: (field: string) => string | undefined;
  onSet: (changes: Partial<FactorDraft>) => void;
}

/** The levels of a factor as a range: its ends, its step or number of levels, and its spacing. */
export function RangeFields({ draft, isInteger, at, onSet }: Props) {
  return (
    <div className="mt-3 grid grid-cols-2 gap-3 sm:grid-cols-4">
      <TextField
        label="From"
        inputMode="decimal"
        value={draft.from}
        error={at('from')}
        onChange={({ target }) => onSet({ from: target.value })}
      />
      <TextField
        label="To"
        inputMode="decimal"
        value={draft.to}
        error={at('to')}
        onChange={({ target }) => onSet({ to: target.value })}
      />
      <AmountField draft={draft} fault={at(draft.by)} onSet={onSet} />
      <SelectField
        label="Spaced"
        value={draft.scale}
        error={at('scale')}
        onChange={({ target }) => onSet(spacing(target.value === 'log' ? 'log' : 'linear', draft, isInteger))}
        options={
          <>
            <option value="linear">evenly</option>
            <option value="log">in equal ratios (log)</option>
          </>
        }
      />
      {hasRounding(draft, isInteger) && (
        <SelectField
          label="Rounded to"
          className="col-span-2"
          value={draft.round}
          error={at('round')}
          onChange={({ target }) => onSet({ round: target.value as FactorDraft['round'] })}
          options={
            <>
              <option value="none">as they come</option>
              <option value="whole">whole numbers</option>
              <option value="odd">odd numbers (a minority game needs an odd N)</option>
            </>
          }
        />
      )}
    </div>
  );
}

/** The changes that come with another spacing: equal ratios have a number of levels, and of whole numbers no fractions. */
export function spacing(scale: FactorDraft['scale'], { round }: FactorDraft, isInteger: boolean): Partial<FactorDraft> {
  if (scale === 'linear') return { scale };
  return { scale, by: 'steps', ...(isInteger && round === 'none' ? { round: 'whole' } : {}) };
}

interface AmountProps extends Pick<Props, 'draft' | 'onSet'> {
  fault: string | undefined;
}

/** The step between levels, or their number. */
function AmountField({ draft, fault, onSet }: AmountProps) {
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block font-semibold">
        {draft.by === 'step' ? 'Step' : 'Levels'}
      </label>
      <div className="flex">
        <select
          aria-label="Levels by"
          className={`${CONTROL} w-auto! rounded-r-none border-r-0`}
          value={draft.by}
          onChange={({ target }) => onSet({ by: target.value as FactorDraft['by'], scale: 'linear' })}
        >
          <option value="step">step</option>
          <option value="steps">count</option>
        </select>
        <input
          id={id}
          type="text"
          inputMode="decimal"
          className={`${CONTROL} min-w-0 rounded-l-none`}
          value={draft.amount}
          aria-invalid={fault !== undefined}
          aria-describedby={`${id}-fault`}
          onChange={({ target }) => onSet({ amount: target.value })}
        />
      </div>
      <p id={`${id}-fault`} className="mt-1 text-bad empty:hidden">
        {fault}
      </p>
    </div>
  );
}
