import pino, { type Logger } from 'pino';

/** Structured logs on standard output, a JSON object a line. */
export function createLog(name: string, level: string): Logger {
  return pino({
    name,
    level,
    // Connection strings hold passwords; nothing that may carry one is logged by its name.
    redact: ['*.connectionString', '*.password', 'error.client'],
    serializers: { error: pino.stdSerializers.err },
  });
}
