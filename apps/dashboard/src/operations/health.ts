import type { Health } from '@farol/api';
import { ApiAway, linkTo } from '../api/client.ts';
import { noteAnswer, noteSilence } from '../api/connection.ts';

/** Health checks of the API. A failed check is an answer with status 503. */
export async function readHealth({ signal }: { signal: AbortSignal }): Promise<Health> {
  const answer = await fetch(linkTo('/health/ready', {}), { signal }).catch(() => undefined);
  const health = (await answer?.json().catch(() => undefined)) as Partial<Health> | undefined;
  if (signal.aborted || health?.checks === undefined) {
    if (!signal.aborted) noteSilence();
    throw new ApiAway();
  }
  noteAnswer();
  return health as Health;
}
