import { type ComponentProps, type ReactNode, useId } from 'react';

export const CONTROL =
  'w-full min-h-9 rounded-md border border-line-strong bg-panel px-2.5 py-1.5 text-ink aria-invalid:border-bad aria-invalid:outline-bad disabled:bg-sunken';

interface FieldProps {
  label: ReactNode;
  /** The meaning, with its unit; stays in view. */
  hint?: ReactNode;
  /** The fault of the value, in words. */
  error?: string;
  /** A control beside the label. */
  action?: ReactNode;
  className?: string;
  children: (control: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean }) => ReactNode;
}

/** A label, its control, a hint and an error. */
export function Field({ label, hint, error, action, className = '', children }: FieldProps) {
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={`min-w-0 ${className}`}>
      <div className="mb-1 flex items-end justify-between gap-2">
        <label htmlFor={id} className="min-w-0 font-semibold">
          {label}
        </label>
        {action}
      </div>
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': error !== undefined,
      })}
      {error !== undefined && (
        <p id={`${id}-error`} className="mt-1 text-bad">
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="mt-1 text-[0.92em] text-ink-soft">
          {hint}
        </p>
      )}
    </div>
  );
}

type Own<T extends 'input' | 'select'> = Omit<ComponentProps<T>, 'children' | 'className'> &
  Omit<FieldProps, 'children'>;

export function TextField({ label, hint, error, action, className, ...rest }: Own<'input'>) {
  return (
    <Field {...{ label, hint, error, action, className }}>
      {(control) => <input type="text" {...rest} {...control} className={CONTROL} />}
    </Field>
  );
}

export function SelectField({
  label,
  hint,
  error,
  action,
  className,
  options,
  ...rest
}: Own<'select'> & { options: ReactNode }) {
  return (
    <Field {...{ label, hint, error, action, className }}>
      {(control) => (
        <select {...rest} {...control} className={CONTROL}>
          {options}
        </select>
      )}
    </Field>
  );
}
