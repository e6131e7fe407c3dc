'use client';

import { type Role, ROLES } from '@farol/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, change, read } from '../../api/client.ts';
import { wordsOf } from '../../api/words.ts';
import { Button } from '../../design/button.tsx';
import { SelectField } from '../../design/field.tsx';
import { formatTime } from '../../design/figures.ts';
import { Panel } from '../../design/page.tsx';
import { Failure, Loading } from '../../design/states.tsx';
import { say, warn } from '../../shell/notices.tsx';
import { EmailField, faultOf, Form } from '../form.tsx';
import { OnceShown } from '../once-shown.tsx';
import { useSession } from '../session.ts';

const INVITATIONS_KEY = ['invitations'];
type Made = Answer<'POST', '/invitations'>;

/** Inviting people, and the invitations that nobody has accepted. */
export function InvitationsPanel() {
  const [made, setMade] = useState<Made>();
  return (
    <Panel title="Invitations">
      <div className="grid gap-5">
        <InviteForm onMade={setMade} />
        {made !== undefined && (
          <OnceShown label="Invitation link" text={made.link}>
            {made.isSent && made.email !== null
              ? `It is on its way to ${made.email}. `
              : 'Give the link to the person. '}
            It is shown only now, works once, and expires {formatTime(made.expiresAt)}.
          </OnceShown>
        )}
        <Waiting />
      </div>
    </Panel>
  );
}

function InviteForm({ onMade }: { onMade: (made: Made) => void }) {
  const client = useQueryClient();
  const sendsMail = useSession().data?.sendsMail === true;
  const [form, setForm] = useState<{ email: string; role: Role }>({ email: '', role: 'member' });
  const invite = useMutation({
    mutationFn: () => {
      const { email, role } = form;
      return change('POST', '/invitations', { form: email.trim() === '' ? { role } : { email, role } });
    },
    onSuccess(made) {
      onMade(made);
      setForm({ email: '', role: 'member' });
      return client.invalidateQueries({ queryKey: INVITATIONS_KEY });
    },
  });
  return (
    <Form
      error={invite.error}
      fields={['email', 'role']}
      isPending={invite.isPending}
      action="Invite"
      doing="Inviting …"
      onSubmit={() => invite.mutate()}
    >
      <EmailField
        autoComplete="off"
        hint={
          sendsMail
            ? 'The link is sent there. Without an address, you pass the link on yourself.'
            : 'May be left empty. Only this address can use the link then; you pass it on yourself.'
        }
        value={form.email}
        error={faultOf(invite.error, 'email')}
        onChange={({ target }) => setForm({ ...form, email: target.value })}
      />
      <SelectField
        label="Role"
        value={form.role}
        error={faultOf(invite.error, 'role')}
        onChange={({ target }) => setForm({ ...form, role: target.value as Role })}
        options={ROLES.map((role) => (
          <option key={role}>{role}</option>
        ))}
      />
    </Form>
  );
}

function Waiting() {
  const client = useQueryClient();
  const { data, error } = useQuery({
    queryKey: INVITATIONS_KEY,
    queryFn: ({ signal }) => read('/invitations', { signal }),
  });
  const withdraw = useMutation({
    mutationFn: (id: string) => change('DELETE', '/invitations/{id}', { params: { id } }),
    onSuccess: () => say('The invitation is withdrawn.'),
    onError: (failure) => warn('The invitation could not be withdrawn', wordsOf(failure)),
    onSettled: () => client.invalidateQueries({ queryKey: INVITATIONS_KEY }),
  });
  if (data === undefined) return error === null ? <Loading what="invitations" /> : <Failure error={error} />;
  if (data.invitations.length === 0) return <p className="text-ink-soft">No invitation waits for an answer.</p>;
  return (
    <ul className="grid gap-3">
      {data.invitations.map(({ id, email, role, expiresAt }) => (
        <li key={id} className="flex items-start justify-between gap-3">
          <div className="min-w-0">
            <p className="font-semibold break-words">{email ?? 'Anyone with the link'}</p>
            <p className="text-[0.92em] text-ink-soft">
              {role} · expires {formatTime(expiresAt)}
            </p>
          </div>
          <Button
            size="small"
            aria-label={`Withdraw the invitation of ${email ?? 'anyone with the link'}`}
            onClick={() => withdraw.mutate(id)}
          >
            Withdraw
          </Button>
        </li>
      ))}
    </ul>
  );
}
