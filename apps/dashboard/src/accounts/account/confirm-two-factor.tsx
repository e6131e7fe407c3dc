'use client';

import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { change, type Answer } from '../../api/client.ts';
import { Button } from '../../design/button.tsx';
import { CopyButton } from '../../design/copy-button.tsx';
import { CopyField } from '../../design/copy-field.tsx';
import { TextField } from '../../design/field.tsx';
import { save } from '../../design/save-file.ts';
import { faultOf, Form } from '../form.tsx';
import { QrCode } from './qr-code.tsx';

type Props = Answer<'POST', '/account/two-factor'> & { onDone: () => void; onCancel: () => void };

/** The secret for the authenticator and the recovery codes, shown once; the first code confirms them. */
export default function ConfirmTwoFactor({ uri, recoveryCodes, onDone, onCancel }: Props) {
  const [code, setCode] = useState('');
  const confirm = useMutation({
    mutationFn: () => change('POST', '/account/two-factor/confirm', { form: { code: code.replaceAll(/\s/g, '') } }),
    onSuccess: onDone,
  });
  return (
    <Form
      error={confirm.error}
      fields={['code']}
      isPending={confirm.isPending}
      action="Turn it on"
      doing="Checking …"
      onSubmit={() => confirm.mutate()}
      others={
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
      }
    >
      <h3>1. Scan this with an authenticator app</h3>
      <QrCode text={uri} label="QR code for the authenticator" />
      <CopyField label="Or enter the key by hand" text={secretOf(uri)} />
      <h3>2. Save the recovery codes</h3>
      <RecoveryCodes codes={recoveryCodes} />
      <h3>3. Enter the code that the app shows</h3>
      <TextField
        label="Code"
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={10}
        hint="6 digits, another every 30 seconds."
        value={code}
        error={faultOf(confirm.error, 'code')}
        onChange={({ target }) => setCode(target.value)}
      />
    </Form>
  );
}

/** The key in an otpauth address; the address itself if it has none. */
export const secretOf = (uri: string) => (URL.canParse(uri) && new URL(uri).searchParams.get('secret')) || uri;

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const text = `${codes.join('\n')}\n`;
  return (
    <div className="grid gap-2">
      <p className="text-ink-soft">
        Each signs you in once without the authenticator. They are shown only now: keep them where the phone is not.
      </p>
      <ul aria-label="Recovery codes" className="grid grid-cols-2 gap-x-4 rounded-md bg-sunken p-3 font-mono">
        {codes.map((code) => (
          <li key={code} className="break-all">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={text} what="the codes" />
        <Button size="small" onClick={() => save(new Blob([text], { type: 'text/plain' }), 'farol-recovery-codes.txt')}>
          <Download aria-hidden className="size-4" />
          Download
        </Button>
      </div>
    </div>
  );
}
