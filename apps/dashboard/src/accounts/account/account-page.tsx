'use client';

import type { Account } from '@farol/api';
import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/client.ts';
import { PageHead, Panel } from '../../design/page.tsx';
import { Failure, Loading } from '../../design/states.tsx';
import { Limits } from '../limits.tsx';
import { NoAccounts } from '../no-accounts.tsx';
import { useSession } from '../session.ts';
import { DataPanel } from './data-panel.tsx';
import { DatesPanel } from './dates-panel.tsx';
import { DevicesPanel } from './devices-panel.tsx';
import { KeysPanel } from './keys-panel.tsx';
import { NamePanel } from './name-panel.tsx';
import { PasswordPanel } from './password-panel.tsx';
import { TwoFactorPanel } from './two-factor-panel.tsx';

/** One's own account. */
export function AccountPage() {
  const { data: session } = useSession();
  const isSignedIn = session !== undefined && session.person !== null;
  const { data, error } = useQuery({
    queryKey: ['account'],
    queryFn: ({ signal }) => read('/account', { signal }),
    enabled: isSignedIn,
  });
  if (session?.auth === 'none') return <NoAccounts title="Account" />;
  if (data === undefined) {
    return (
      <>
        <PageHead title="Account" />
        {error === null ? <Loading what="the account" className="h-96" /> : <Failure error={error} />}
      </>
    );
  }
  return <ShownAccount account={data} />;
}

function ShownAccount({ account }: { account: Account }) {
  return (
    <>
      <PageHead title="Account" about={`${account.email}, ${account.role}`} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <div className="grid grid-cols-1 gap-4">
          <NamePanel name={account.name} />
          <PasswordPanel email={account.email} />
          <TwoFactorPanel account={account} />
          <DatesPanel />
        </div>
        <div className="grid grid-cols-1 gap-4">
          <DevicesPanel />
          <KeysPanel role={account.role} />
          <Panel title="Limits">
            <Limits limits={account.limits} use={account.use} />
          </Panel>
          <DataPanel email={account.email} />
        </div>
      </div>
    </>
  );
}
