'use client';

import type { Permission } from '@farol/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ExpiryField } from '../accounts/account/key-form.tsx';
import { EmailField, faultOf, Form } from '../accounts/form.tsx';
import { OnceShown } from '../accounts/once-shown.tsx';
import { SelectField } from '../design/field.tsx';
import { PanelDialog } from '../design/panel-dialog.tsx';
import { Failure, Loading } from '../design/states.tsx';
import { say } from '../shell/notices.tsx';
import { accessKey, createShare, type Kind, readAccess } from './access.ts';
import { ShareList } from './share-list.tsx';

interface Shared {
  kind: Kind;
  id: string;
}

/** Shares of a game or an experiment: people by e-mail, and links. */
export default function PeopleDialog({ kind, id, onClose }: Shared & { onClose: () => void }) {
  const { data, error } = useQuery({
    queryKey: accessKey(kind, id),
    queryFn: ({ signal }) => readAccess(kind, id, signal),
  });
  return (
    <PanelDialog onClose={onClose} title={`Share this ${kind}`}>
      <div className="grid gap-6">
        <PersonForm kind={kind} id={id} />
        <LinkForm kind={kind} id={id} />
        <section aria-labelledby="shares">
          <h3 id="shares" className="mb-2">
            Shared with
          </h3>
          {error !== null && <Failure error={error} />}
          {data === undefined ? (
            error === null && <Loading what="shares" />
          ) : (
            <ShareList kind={kind} id={id} shares={data.shares ?? []} />
          )}
        </section>
      </div>
    </PanelDialog>
  );
}

function PersonForm({ kind, id }: Shared) {
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [may, setMay] = useState<Permission>('view');
  const share = useMutation({
    mutationFn: () => createShare(kind, id, { email, may }),
    onSuccess() {
      say(`The ${kind} is shared with ${email.trim()}.`);
      setEmail('');
      return client.invalidateQueries({ queryKey: accessKey(kind, id) });
    },
  });
  return (
    <section aria-labelledby="share-person">
      <h3 id="share-person" className="mb-2">
        With a person
      </h3>
      <Form
        error={share.error}
        fields={['email', 'may']}
        isPending={share.isPending}
        action="Share"
        doing="Sharing …"
        onSubmit={() => share.mutate()}
      >
        <div className="grid gap-3 sm:grid-cols-2">
          <EmailField
            autoComplete="off"
            hint="Of an account of this laboratory."
            value={email}
            error={faultOf(share.error, 'email')}
            onChange={({ target }) => setEmail(target.value)}
          />
          <SelectField
            label="The person may"
            hint={kind === 'game' ? 'Only you edit it and its agents.' : 'Only you delete it.'}
            value={may}
            error={faultOf(share.error, 'may')}
            onChange={({ target }) => setMay(target.value as Permission)}
            options={
              <>
                <option value="view">view it</option>
                <option value="play">view and play it</option>
              </>
            }
          />
        </div>
      </Form>
    </section>
  );
}

function LinkForm({ kind, id }: Shared) {
  const client = useQueryClient();
  const [days, setDays] = useState<number | null>(30);
  const share = useMutation({
    mutationFn: () => createShare(kind, id, { days }),
    onSuccess: () => client.invalidateQueries({ queryKey: accessKey(kind, id) }),
  });
  return (
    <section aria-labelledby="share-link">
      <h3 id="share-link" className="mb-2">
        With everyone who has a link
      </h3>
      <Form
        error={share.error}
        fields={['days']}
        isPending={share.isPending}
        action="Make a link"
        doing="Making the link …"
        look="plain"
        onSubmit={() => share.mutate()}
      >
        <p className="text-ink-soft">
          The link shows this {kind} and nothing else, without an account. It cannot play or change it.
        </p>
        <ExpiryField days={days} onChange={setDays} />
      </Form>
      {typeof share.data?.link === 'string' && (
        <div className="mt-3">
          <OnceShown label="Link" text={share.data.link}>
            The link is shown only now. Withdraw it below to end it.
          </OnceShown>
        </div>
      )}
    </section>
  );
}
