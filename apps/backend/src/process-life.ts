import type { Logger } from 'pino';

/** Runs `stop` once when the process is asked to end; ends at once when the process that started it has gone. */
export function stopWhenAsked(log: Logger, stop: () => Promise<void>): void {
  let isStopping = false;
  const end = async (reason: string) => {
    if (isStopping) return;
    isStopping = true;
    log.info({ reason }, 'stopping');
    // Whatever hangs, the process ends.
    setTimeout(() => process.exit(1), 20_000).unref();
    try {
      await stop();
      log.info('stopped');
      process.exit(0);
    } catch (error) {
      log.error({ error }, 'could not stop cleanly');
      process.exit(1);
    }
  };
  process.on('SIGTERM', () => void end('SIGTERM'));
  process.on('SIGINT', () => void end('SIGINT'));
  // Its database goes with it, and whoever starts anew wants the port: there is nothing to wait for.
  process.on('disconnect', () => process.exit(1));
  // It may have gone while this one was still loading.
  if (process.send && !process.connected) process.exit(1);
}

/** Tries until it succeeds, with growing pauses: at a start the database may not be there yet. */
export async function untilItWorks<T>(log: Logger, what: string, work: () => Promise<T>): Promise<T> {
  for (let pauseMs = 250; ; pauseMs = Math.min(pauseMs * 2, 5000)) {
    try {
      return await work();
    } catch (error) {
      log.warn({ error, nextTryMs: pauseMs }, `waiting for ${what}`);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
