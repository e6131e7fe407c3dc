import { defaultOf, type Parameter } from '@farol/kernel';
import type { KeyboardEvent } from 'react';
import { SelectField, TextField } from '../design/field.tsx';
import { formatNumber } from '../design/figures.ts';
import { readNumber } from '../design/read-number.ts';
import type { FieldValue } from './form.ts';

interface Props {
  name: string;
  parameter: Parameter;
  value: FieldValue | undefined;
  /** N of those whom it concerns: some defaults follow it. */
  agents: number;
  /** Where it is in the request: agents[0].params.memory. */
  field: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** The field of one parameter, as the catalogue describes it. Empty, it is the default. */
export function ParameterField({ name, parameter, value, agents, field, error, onChange }: Props) {
  if (parameter.type === 'curve') return null;
  const text = typeof value === 'string' ? value : '';
  if (parameter.type === 'choice') {
    return (
      <SelectField
        label={name}
        hint={parameter.about}
        error={error}
        data-field={field}
        value={text === '' ? parameter.default : text}
        onChange={({ target }) => onChange(target.value)}
        options={parameter.options.map((option) => (
          <option key={option} value={option}>
            {option === parameter.default ? `${option} (default)` : option}
          </option>
        ))}
      />
    );
  }
  const fallback = Number(defaultOf(parameter, agents));
  const follows = parameter.type === 'integer' && parameter.per !== undefined;
  return (
    <TextField
      label={name}
      hint={
        <>
          {parameter.about};{' '}
          <span className="whitespace-nowrap">
            {formatNumber(parameter.min)} … {formatNumber(parameter.max)}
          </span>
          , default {formatNumber(fallback)}
          {follows && ` (${parameter.default} for ${parameter.per} agents)`}
        </>
      }
      error={error}
      data-field={field}
      inputMode={parameter.type === 'integer' ? 'numeric' : 'decimal'}
      autoComplete="off"
      placeholder={String(fallback)}
      value={text}
      onChange={({ target }) => onChange(target.value)}
      onKeyDown={(event) => stepByKey(event, parameter, text === '' ? fallback : readNumber(text), onChange)}
    />
  );
}

/** Arrow up and down change a number by a step, with Shift by ten of them. */
export function stepByKey(
  event: KeyboardEvent,
  { type, min, max }: { type: 'integer' | 'number'; min: number; max: number },
  value: number | string,
  onChange: (text: string) => void,
): void {
  if ((event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || typeof value !== 'number') return;
  event.preventDefault();
  const size = type === 'integer' ? 1 : max - min <= 1 ? 0.01 : 0.1;
  const step = (event.key === 'ArrowUp' ? 1 : -1) * size * (event.shiftKey ? 10 : 1);
  onChange(String(Number(Math.max(min, Math.min(max, value + step)).toFixed(6))));
}
