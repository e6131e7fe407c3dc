'use client';

import type { Parameter } from '@farol/kernel';
import { type ComponentProps, useState } from 'react';
import { CONTROL } from '../../design/field.tsx';
import { writeValue } from '../write-value.ts';
import { readValue } from './draft.ts';

type Own = Omit<ComponentProps<'input'>, 'value' | 'onChange'>;

/** One value of a configuration: a list where it is one of several, else text, kept as typed while it says the same. */
export function ValueInput({
  parameter,
  value,
  onValue,
  ...rest
}: Own & { parameter: Parameter | undefined; value: unknown; onValue: (value: unknown) => void }) {
  const [text, setText] = useState(writeValue(value));
  const isSame = writeValue(readValue(text, parameter)) === writeValue(value);
  if (parameter?.type === 'choice') {
    return (
      <select
        id={rest.id}
        aria-label={rest['aria-label']}
        aria-describedby={rest['aria-describedby']}
        aria-invalid={rest['aria-invalid']}
        className={CONTROL}
        value={writeValue(value ?? parameter.default)}
        onChange={({ target }) => onValue(target.value)}
      >
        {parameter.options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...rest}
      type="text"
      inputMode={parameter?.type === 'integer' ? 'numeric' : parameter?.type === 'number' ? 'decimal' : 'text'}
      autoComplete="off"
      spellCheck={false}
      className={`${CONTROL} font-mono text-[0.95em]`}
      placeholder={parameter && 'default' in parameter ? `${parameter.default} (default)` : undefined}
      value={isSame ? text : writeValue(value)}
      onChange={({ target }) => {
        setText(target.value);
        onValue(target.value.trim() === '' ? undefined : readValue(target.value, parameter));
      }}
    />
  );
}
