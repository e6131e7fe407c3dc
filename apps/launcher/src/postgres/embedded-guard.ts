/**
 * The parent of an embedded PostgreSQL server: a separate process in a separate session. However the starter ends, even
 * by SIGKILL, the pipe on standard input closes, and the guard shuts the server down in order.
 *
 * node embedded-guard.ts <log file> <uid or -> <gid or -> <postgres> <its arguments…>
 */
import { spawn } from 'node:child_process';
import { appendFileSync, renameSync, statSync } from 'node:fs';

const logLimitBytes = 4 * 1024 * 1024;
const orderlyMs = 10_000;
const killMs = 12_000;
const lastWordsLength = 4096;

const [logFile, uid, gid, postgres, ...serverArguments] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  ...string[],
];

// Ctrl-C and service managers signal all processes at once, but the starter needs its database while it drains.
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

// A starter that has gone no longer reads; the guard carries on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
process.stdin.on('close', shutDown).on('error', shutDown).resume();

function shutDown(): void {
  server.kill('SIGINT');
  // An immediate shutdown loses nothing either: the next start recovers from the write-ahead log.
  setTimeout(() => server.kill('SIGQUIT'), orderlyMs);
  // A frozen server notices no other signal.
  setTimeout(() => server.kill('SIGKILL'), killMs);
}

/** Keeps the newest lines, in two files of bounded size. */
function writeLog(text: string): void {
  try {
    appendFileSync(logFile, text, { mode: 0o600 });
    if (statSync(logFile).size > logLimitBytes) renameSync(logFile, `${logFile}.1`);
  } catch {
    // On a full disk the lines are lost. The server reports the disk itself, and needs its guard.
  }
}
