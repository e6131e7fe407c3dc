'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { change } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { TextField } from '../design/field.tsx';
import { Card } from './card.tsx';
import { faultOf, Form } from './form.tsx';

const KINDS = {
  totp: {
    label: 'Code',
    hint: 'The 6 digits that your authenticator shows.',
    other: 'Use a recovery code',
    field: { inputMode: 'numeric', autoComplete: 'one-time-code' },
  },
  recovery: {
    label: 'Recovery code',
    hint: 'One of the codes that you saved when you turned on two-factor sign-in. Each works once.',
    other: 'Use the authenticator',
    field: { autoComplete: 'off', autoCapitalize: 'none', spellCheck: false },
  },
} as const;

interface CodeFormProps {
  onSignedIn: () => void;
  onCancel: () => void;
}

/** The second factor of a sign-in. */
export function CodeForm({ onSignedIn, onCancel }: CodeFormProps) {
  const [kind, setKind] = useState<keyof typeof KINDS>('totp');
  const [code, setCode] = useState('');
  const enter = useMutation({
    mutationFn: () => change('POST', '/session/code', { form: { code: code.replaceAll(/\s/g, ''), kind } }),
    onSuccess: onSignedIn,
  });
  const { label, hint, other, field } = KINDS[kind];
  const turn = () => {
    setKind(kind === 'totp' ? 'recovery' : 'totp');
    setCode('');
    enter.reset();
  };
  return (
    <Card title="Enter a code" about="This account has two-factor sign-in.">
      <Form
        error={enter.error}
        fields={['code']}
        isPending={enter.isPending}
        action="Continue"
        doing="Checking …"
        onSubmit={() => enter.mutate()}
        others={
          <Button look="quiet" onClick={onCancel}>
            Cancel
          </Button>
        }
      >
        <TextField
          key={kind}
          {...field}
          label={label}
          hint={hint}
          name="code"
          value={code}
          maxLength={40}
          autoFocus
          error={faultOf(enter.error, 'code')}
          onChange={({ target }) => setCode(target.value)}
        />
      </Form>
      <Button size="small" className="justify-self-start" onClick={turn}>
        {other}
      </Button>
    </Card>
  );
}
