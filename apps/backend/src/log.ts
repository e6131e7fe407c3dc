import pino, { type Logger } from 'pino';

/** Structured logs on standard output, a JSON object a line. */
export function createLog(name: string, level: string): Logger {
  const options = {
    name,
    level,
    // Connection strings hold passwords; nothing that may carry one is logged by its name.
    redact: ['*.connectionString', '*.password', 'error.client'],
    serializers: { error: pino.stdSerializers.err },
  };
  // Lines are written some at a time: one write a line costs as much as a tenth of a request. The rest is written
  // when the process ends, be it by process.exit() or by an uncaught error.
  return pino(options, pino.destination({ sync: false, minLength: 8192, periodicFlush: 100 }));
}
