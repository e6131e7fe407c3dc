import { useId, useState } from 'react';
import { CONTROL } from '../design/field.tsx';
import { formatNumber } from '../design/figures.ts';

interface Props {
  label: string;
  hint?: string;
  value: number;
  /** What the slider reaches; the field beside it takes all that the rules allow. */
  min: number;
  max: number;
  step?: number;
  onChange: (value: number) => void;
}

/** A number by hand or by slider. */
export function Slider({ label, hint, value, min, max, step = 1, onChange }: Props) {
  const id = useId();
  // What is being typed is not yet a number at every key.
  const [typed, setTyped] = useState<string>();
  return (
    <div>
      <div className="flex items-center justify-between gap-2">
        <label htmlFor={id} className="min-w-0 font-semibold">
          {label}
        </label>
        <input
          type="number"
          aria-label={`${label}, exactly`}
          value={typed ?? value}
          step={step}
          onChange={(event) => {
            setTyped(event.target.value);
            const number = event.target.valueAsNumber;
            if (Number.isFinite(number)) onChange(number);
          }}
          onBlur={() => setTyped(undefined)}
          className={`${CONTROL} max-w-24 text-right tabular-nums`}
        />
      </div>
      <input
        id={id}
        type="range"
        min={min}
        max={Math.max(max, min)}
        step={step}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        aria-valuetext={formatNumber(value)}
        onChange={(event) => {
          setTyped(undefined);
          onChange(event.target.valueAsNumber);
        }}
        className="h-7 w-full accent-(--lamp)"
      />
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-[0.87em] text-ink-soft">
          {hint}
        </p>
      )}
    </div>
  );
}
