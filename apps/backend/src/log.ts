import pino, { type Logger } from 'pino';
import { createLogStream } from './log-stream.ts';

const STDOUT = 1;
let output: ReturnType<typeof createLogStream> | undefined;

/** Standard output, opened once for all logs of the process. */
function openOutput() {
  if (output) return output;
  const opened = createLogStream(STDOUT);
  process.on('exit', () => opened.flushSync());
  return (output = opened);
}

/** Structured logs on standard output, one JSON object per line. */
export function createLog(name: string, level: string): Logger {
  const options = {
    name,
    level,
    // Connection strings hold passwords: fields that may carry one are redacted.
    redact: ['*.connectionString', '*.password', 'error.client'],
    serializers: { error: pino.stdSerializers.err },
  };
  return pino(options, openOutput());
}
