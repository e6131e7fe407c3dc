'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { change } from '../../api/client.ts';
import { TextField } from '../../design/field.tsx';
import { Panel } from '../../design/page.tsx';
import { say } from '../../shell/notices.tsx';
import { faultOf, Form } from '../form.tsx';
import { SESSION_KEY } from '../session.ts';

/** The name that others see. */
export function NamePanel({ name }: { name: string }) {
  const client = useQueryClient();
  const [typed, setTyped] = useState(name);
  const rename = useMutation({
    mutationFn: () => change('PATCH', '/account', { form: { name: typed } }),
    onSuccess(account) {
      client.setQueryData(['account'], account);
      setTyped(account.name);
      say('The name is changed.');
      return client.invalidateQueries({ queryKey: SESSION_KEY });
    },
  });
  return (
    <Panel title="Profile">
      <Form
        error={rename.error}
        fields={['name']}
        isPending={rename.isPending}
        action="Change the name"
        doing="Changing …"
        look="plain"
        onSubmit={() => rename.mutate()}
      >
        <TextField
          label="Name"
          name="name"
          autoComplete="name"
          maxLength={100}
          hint="People with whom you share see it."
          value={typed}
          error={faultOf(rename.error, 'name')}
          onChange={({ target }) => setTyped(target.value)}
        />
      </Form>
    </Panel>
  );
}
