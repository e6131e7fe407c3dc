'use client';

import type { Role } from '@farol/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { read, change, type Answer } from '../../api/client.ts';
import { wordsOf } from '../../api/words.ts';
import { Button } from '../../design/button.tsx';
import { Confirm } from '../../design/confirm.tsx';
import { formatTime } from '../../design/figures.ts';
import { Panel } from '../../design/page.tsx';
import { Failure, Loading } from '../../design/states.tsx';
import { warn } from '../../shell/notices.tsx';
import { OnceShown } from '../once-shown.tsx';
import { KeyForm, KEYS_KEY } from './key-form.tsx';

type Key = Answer<'GET', '/account/keys'>['keys'][number];

/** The API keys: their list, a new one, and revoking. */
export function KeysPanel({ role }: { role: Role }) {
  const [isAdding, setIsAdding] = useState(false);
  const [made, setMade] = useState<string>();
  return (
    <Panel
      title="API keys"
      actions={
        !isAdding && (
          <Button
            size="small"
            onClick={() => {
              setMade(undefined);
              setIsAdding(true);
            }}
          >
            Create a key
          </Button>
        )
      }
    >
      <div className="grid gap-4">
        {isAdding && (
          <KeyForm
            role={role}
            onMade={(key) => {
              setMade(key);
              setIsAdding(false);
            }}
            onCancel={() => setIsAdding(false)}
          />
        )}
        {made !== undefined && (
          <OnceShown label="API key" text={made}>
            This key is shown only now. Send it as <code>Authorization: Bearer KEY</code>, or give it to{' '}
            <code>farol login</code>.
          </OnceShown>
        )}
        <KeyList />
      </div>
    </Panel>
  );
}

function KeyList() {
  const client = useQueryClient();
  const [asked, setAsked] = useState<Key>();
  const { data, error } = useQuery({
    queryKey: KEYS_KEY,
    queryFn: ({ signal }) => read('/account/keys', { signal }),
  });
  const revoke = useMutation({
    mutationFn: (id: string) => change('DELETE', '/account/keys/{id}', { params: { id } }),
    onError: (failure) => warn('The key could not be revoked', wordsOf(failure)),
    onSettled: () => client.invalidateQueries({ queryKey: KEYS_KEY }),
  });
  if (data === undefined) return error === null ? <Loading what="keys" /> : <Failure error={error} />;
  if (data.keys.length === 0) {
    return <p className="text-ink-soft">No keys. Programs and the command line sign in with one.</p>;
  }
  return (
    <>
      <ul className="grid gap-3">
        {data.keys.map((key) => (
          <KeyRow key={key.id} shown={key} onRevoke={() => setAsked(key)} />
        ))}
      </ul>
      <Confirm
        isOpen={asked !== undefined}
        onClose={() => setAsked(undefined)}
        title={`Revoke “${asked?.name ?? ''}”?`}
        action="Revoke"
        onConfirm={() => asked !== undefined && revoke.mutate(asked.id)}
      >
        Programs that use this key can no longer reach the laboratory.
      </Confirm>
    </>
  );
}

export function KeyRow({ shown, onRevoke }: { shown: Key; onRevoke: () => void }) {
  const { name, scope, start, expiresAt, lastUsedAt } = shown;
  return (
    <li className="flex items-start justify-between gap-3">
      <div className="min-w-0">
        <p className="font-semibold break-words">{name}</p>
        <p className="text-[0.92em] break-words text-ink-soft">
          {scope} · <code>{start}…</code> · {lastUsedAt === null ? 'never used' : `last used ${formatTime(lastUsedAt)}`}{' '}
          · {expiresAt === null ? 'does not expire' : `expires ${formatTime(expiresAt)}`}
        </p>
      </div>
      <Button size="small" look="bad" aria-label={`Revoke ${name}`} onClick={onRevoke}>
        Revoke
      </Button>
    </li>
  );
}
