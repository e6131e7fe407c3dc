/**
 * The parent of an embedded PostgreSQL server, a process of its own in a session of its own: whatever becomes of the
 * starter, be it SIGKILL, the pipe on standard input ends, and the server is shut down in order.
 *
 * node embedded-guard.ts <log file> <uid or -> <gid or -> <postgres> <its arguments…>
 */
import { spawn } from 'node:child_process';
import { appendFileSync, renameSync, statSync } from 'node:fs';

const logLimitBytes = 4 * 1024 * 1024;
const shutdownPatienceMs = 10_000;
const lastWordsLength = 4096;

const [logFile, uid, gid, postgres, ...serverArguments] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  ...string[],
];

// Ctrl-C and service managers signal everybody at once, but the starter still needs its database while it drains.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

const server = spawn(postgres, serverArguments, {
  cwd: '/',
  stdio: ['ignore', 'ignore', 'pipe'],
  ...(uid === '-' ? {} : { uid: Number(uid), gid: Number(gid) }),
});
let lastWords = '';
let ready = false;

server.stderr.setEncoding('utf8').on('data', (text: string) => {
  writeLog(text);
  lastWords = (lastWords + text).slice(-lastWordsLength);
  if (!ready && lastWords.includes('database system is ready to accept connections')) {
    ready = true;
    process.stdout.write('ready\n');
  }
});
server.on('error', (error) => {
  process.stdout.write(error.message, () => process.exit(1));
});
server.on('close', () => {
  process.stdout.write(lastWords, () => process.exit(0));
});

// A starter that is gone reads no more; that must not keep us from our work.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
process.stdin.on('close', shutDown).on('error', shutDown).resume();

function shutDown(): void {
  server.kill('SIGINT');
  // An immediate shutdown loses nothing either: the next start recovers from the write-ahead log.
  setTimeout(() => server.kill('SIGQUIT'), shutdownPatienceMs);
}

/** Keeps the newest lines, in two files of bounded size. */
function writeLog(text: string): void {
  try {
    appendFileSync(logFile, text, { mode: 0o600 });
    if (statSync(logFile).size > logLimitBytes) renameSync(logFile, `${logFile}.1`);
  } catch {
    // A full disk is the server's to report; without its guard it would be worse off.
  }
}
