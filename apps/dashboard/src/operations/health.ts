import type { Health } from '@farol/api';
import { ApiAway, linkTo } from '../api/client.ts';
import { noteAnswer, noteSilence } from '../api/connection.ts';

/** What the API checks of itself. A failing check is an answer too: it comes with status 503. */
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
