import type { Parameters } from '@farol/kernel';
import type { ReactNode } from 'react';
import type { FieldValues } from './form.ts';
import { ParameterField } from './parameter-field.tsx';

export interface ParameterFieldsProps {
  parameters: Parameters;
  values: FieldValues;
  /** N: the range of a capacity, and some defaults, follow it. */
  agents: number;
  /** The path of the parameters in the request: rules, or agents[0].params. */
  path: string;
  faultFor?: (field: string) => string | undefined;
  look?: 'text' | 'slider';
  onChange: (name: string, text: string) => void;
}

/** Payoffs seldom change: where room is short they are behind a summary. */
const SELDOM: readonly string[] = ['uncrowded', 'crowded', 'home'];

/** The fields of the parameters of rules or of a strategy, as the catalogue describes them. */
export function ParameterFields({ parameters, values, look = 'text', ...rest }: ParameterFieldsProps) {
  const names = Object.keys(parameters);
  const fieldsOf = (shown: readonly string[]): ReactNode =>
    shown.map((name) => <NamedField key={name} name={name} {...{ parameters, values, look }} {...rest} />);
  if (look === 'text') {
    return (
      <div className="grid grid-cols-[repeat(auto-fill,minmax(13.5rem,1fr))] gap-x-4 gap-y-3">{fieldsOf(names)}</div>
    );
  }
  const seldom = names.filter((name) => SELDOM.includes(name));
  return (
    <>
      {fieldsOf(names.filter((name) => !SELDOM.includes(name)))}
      {seldom.length > 0 && (
        <details>
          <summary className="font-semibold">
            Payoffs{' '}
            <span className="font-normal text-ink-soft">{seldom.map((name) => textOf(values[name])).join(', ')}</span>
          </summary>
          <div className="mt-3 grid gap-4">{fieldsOf(seldom)}</div>
        </details>
      )}
    </>
  );
}

function NamedField({
  name,
  parameters,
  values,
  path,
  faultFor,
  onChange,
  ...rest
}: ParameterFieldsProps & { name: string }) {
  const field = `${path}.${name}`;
  return (
    <ParameterField
      {...rest}
      name={name}
      parameter={parameters[name]}
      value={textOf(values[name])}
      field={field}
      error={faultFor?.(field)}
      onChange={(text) => onChange(name, text)}
    />
  );
}

const textOf = (value: FieldValues[string] | undefined) =>
  value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
