'use client';

import { type PersonShown, type Role, ROLES } from '@farol/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { change } from '../../api/client.ts';
import { Button } from '../../design/button.tsx';
import { Confirm } from '../../design/confirm.tsx';
import { SelectField } from '../../design/field.tsx';
import { formatTime } from '../../design/figures.ts';
import { PanelDialog } from '../../design/panel-dialog.tsx';
import { Failure } from '../../design/states.tsx';
import { say } from '../../shell/notices.tsx';
import { OnceShown } from '../once-shown.tsx';
import { ROLE_WORDS } from '../roles.ts';
import { useSession } from '../session.ts';
import { LimitsForm } from './limits-form.tsx';
import { useChangePerson } from './use-change-person.ts';

interface PersonDialogProps {
  person: PersonShown;
  onClose: () => void;
}

/** Role, limits, blocking, reset link and deletion of an account. */
export function PersonDialog({ person, onClose }: PersonDialogProps) {
  const isOneself = useSession().data?.person?.id === person.id;
  return (
    <PanelDialog onClose={onClose} title={person.name}>
      <div className="grid gap-5">
        <p className="break-words text-ink-soft">
          {person.email} · account since {formatTime(person.createdAt)}
        </p>
        <RolePart person={person} />
        <LimitsForm key={JSON.stringify(person.limits)} person={person} />
        <ResetPart person={person} />
        {isOneself ? (
          <p className="text-ink-soft">This is your own account: another administrator can block or delete it.</p>
        ) : (
          <EndPart person={person} onClose={onClose} />
        )}
      </div>
    </PanelDialog>
  );
}

function RolePart({ person }: { person: PersonShown }) {
  const save = useChangePerson(person.id);
  const choose = (role: Role) =>
    save.mutate({ form: { role }, done: `${person.name} is ${ROLE_WORDS[role].article} ${role} now.` });
  return (
    <section aria-label="Role" className="grid gap-3">
      <SelectField
        label="Role"
        value={save.isPending ? (save.variables.form as { role: Role }).role : person.role}
        disabled={save.isPending}
        hint={ROLE_HINT}
        onChange={({ target }) => choose(target.value as Role)}
        options={ROLES.map((role) => (
          <option key={role}>{role}</option>
        ))}
      />
      {save.error !== null && <Failure error={save.error} />}
    </section>
  );
}

const ROLE_HINT =
  'An administrator also manages people and reads the audit log. A member plays games. A viewer reads what others share.';

function ResetPart({ person: { id, name } }: { person: PersonShown }) {
  const make = useMutation({ mutationFn: () => change('POST', '/people/{id}/reset-link', { params: { id } }) });
  return (
    <section aria-label="Password" className="grid gap-3">
      {make.data === undefined ? (
        <div>
          <Button aria-disabled={make.isPending} onClick={() => make.mutate()}>
            {make.isPending ? 'Making the link …' : 'Make a link that resets the password'}
          </Button>
        </div>
      ) : (
        <OnceShown label="Link" text={make.data.link}>
          Give this link to {name}. It is shown only now, works once, and expires {formatTime(make.data.expiresAt)}.
        </OnceShown>
      )}
      {make.error !== null && <Failure error={make.error} />}
    </section>
  );
}

function EndPart({ person, onClose }: PersonDialogProps) {
  const { id, name, isBlocked } = person;
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const save = useChangePerson(id);
  const remove = useMutation({
    mutationFn: () => change('DELETE', '/people/{id}', { params: { id } }),
    onSuccess() {
      say(`The account of ${name} is deleted.`);
      onClose();
      return client.invalidateQueries({ queryKey: ['people'] });
    },
  });
  const error = save.error ?? remove.error;
  return (
    <section aria-label="End" className="grid gap-3 border-t border-line pt-4">
      <div className="flex flex-wrap gap-2">
        <Button
          aria-disabled={save.isPending}
          onClick={() =>
            save.mutate({ form: { isBlocked: !isBlocked }, done: `${name} is ${isBlocked ? 'unblocked' : 'blocked'}.` })
          }
        >
          {isBlocked ? 'Unblock' : 'Block'}
        </Button>
        <Button look="bad" aria-disabled={remove.isPending} onClick={() => setIsAsking(true)}>
          {remove.isPending ? 'Deleting …' : 'Delete the account'}
        </Button>
      </div>
      <p className="text-[0.92em] text-ink-soft">
        A blocked account cannot sign in, and its keys and sessions do not work. Its games stay.
      </p>
      {error !== null && <Failure error={error} />}
      <Confirm
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={`Delete the account of ${name}?`}
        action="Delete"
        onConfirm={() => remove.mutate()}
      >
        All games and experiments of the account are deleted with it. This cannot be undone.
      </Confirm>
    </section>
  );
}
