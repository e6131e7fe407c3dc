import { type ReactNode, useId, useState } from 'react';
import { CONTROL } from '../design/field.tsx';
import { formatNumber } from '../design/figures.ts';

interface Props {
  label: ReactNode;
  /** The label in plain text. */
  name: string;
  hint?: string;
  error?: string;
  value: number;
  /** The range of the slider; the field beside it takes all that the rules allow. */
  min: number;
  max: number;
  step?: number;
  'data-field'?: string;
  onChange: (value: number) => void;
}

/** A number, typed or set by a slider. */
export function Slider({ label, name, hint, error, value, min, max, step = 1, onChange, ...rest }: Props) {
  const id = useId();
  // A number that is being typed is kept as text: not each key makes a number.
  const [typed, setTyped] = useState<string>();
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean);
  return (
    <div className="min-w-0">
      <div className="flex items-center justify-between gap-2">
        <label htmlFor={id} className="min-w-0 font-semibold">
          {label}
        </label>
        <input
          type="number"
          aria-label={`${name}, exactly`}
          aria-invalid={error !== undefined}
          value={typed ?? value}
          step={step}
          onChange={(event) => {
            setTyped(event.target.value);
            const number = event.target.valueAsNumber;
            if (Number.isFinite(number)) onChange(number);
          }}
          onBlur={() => setTyped(undefined)}
          className={`${CONTROL} max-w-24 text-right tabular-nums`}
          {...rest}
        />
      </div>
      <input
        id={id}
        type="range"
        min={min}
        max={Math.max(max, min)}
        step={step}
        value={value}
        aria-describedby={described.length === 0 ? undefined : described.join(' ')}
        aria-valuetext={formatNumber(value)}
        onChange={(event) => {
          setTyped(undefined);
          onChange(event.target.valueAsNumber);
        }}
        className="h-7 w-full accent-(--lamp)"
      />
      <Notes id={id} hint={hint} error={error} />
    </div>
  );
}

function Notes({ id, hint, error }: { id: string; hint: string | undefined; error: string | undefined }) {
  return (
    <>
      {error !== undefined && (
        <p id={`${id}-error`} className="text-bad">
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-[0.87em] text-ink-soft">
          {hint}
        </p>
      )}
    </>
  );
}
