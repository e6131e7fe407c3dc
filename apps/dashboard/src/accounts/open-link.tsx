'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { change } from '../api/client.ts';
import { LoadingCard } from './card.tsx';
import { NoToken } from './no-token.tsx';
import { useToken } from './use-token.ts';

const TITLE = 'Shared link';

/** Opens a share link, and goes to the game or the experiment that it shows. */
export function OpenLink() {
  const token = useToken();
  const { mutate, error } = useMutation({
    mutationFn: (opened: string) => change('POST', '/links/open', { body: { token: opened } }),
    onSuccess: ({ kind, id }) => location.replace(`/${kind}s/${encodeURIComponent(id)}`),
  });
  const opened = useRef('');
  useEffect(() => {
    if (token === undefined || token === '' || token === opened.current) return;
    opened.current = token;
    mutate(token);
  }, [token, mutate]);
  if (token === '' || error !== null) return <NoToken title={TITLE} error={error ?? undefined} />;
  return <LoadingCard title={TITLE} what="the link" />;
}
