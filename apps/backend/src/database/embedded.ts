import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { findBinaries } from "./embedded-binaries.ts";
import { ensureCluster, openDataDir, readPassword, serverEnvironment, superuser } from "./embedded-cluster.ts";
import { findServer, type RunningServer } from "./embedded-processes.ts";
import { chooseServerUser, type ServerUser } from "./embedded-user.ts";

const guardFile = join(import.meta.dirname, "embedded-guard.ts");
const patienceMs = 20_000;
const orphanPatienceMs = 10_000;

export interface EmbeddedOptions {
  dataDir: string;
  /** False trades safety against power failure for speed: for tests. */
  durable?: boolean;
  log?: (line: string) => void;
}

export interface Embedded {
  url: string;
  port: number;
  stop(): Promise<void>;
}

/**
 * Runs a PostgreSQL server of our own on 127.0.0.1, with its data in `dataDir`/cluster. It ends with this process,
 * however that ends. PostgreSQL's lock on its cluster decides who has it; we only say so in words.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { durable = true, log = () => undefined } = options;
  if (process.platform === "win32") {
    throw new Error("The embedded PostgreSQL runs on Linux and macOS. On Windows use WSL, or set DATABASE_URL.");
  }
  const user = await chooseServerUser(join(options.dataDir, "cluster"));
  const binaries = await findBinaries(user);
  const dataDir = await openDataDir(options.dataDir, user);
  const cluster = join(dataDir, "cluster");
  await ensureCluster(cluster, { binaries, user, durable, log });

  for (const deadline = Date.now() + patienceMs; ; await sleep(100)) {
    const holder = await waitForFormerServer(cluster, log);
    if (holder !== undefined) {
      throw new Error(
        `The database in ${dataDir} is in use by ${holder.holder}. Stop that first, or set DATA_DIR to another directory.`,
      );
    }
    const port = await findFreePort();
    const guard = spawnGuard(join(dataDir, "server.log"), user, [
      binaries.postgres,
      ...["-D", cluster, "-p", String(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="],
      ...Object.entries(serverSettings(durable)).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ]);
    const failure = await waitUntilReady(guard);
    if (failure === undefined) {
      const password = await readPassword(cluster);
      const url = `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`;
      return { url, port, stop: makeStop(guard, cluster, log) };
    }
    const lostRace = /lock file|pre-existing shared memory block|could not create any TCP\/IP sockets/.test(failure);
    if (!lostRace || Date.now() > deadline) {
      throw new Error(`PostgreSQL did not start in ${dataDir}. Its last words:\n${failure}`);
    }
  }
}

function serverSettings(durable: boolean): Record<string, string> {
  return {
    max_connections: "100",
    shared_buffers: "128MB",
    timezone: "UTC",
    log_timezone: "UTC",
    lc_messages: "C",
    // Checkpoints come every five minutes and would push everything else out of the log.
    log_checkpoints: "off",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
}

/** The kernel names a free port; another process may take it first, and then the server says so. */
async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

type Guard = ChildProcessByStdio<Writable, Readable, null>;

function spawnGuard(logFile: string, user: ServerUser, command: string[]): Guard {
  const { uid = "-", gid = "-" } = user.identity;
  return spawn(process.execPath, [guardFile, process.pid, logFile, uid, gid, ...command].map(String), {
    cwd: "/",
    detached: true,
    env: serverEnvironment,
    stdio: ["pipe", "pipe", "ignore"],
  });
}

/** Resolves to nothing when the server takes connections, to its last words if it ends before. */
async function waitUntilReady(guard: Guard): Promise<string | undefined> {
  let words = "";
  return new Promise((resolve) => {
    guard.stdout.setEncoding("utf8").on("data", (text: string) => {
      words += text;
      if (words.startsWith("ready\n")) resolve(undefined);
    });
    guard.on("error", (error) => resolve(error.message));
    guard.on("close", () => resolve(words));
  });
}

function makeStop(guard: Guard, cluster: string, log: (line: string) => void): () => Promise<void> {
  const closed = once(guard, "close");
  let stopping: Promise<void> | undefined;
  void closed.then(() => {
    if (stopping === undefined) log(`PostgreSQL or its guard ended unasked; see ${join(cluster, "..", "server.log")}`);
  });
  // A process that ends without calling stop() is not kept alive by its database.
  const handles = [guard, guard.stdin, guard.stdout] as unknown as { ref(): void; unref(): void }[];
  for (const handle of handles) handle.unref();

  const stop = async (): Promise<void> => {
    for (const handle of handles) handle.ref();
    guard.stdin.on("error", () => undefined).end();
    if (guard.exitCode === null && guard.signalCode === null) await closed;
    // If the guard was killed, its server is still there.
    await waitForFormerServer(cluster, log);
  };
  return () => (stopping ??= stop());
}

/** Waits while an earlier server closes, and stops it if nobody else would; gives the server that somebody holds. */
async function waitForFormerServer(cluster: string, log: (line: string) => void): Promise<RunningServer | undefined> {
  const start = Date.now();
  let told = false;
  for (; ; await sleep(50)) {
    const server = await findServer(cluster);
    if (server === undefined || server.state === "held") return server;
    const waitedMs = Date.now() - start;
    if (waitedMs > patienceMs) {
      throw new Error(`The database in ${cluster} is still being shut down by ${server.holder}. Try again later.`);
    }
    if (!told) log(`Waiting for the former server (${server.state}) on ${cluster} to end`);
    told = true;
    if (server.state === "orphaned") signalServer(server.pid, waitedMs < orphanPatienceMs ? "SIGINT" : "SIGQUIT");
  }
}

function signalServer(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
