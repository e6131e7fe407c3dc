'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { WifiOff } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';
import { read } from '../api/client.ts';
import { isApiAway, subscribeToConnection } from '../api/connection.ts';

export const useApiAway = () => useSyncExternalStore(subscribeToConnection, isApiAway, () => false);

/** Shows that the API does not answer, and polls until it does; then every page reads again without a reload. */
export function ConnectionBanner() {
  const isAway = useApiAway();
  const client = useQueryClient();
  useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => read('/health', { signal }),
    enabled: isAway,
    refetchInterval: 2000,
    retry: false,
  });
  useEffect(() => {
    if (!isAway) void client.cancelQueries({ queryKey: ['health'] });
  }, [isAway, client]);
  return (
    <div role="status" aria-live="polite">
      {isAway && (
        <p className="flex items-center justify-center gap-2 border-b border-bad bg-bad-ground px-4 py-2 text-bad">
          <WifiOff aria-hidden className="size-4" />
          The API does not answer. What you see is from before; nothing is lost, and the page goes on by itself.
        </p>
      )}
    </div>
  );
}
