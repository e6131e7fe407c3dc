import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { urlOf } from './addresses.ts';

export interface WantedPort {
  /** 0: any free port. */
  port: number;
  host: string;
  /** The environment variable that names the port. */
  variable: string;
}

/** A program that is ending may hold its port for a moment. */
const PATIENCE_MS = 3000;

/** Turns an error of listen() into words with a remedy. */
function explain({ code, message }: NodeJS.ErrnoException, { port, host, variable }: WantedPort): string {
  const address = urlOf(host, port).slice('http://'.length);
  switch (code) {
    case 'EADDRINUSE':
      return `another program listens on ${address}: set ${variable} to a free port`;
    case 'EACCES':
      return `this user may not listen on ${address}: set ${variable} to a port from 1024 on`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `this machine has no address ${host}: set HOST=127.0.0.1`;
    default:
      return `cannot listen on ${address}: ${message}`;
  }
}

async function probe(wanted: WantedPort): Promise<Server> {
  for (const deadline = Date.now() + PATIENCE_MS; ; await sleep(100)) {
    const server = createServer().listen(wanted.port, wanted.host);
    try {
      await once(server, 'listening');
      return server;
    } catch (cause) {
      const error = cause as NodeJS.ErrnoException;
      if (error.code === 'EADDRINUSE' && Date.now() < deadline) continue;
      throw new Error(explain(error, wanted), { cause });
    }
  }
}

/** Checks that every port is free, and chooses one for each 0. All are held until the last is chosen: no two are equal. */
export async function choosePorts(wanted: WantedPort[]): Promise<number[]> {
  const servers: Server[] = [];
  try {
    for (const each of wanted) servers.push(await probe(each));
    return servers.map((server) => (server.address() as AddressInfo).port);
  } finally {
    for (const server of servers) {
      server.close();
      await once(server, 'close');
    }
  }
}

/** Chooses a free port on 127.0.0.1 for 0, or checks the one given. */
export async function choosePort(port: number): Promise<number> {
  const [chosen] = await choosePorts([{ port, host: '127.0.0.1', variable: 'PORT' }]);
  return chosen;
}
