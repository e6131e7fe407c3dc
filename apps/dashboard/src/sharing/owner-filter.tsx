import { CONTROL } from '../design/field.tsx';

/** Filter of a list by owner; empty for everything that the person may see. */
export const OWNERS = ['me', 'others'] as const;
export type OwnerFilter = (typeof OWNERS)[number] | '';

export function OwnerSelect({ value, onChange }: { value: OwnerFilter; onChange: (value: OwnerFilter) => void }) {
  return (
    <select
      aria-label="Owner"
      value={value}
      onChange={({ target }) => onChange(target.value as OwnerFilter)}
      className={`${CONTROL} w-auto!`}
    >
      <option value="">any owner</option>
      <option value="me">Mine</option>
      <option value="others">Shared with me</option>
    </select>
  );
}
