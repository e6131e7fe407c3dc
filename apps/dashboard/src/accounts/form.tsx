'use client';

import { type ComponentProps, type FormEvent, type ReactNode, useState } from 'react';
import { ApiProblem } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { TextField } from '../design/field.tsx';
import { Failure } from '../design/states.tsx';

/** The fault of a field that a problem names, as a sentence below the field. */
export const faultOf = (error: unknown, field: string): string | undefined =>
  error instanceof ApiProblem ? error.messageFor(field) : undefined;

/** True if the form shows every fault of the problem beside its field. */
function isShownByFields(error: unknown, fields: readonly string[]): boolean {
  const faults = error instanceof ApiProblem ? (error.body.errors ?? []) : [];
  return faults.length > 0 && faults.every(({ field }) => fields.includes(field));
}

interface FormProps {
  /** The error of the last attempt; null without one. */
  error: unknown;
  /** Names of the fields whose faults stand beside them. */
  fields?: readonly string[];
  isPending: boolean;
  /** Label of the button, and the same while the request is under way. */
  action: string;
  doing: string;
  look?: ComponentProps<typeof Button>['look'];
  onSubmit: () => void;
  children: ReactNode;
  /** Beside the button. */
  others?: ReactNode;
}

/** Fields, the error of the last attempt, and the button that sends them. */
export function Form({ error, fields = [], isPending, action, doing, look = 'main', ...rest }: FormProps) {
  const { onSubmit, children, others } = rest;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending) onSubmit();
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {children}
      {error !== null && !isShownByFields(error, fields) && <Failure error={error} />}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" look={look} aria-disabled={isPending}>
          {isPending ? doing : action}
        </Button>
        {others}
      </div>
    </form>
  );
}

type PasswordFieldProps = Omit<ComponentProps<typeof TextField>, 'type' | 'action'> & {
  autoComplete: 'current-password' | 'new-password';
};

/** A password, which can be shown while it is typed. */
export function PasswordField(props: PasswordFieldProps) {
  const [isShown, setIsShown] = useState(false);
  return (
    <TextField
      {...props}
      type={isShown ? 'text' : 'password'}
      autoCapitalize="none"
      spellCheck={false}
      action={
        <button
          type="button"
          aria-pressed={isShown}
          onClick={() => setIsShown(!isShown)}
          className="min-h-6 rounded px-1 text-[0.92em] text-ink-soft underline underline-offset-2 hover:text-ink"
        >
          Show <span className="sr-only">the {props.label}</span>
        </button>
      }
    />
  );
}

/** An e-mail address that names an account. */
export function EmailField(props: Omit<ComponentProps<typeof TextField>, 'type' | 'label'>) {
  return (
    <TextField
      label="E-mail"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      {...props}
      type="email"
    />
  );
}

export const PASSWORD_HINT = 'At least 10 characters.';
