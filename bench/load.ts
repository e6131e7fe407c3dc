import { connect, type Socket } from 'node:net';

export interface Load {
  port: number;
  method: 'GET' | 'POST';
  /** Each has one connection, which repeats the request. */
  paths: readonly string[];
  /** Header lines, in turn for the requests of a connection. */
  headers?: readonly string[];
  status: number;
  /** A connection asks again after this time at the earliest; default: at once. */
  everyMs?: number;
  forMs: number;
}

const END_OF_HEAD = '\r\n\r\n';

/** Bytes of the answer at the start of `received`; undefined until its head is there. */
function answerBytes(received: Buffer, { status, method, paths: [path] }: Load): number | undefined {
  const end = received.indexOf(END_OF_HEAD);
  if (end === -1) return undefined;
  const head = received.toString('latin1', 0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (!head.startsWith(`HTTP/1.1 ${status} `) || length === undefined) {
    throw new Error(`${method} ${path} was answered so:\n${received.toString()}`);
  }
  return end + END_OF_HEAD.length + Number(length);
}

/**
 * Keeps every connection busy with one request at a time; returns the milliseconds of each. Uses bare sockets and
 * prepared requests, so the load takes little of the machine that it shares with the server.
 */
export async function drive(load: Load): Promise<number[]> {
  const tookMs: number[] = [];
  const sockets: Socket[] = [];
  const until = performance.now() + load.forMs;
  const keepAsking = (path: string, place: number) =>
    new Promise<void>((resolve, reject) => {
      const requests = (load.headers ?? ['']).map((lines) =>
        Buffer.from(
          `${load.method} ${path} HTTP/1.1\r\nHost: 127.0.0.1:${load.port}\r\n${lines}${
            load.method === 'POST' ? 'Content-Type: application/json\r\nContent-Length: 2\r\n' : ''
          }\r\n${load.method === 'POST' ? '{}' : ''}`,
        ),
      );
      let asked = 0;
      let received = Buffer.alloc(0);
      let sent = 0;
      const socket = connect(load.port, '127.0.0.1');
      sockets.push(socket);
      const ask = () => {
        sent = performance.now();
        socket.write(requests[asked++ % requests.length]);
      };
      const { everyMs = 0 } = load;
      // Connections that pause begin one after the other, not all at once.
      const begin = () => void setTimeout(ask, (everyMs * place) / load.paths.length);
      socket
        .setNoDelay(true)
        .on('connect', everyMs > 0 ? begin : ask)
        .on('error', reject);
      socket.on('close', () => reject(new Error(`the server closed the connection for ${path}`)));
      socket.on('data', (bytes) => {
        try {
          received = received.length === 0 ? bytes : Buffer.concat([received, bytes]);
          if (received.length < (answerBytes(received, load) ?? Infinity)) return;
          received = Buffer.alloc(0);
          const now = performance.now();
          tookMs.push(now - sent);
          if (now >= until) resolve();
          else if (now - sent >= everyMs) ask();
          else setTimeout(ask, everyMs - (now - sent));
        } catch (error) {
          reject(error);
        }
      });
    });
  try {
    await Promise.all(load.paths.map(keepAsking));
  } finally {
    for (const socket of sockets) socket.removeAllListeners('close').destroy();
  }
  return tookMs;
}
