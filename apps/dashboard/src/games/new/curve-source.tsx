import { Pencil } from 'lucide-react';
import { useId } from 'react';
import { Button } from '../../design/button.tsx';
import { CONTROL } from '../../design/field.tsx';
import type { FieldValue } from '../../game-form/form.ts';

export type CurveName = 'go' | 'stay';
export const CURVE_WORDS = { go: 'going', stay: 'staying' } as const;

interface Props {
  name: CurveName;
  value: FieldValue;
  /** True if the pen draws this curve. */
  isActive: boolean;
  fault: string | undefined;
  onChoose: () => void;
  onTurn: (isFormula: boolean) => void;
  onChange: (formula: string) => void;
}

/** How one of the two curves is given: drawn, or as a formula. */
export function CurveSource({ name, value, isActive, fault, onChoose, onTurn, onChange }: Props) {
  const isFormula = typeof value === 'string';
  const words = CURVE_WORDS[name];
  return (
    <div className={`rounded-md border p-3 ${isActive ? 'border-lamp bg-ground' : 'border-line'}`}>
      <div className="flex flex-wrap items-center gap-2">
        <svg width={26} height={10} aria-hidden className="shrink-0">
          <line
            x2={26}
            y1={5}
            y2={5}
            strokeWidth={2.5}
            strokeDasharray={name === 'stay' ? '7 4' : undefined}
            className={name === 'go' ? 'stroke-plot-1' : 'stroke-plot-5'}
          />
        </svg>
        <h3 className="mr-auto">What {words} pays</h3>
        <select
          aria-label={`How ${words} is given`}
          value={isFormula ? 'formula' : 'points'}
          onChange={({ target }) => onTurn(target.value === 'formula')}
          className={`${CONTROL} min-h-8! w-auto! py-0.5!`}
        >
          <option value="points">drawn</option>
          <option value="formula">a formula</option>
        </select>
        {!isFormula && (
          <Button
            size="small"
            data-field={`rules.${name}`}
            aria-pressed={isActive}
            aria-label={`Draw what ${words} pays`}
            onClick={onChoose}
            className={isActive ? 'border-lamp! text-lamp!' : ''}
          >
            <Pencil aria-hidden className="size-3.5" /> Draw
          </Button>
        )}
      </div>
      {isFormula && <Formula name={name} value={value} fault={fault} onChange={onChange} />}
      {!isFormula && fault !== undefined && <p className="mt-2 text-bad">{fault}</p>}
    </div>
  );
}

function Formula({ name, value, fault, onChange }: Pick<Props, 'name' | 'fault' | 'onChange'> & { value: string }) {
  const id = useId();
  return (
    <>
      <input
        data-field={`rules.${name}`}
        aria-label={`What ${CURVE_WORDS[name]} pays when n of N agents go`}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-fault ${id}-hint`}
        spellCheck={false}
        autoComplete="off"
        className={`${CONTROL} mt-2 font-mono`}
      />
      <p id={`${id}-fault`} className="mt-1 text-bad empty:hidden">
        {fault}
      </p>
      <p id={`${id}-hint`} className="mt-1 text-[0.92em] text-ink-soft">
        Over <code>n</code>, those who go, and <code>N</code>, all; with{' '}
        <code className="break-words">+ - * / ^ &lt; == &amp;&amp; ?: min max abs floor sqrt</code>
      </p>
    </>
  );
}
