import { INFORMATION_KINDS, type InformationKind } from '@farol/kernel';
import { SelectField } from '../design/field.tsx';
import { INFORMATION } from './information.ts';

/** The information that agents get about the past, as a list to choose from. */
export function InformationField({
  value,
  onChange,
}: {
  value: InformationKind;
  onChange: (value: InformationKind) => void;
}) {
  return (
    <SelectField
      label="Information"
      hint={INFORMATION[value].about}
      value={value}
      onChange={({ target }) => {
        const kind = INFORMATION_KINDS.find((known) => known === target.value);
        if (kind !== undefined) onChange(kind);
      }}
      options={INFORMATION_KINDS.map((kind) => (
        <option key={kind} value={kind}>
          {INFORMATION[kind].title}
        </option>
      ))}
    />
  );
}
