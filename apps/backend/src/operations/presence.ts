import { hostname } from 'node:os';
import { Client } from 'pg';
import type { Logger } from 'pino';
import { connectionSettings, TIMEOUTS } from '../database/timeouts.ts';

/** Heartbeat interval. Workers silent for `PRESENT_SECONDS` are considered gone. */
const BEAT_MS = 5000;
export const PRESENT_SECONDS = 30;
/** Minimum interval between two reports of changes. */
const TICK_MS = 1000;

/** A worker as it tells of itself. */
export interface WorkerState {
  host: string;
  pid: number;
  threads: number;
  playing: number;
}

/** PostgreSQL keeps so many bytes of the name of a connection. */
const NAME_BYTES = 63;
export const NAME_START = 'farol worker ';

/** farol worker 4711/2/5 host: what stands in pg_stat_activity. */
export function nameWorker({ host, pid, threads, playing }: WorkerState): string {
  const name = `${NAME_START}${pid}/${threads}/${playing} ${host.replaceAll(/[^\x21-\x7e]/g, '?')}`;
  return name.slice(0, NAME_BYTES);
}

export function readWorkerName(name: string): WorkerState | undefined {
  const [, pid, threads, playing, host] = /^farol worker (\d+)\/(\d+)\/(\d+) (\S+)$/.exec(name) ?? [];
  if (host === undefined) return undefined;
  return { host, pid: Number(pid), threads: Number(threads), playing: Number(playing) };
}

/** Shows whoever looks that this worker is there, and how many jobs it plays. */
export interface Presence {
  during<T>(work: () => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

/**
 * On a connection of its own, whose name says it all: nothing is stored, it is true of any number of machines, and is
 * gone with the process. That of a machine that was cut off stays open for hours, but falls silent.
 */
export function showPresence(databaseUrl: string, log: Logger, threads: number): Presence {
  const state: WorkerState = { host: hostname(), pid: process.pid, threads, playing: 0 };
  let client: Client | undefined;
  let isConnected = false,
    isStopped = false,
    isTelling = false;
  let told = '',
    toldAt = 0;

  async function connect() {
    const connection = new Client({
      ...connectionSettings(databaseUrl, TIMEOUTS.api),
      application_name: nameWorker(state),
    });
    client = connection;
    connection.on('error', () => {});
    connection.on('end', () => {
      if (client === connection) isConnected = false;
    });
    await connection.connect();
    isConnected = true;
  }

  async function tell() {
    const name = nameWorker(state);
    if (isTelling || (isConnected && name === told && performance.now() - toldAt < BEAT_MS)) return;
    isTelling = true;
    try {
      if (!isConnected) await connect();
      await client!.query("SELECT set_config('application_name', $1, false)", [name]);
      told = name;
      toldAt = performance.now();
    } catch (error) {
      if (!isStopped) log.debug({ error }, 'cannot show that this worker is there yet');
      // Another connection is tried; this one may be too far gone to be ended.
      void client?.end().catch(() => {});
      isConnected = false;
    } finally {
      isTelling = false;
    }
  }

  void tell();
  const ticking = setInterval(() => void tell(), TICK_MS);

  return {
    async during(work) {
      state.playing++;
      try {
        return await work();
      } finally {
        state.playing--;
      }
    },
    async stop() {
      isStopped = true;
      clearInterval(ticking);
      await client?.end().catch(() => {});
    },
  };
}
