import { randomUUID } from 'node:crypto';
import { ApiRefusal, askApi } from './ask-api.ts';
import { pause } from './backoff.ts';

/** Arthur's bar of 1994; his Figure 1 shows a hundred weeks of it. An empty laboratory plays it at its first start. */
const ARTHUR_1994 = {
  name: 'El Farol, as in Arthur 1994',
  rules: { kind: 'el-farol', capacity: 60 },
  agents: [{ strategy: 'arthur', count: 100 }],
  seed: '1994',
  rounds: 1000,
};

const PATIENCE_MS = 120_000;
const REQUEST_MS = 45_000;

interface Tools {
  say: (line: string) => void;
  stopping: AbortSignal;
  patienceMs?: number;
}

/** Plays Arthur's game if the laboratory has no game. It is optional: a failure is reported and ends nothing. */
export async function playFirstGame(address: string, { say, stopping, patienceMs = PATIENCE_MS }: Tools) {
  const ends = Date.now() + patienceMs;
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(patienceMs)]);

  /** Repeats a request until it is answered: the API may be restarted at any moment. */
  async function ask<T = { id: string; status: string }>(method: string, path: string, body?: unknown): Promise<T> {
    const headers = { 'Idempotency-Key': randomUUID() };
    for (;;) {
      try {
        const timeout = AbortSignal.any([signal, AbortSignal.timeout(REQUEST_MS)]);
        return await askApi<T>(address, method, path, body, { headers, signal: timeout });
      } catch (error) {
        if (signal.aborted || (error instanceof ApiRefusal && error.status < 500)) throw error;
        await pause(500, signal);
      }
    }
  }

  try {
    const { games } = await ask<{ games: unknown[] }>('GET', '/games?limit=1');
    if (games.length > 0) return;
    const { id } = await ask('POST', '/games', ARTHUR_1994);
    await ask('PATCH', `/games/${id}/status`, { action: 'start' });
    while ((await ask('GET', `/games/${id}`)).status === 'running') await pause(100, signal);
    const path = `/games/${id}/stats`;
    const { series } = await ask<{ series: { meanAttendance: number } | null }>('GET', path);
    const mean = series?.meanAttendance.toFixed(1) ?? '?';
    say(`played Arthur’s bar: mean attendance ${mean} of 100, capacity 60: ${address}${path}`);
  } catch (error) {
    if (stopping.aborted) return;
    const reason = Date.now() >= ends ? `no answer within ${patienceMs / 1000} s` : (error as Error).message;
    say(`could not play the first game (${reason}); everything else goes on`);
  }
}
