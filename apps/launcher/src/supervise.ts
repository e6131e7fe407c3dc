import { type ChildProcess, fork } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EXIT_MISCONFIGURED } from '../../backend/src/configuration.ts';
import { pause, restartPauseMs } from './backoff.ts';
import { hasEnded, untilItAnswers } from './dashboard.ts';
import type { LogFile } from './log-file.ts';

export interface Program {
  name: string;
  file: string;
  args?: string[];
  environment: Record<string, string>;
  /** URL that answers once the program is up. Without it, the program's first message says so. */
  answersAt?: string;
  /** Farol does not start without it: if its configuration is refused before it was ever up, Farol ends. */
  isEssential: boolean;
}

interface Tools {
  say: (line: string) => void;
  log: Pick<LogFile, 'path' | 'descriptor' | 'lastError'>;
  stopping: AbortSignal;
  /** Time that a child has to end when it is asked to. */
  stopMs?: number;
}

/** Time that a killed process has to disappear. */
const KILL_MS = 5000;

interface Life {
  child: ChildProcess;
  /** Resolves when the program is up, never if it ends before. */
  up: Promise<void>;
  /** Resolves with the exit code, the signal or the error that ended it. */
  ended: Promise<{ code: number | null; reason: string }>;
}

function launch(program: Program, { log, stopping }: Tools): Life {
  const { file, args = [], environment, answersAt } = program;
  const child = fork(file, args, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', log.descriptor, log.descriptor, 'ipc'],
    // A program that is not ours would outlive this process without it.
    execArgv: answersAt === undefined ? [] : ['--import', resolve(import.meta.dirname, 'end-with-parent.ts')],
  });
  const ended = new Promise<{ code: number | null; reason: string }>((settle) => {
    child.once('exit', (code, signal) => settle({ code, reason: String(signal ?? code) }));
    child.on('error', (error) => settle({ code: null, reason: error.message }));
  });
  const up = new Promise<void>((settle) => {
    if (answersAt === undefined) child.once('message', () => settle());
    else void untilItAnswers(answersAt, () => hasEnded(child) || stopping.aborted).then((is) => is && settle());
  });
  return { child, up, ended };
}

/** Runs child processes: each is started again whenever it ends, with growing pauses while it does not come up. */
export function createSupervisor(tools: Tools) {
  const { say, log, stopping, stopMs = 10_000 } = tools;
  const children = new Map<string, ChildProcess>();

  /** Keeps a program running until Farol stops. Returns false if Farol cannot start with this configuration. */
  async function keepRunning(program: Program, onUp: () => void): Promise<boolean> {
    const { name } = program;
    let wasEverUp = false;
    for (let failedStarts = 0; !stopping.aborted;) {
      const { child, up, ended } = launch(program, tools);
      children.set(name, child);
      let isUp = false;
      void up.then(() => {
        isUp = wasEverUp = true;
        onUp();
      });
      const { code, reason } = await ended;
      children.delete(name);
      if (stopping.aborted) break;
      if (program.isEssential && code === EXIT_MISCONFIGURED && !wasEverUp) {
        say(`the ${name} ${log.lastError() ?? `refused its configuration; its log: ${log.path}`}`);
        return false;
      }
      failedStarts = isUp ? 0 : failedStarts + 1;
      const pauseMs = restartPauseMs(failedStarts);
      const when = failedStarts > 1 ? ` in ${pauseMs / 1000} s, attempt ${failedStarts}` : '';
      say(`the ${name} ended (${reason}) and is started again${when}; its log: ${log.path}`);
      await pause(pauseMs, stopping);
    }
    return true;
  }

  /** Asks a child to end, and kills it if it does not. */
  async function end(name: string, child: ChildProcess): Promise<void> {
    const exited = new Promise<true>((settle) => {
      if (hasEnded(child)) settle(true);
      child.once('exit', () => settle(true));
    });
    child.kill('SIGTERM');
    if (await Promise.race([exited, sleep(stopMs, false)])) return;
    say(`the ${name} did not end within ${stopMs / 1000} s and is killed`);
    child.kill('SIGKILL');
    await Promise.race([exited, sleep(KILL_MS)]);
  }

  return {
    /**
     * Starts a program and keeps it running. Resolves to true when it is up for the first time or Farol stops, and to
     * false if Farol cannot start with this configuration.
     */
    start(program: Program): Promise<boolean> {
      return new Promise((settle) => void keepRunning(program, () => settle(true)).then(settle));
    },
    /** Ends all children. `stopping` must be aborted before. */
    async stop(): Promise<void> {
      await Promise.all(Array.from(children, ([name, child]) => end(name, child)));
    },
  };
}
