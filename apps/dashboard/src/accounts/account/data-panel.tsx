'use client';

import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { change, linkTo } from '../../api/client.ts';
import { Button, ButtonAnchor } from '../../design/button.tsx';
import { Panel } from '../../design/page.tsx';
import { PasswordForm } from '../password-form.tsx';
import { leave } from '../sign-out.ts';

/** Taking one's data away, and deleting it. */
export function DataPanel({ email }: { email: string }) {
  const [isAsking, setIsAsking] = useState(false);
  const remove = useMutation({
    mutationFn: (password: string) => change('POST', '/account/delete', { form: { password } }),
    onSuccess: leave,
  });
  return (
    <Panel title="Your data">
      <p className="text-ink-soft">
        One file, NDJSON: your account, devices, keys and shares, your events in the audit log, your games with their
        rounds, and your experiments.
      </p>
      <ButtonAnchor className="mt-3" href={linkTo('/account/export', {})} download>
        <Download aria-hidden className="size-4" />
        Download my data
      </ButtonAnchor>
      <h3 className="mt-5">Delete the account</h3>
      <p className="mt-1 mb-3 text-ink-soft">
        The account {email} is deleted with all its games, their rounds, its experiments, keys and shares. People with
        whom you shared lose them too. This cannot be undone: download your data first.
      </p>
      {isAsking ? (
        <PasswordForm
          error={remove.error}
          isPending={remove.isPending}
          action="Delete my account"
          look="bad"
          onPassword={(password) => remove.mutate(password)}
          onCancel={() => {
            setIsAsking(false);
            remove.reset();
          }}
        />
      ) : (
        <Button look="bad" onClick={() => setIsAsking(true)}>
          Delete my account
        </Button>
      )}
    </Panel>
  );
}
