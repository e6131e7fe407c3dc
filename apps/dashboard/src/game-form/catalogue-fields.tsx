import type { ComponentProps } from 'react';
import type { Catalogue } from '../api/catalogues.ts';
import { SelectField } from '../design/field.tsx';

type Props = Omit<ComponentProps<typeof SelectField>, 'options' | 'onChange' | 'label'> & {
  entries: Pick<Catalogue, 'rules'>['rules'];
  onChange: (id: string) => void;
};

function EntryField({ entries, onChange, label, ...rest }: Props & { label: string }) {
  return (
    <SelectField
      {...rest}
      label={label}
      onChange={({ target }) => onChange(target.value)}
      options={Object.entries(entries).map(([id, { title }]) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    />
  );
}

/** The choice of the rules. */
export const KindField = (props: Props) => <EntryField label="Kind of game" {...props} />;

/** The choice of a strategy. */
export const StrategyField = (props: Props) => <EntryField label="Strategy" {...props} />;
