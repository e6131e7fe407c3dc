'use client';

import type { Account } from '@farol/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { change, type Answer } from '../../api/client.ts';
import { Button } from '../../design/button.tsx';
import { Panel } from '../../design/page.tsx';
import { Loading } from '../../design/states.tsx';
import { say } from '../../shell/notices.tsx';
import { PasswordForm } from '../password-form.tsx';
import { SESSION_KEY } from '../session.ts';

// Holds the code that draws QR codes.
const ConfirmTwoFactor = dynamic(() => import('./confirm-two-factor.tsx'), {
  loading: () => <Loading what="the QR code" className="h-64" />,
});

/** Two-factor sign-in: off, being set up, or on. */
export function TwoFactorPanel({ account }: { account: Account }) {
  const client = useQueryClient();
  const [setUp, setSetUp] = useState<Answer<'POST', '/account/two-factor'>>();
  const [isAsking, setIsAsking] = useState(false);
  const { isTwoFactorOn } = account;
  const turn = useMutation({
    mutationFn: async (password: string) => {
      if (isTwoFactorOn) return change('POST', '/account/two-factor/remove', { form: { password } });
      return setSetUp(await change('POST', '/account/two-factor', { form: { password } }));
    },
    onSuccess: () => (isTwoFactorOn ? end('Two-factor sign-in is off.') : undefined),
  });
  async function end(words?: string) {
    setSetUp(undefined);
    setIsAsking(false);
    turn.reset();
    if (words === undefined) return;
    say(words);
    await client.invalidateQueries({ queryKey: ['account'] });
    await client.invalidateQueries({ queryKey: SESSION_KEY });
  }
  return (
    <Panel title="Two-factor sign-in">
      <p className="mb-3 text-ink-soft">
        {isTwoFactorOn
          ? 'It is on: signing in takes a code of your authenticator beside the password.'
          : 'It is off. With it, signing in takes a code of an authenticator app beside the password.'}
      </p>
      {setUp !== undefined && !isTwoFactorOn ? (
        <ConfirmTwoFactor {...setUp} onDone={() => void end('Two-factor sign-in is on.')} onCancel={() => void end()} />
      ) : isAsking ? (
        <PasswordForm
          error={turn.error}
          isPending={turn.isPending}
          action={isTwoFactorOn ? 'Turn it off' : 'Continue'}
          onPassword={(password) => turn.mutate(password)}
          onCancel={() => void end()}
        />
      ) : (
        <Button onClick={() => setIsAsking(true)}>{isTwoFactorOn ? 'Turn it off' : 'Turn it on'}</Button>
      )}
    </Panel>
  );
}
