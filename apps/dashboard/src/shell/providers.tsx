'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { ApiAway, ApiProblem } from '../api/client.ts';
import { isApiAway, subscribeToConnection } from '../api/connection.ts';

/** While the API is away, what is shown is asked for again this often; once it is back, all of it is. */
const RETRY_MS = 2000;

/** True for a failure that passes: without the API, or (503) with an API whose database is not there yet. */
export const isTemporary = (error: unknown) =>
  error instanceof ApiAway || (error instanceof ApiProblem && error.body.status === 503);

function createClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 2000,
        retry: (_, error) => isTemporary(error),
        retryDelay: RETRY_MS,
        // The API may be on this very machine: a browser without Internet says nothing about it.
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}

/** Shared by all pages: the cache of answers. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(createClient);
  useEffect(
    () =>
      subscribeToConnection(() => {
        if (!isApiAway()) void client.invalidateQueries();
      }),
    [client],
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
