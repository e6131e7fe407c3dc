import { setTimeout as sleep } from 'node:timers/promises';
import { pause, restartPauseMs } from './backoff.ts';
import { type Embedded, startEmbedded } from './postgres/embedded.ts';

interface Tools {
  dataDir: string;
  say: (line: string) => void;
  stopping: AbortSignal;
}

export interface RunningDatabase {
  url: string;
  stop(): Promise<void>;
}

/** Time that the database has to end; its guard shuts it down in any case when this process ends. */
const STOP_MS = 20_000;

const isDiskFull = (error: unknown) => /No space left on device|ENOSPC/.test(String(error));

/** The line of an error that says the most: PostgreSQL's last words are many. */
function shortReason(error: unknown): string {
  const lines = String(error instanceof Error ? error.message : error).split('\n');
  return (lines.findLast((line) => /(FATAL|PANIC|ERROR):/.test(line)) ?? lines[0]).replace(/^.*?(?=FATAL|PANIC)/, '');
}

/**
 * Runs the embedded PostgreSQL, and starts it again on the same port whenever it ends: its clients wait and carry on.
 * The first start fails with an error unless the disk is full, which is waited for.
 */
export async function runDatabase(tools: Tools): Promise<RunningDatabase> {
  const { dataDir, say, stopping } = tools;
  const first = await startPatiently(tools, isDiskFull, () => startEmbedded({ dataDir, log: say }));
  const { url, port } = first;
  let current = first;

  async function keep(): Promise<void> {
    for (;;) {
      await current.ended;
      if (stopping.aborted) return;
      say('PostgreSQL ended and is started again');
      await current.stop();
      const again = () => startEmbedded({ dataDir, port, log: say });
      const next = await startPatiently(tools, () => true, again).catch(() => undefined);
      if (next === undefined) return;
      current = next;
    }
  }
  const kept = keep();

  return {
    url,
    async stop() {
      const stopped = current.stop().then(async () => {
        await kept;
        await current.stop();
      });
      const isStopped = await Promise.race([stopped.then(() => true), sleep(STOP_MS, false)]);
      if (!isStopped) {
        say(`PostgreSQL did not end within ${STOP_MS / 1000} s and is left to its guard`);
      }
    },
  };
}

/** Starts with growing pauses for as long as the errors are of a kind that may pass; says each new reason once. */
async function startPatiently(
  { say, stopping }: Tools,
  mayPass: (error: unknown) => boolean,
  start: () => Promise<Embedded>,
): Promise<Embedded> {
  let said = '';
  for (let failedStarts = 1; ; failedStarts++) {
    try {
      const database = await start();
      if (!stopping.aborted) return database;
      await database.stop();
    } catch (error) {
      if (!mayPass(error)) throw error;
      const reason = isDiskFull(error) ? 'the disk is full: make room' : shortReason(error);
      if (reason !== said) say(`PostgreSQL cannot start yet, and is tried again until it can: ${reason}`);
      said = reason;
    }
    await pause(Math.min(restartPauseMs(failedStarts), 5000), stopping);
    if (stopping.aborted) throw new Error('Farol stops');
  }
}
