import type { IncomingMessage, ServerOptions } from 'node:http';
import type { Socket } from 'node:net';
import type { ServerType } from '@hono/node-server';
import { Problem } from '@farol/api';

/** Time for a request to arrive: its headers, and the whole with its body. Node checks every 5 s. */
export const ARRIVAL_LIMITS = {
  headersTimeout: 20_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
} as const satisfies ServerOptions;

/** A client that takes no byte of an answer, and sends none, for this time is cut off. Streams send heartbeats. */
const SILENCE_MS = 300_000;
/** Time for a client to read the answer that refuses it, before its socket is destroyed. */
const READ_MS = 1000;

/**
 * Limits for each address. The dashboard forwards everyone's requests from one address, so only sockets that still owe
 * the rest of a request count as unfinished; those that wait for an answer or read a stream do not. Several hundred
 * clients may connect at once: the system accepts up to 511 sockets before the first request is read. The total leaves
 * room for a thousand listeners behind one proxy.
 */
const MAX_UNFINISHED = 1024;
const MAX_OPEN = 2048;

interface Client {
  open: number;
  /** The oldest first. */
  unfinished: Set<Socket>;
}

/** Answers a socket outside any route, in the form of every problem, and closes it. */
function refuse(socket: Socket, problem: Problem): void {
  const body = JSON.stringify(problem.toBody());
  const { retryAfterSeconds } = problem.extensions;
  const head = [
    `HTTP/1.1 ${problem.status} ${problem.toBody().title}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(retryAfterSeconds === undefined ? [] : [`Retry-After: ${retryAfterSeconds}`]),
    'Connection: close',
  ];
  if (socket.writable) socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  // The client may keep its own side open for as long as it likes.
  setTimeout(() => socket.destroy(), READ_MS).unref();
}

function problemOf(error: Error & { code?: string }): Problem {
  return error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
    ? new Problem(
        'request-timeout',
        'it did not arrive in time: send its headers within 20 s and all of it within 60 s',
      )
    : new Problem('invalid-http', 'it cannot be read: check its first line and its headers');
}

const hasBody = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Limits the sockets of each address, and answers on those that never reach a route. */
export function limitSockets(
  server: ServerType,
  { maxUnfinished = MAX_UNFINISHED, maxOpen = MAX_OPEN, silenceMs = SILENCE_MS } = {},
): void {
  const clients = new Map<string, Client>();
  const clientOf = ({ remoteAddress = '' }: Socket) => {
    const client = clients.get(remoteAddress) ?? { open: 0, unfinished: new Set() };
    clients.set(remoteAddress, client);
    return client;
  };

  function expectRequest(client: Client, socket: Socket): void {
    client.unfinished.add(socket);
    const [oldest] = client.unfinished;
    if (client.unfinished.size <= maxUnfinished || !oldest) return;
    client.unfinished.delete(oldest);
    const detail = `this address has more than ${maxUnfinished} unfinished requests: finish them first`;
    refuse(oldest, new Problem('busy', detail, { retryAfterSeconds: 5 }));
  }

  server.setTimeout(silenceMs);
  server.on('connection', (socket: Socket) => {
    const { remoteAddress = '' } = socket;
    const client = clientOf(socket);
    client.open++;
    socket.once('close', () => {
      client.unfinished.delete(socket);
      client.open--;
      if (client.open === 0) clients.delete(remoteAddress);
    });
    if (client.open <= maxOpen) return expectRequest(client, socket);
    const detail = `this address has ${maxOpen} connections open: close some first`;
    refuse(socket, new Problem('busy', detail, { retryAfterSeconds: 5 }));
  });
  server.on('request', (request: IncomingMessage) => {
    const { socket } = request;
    const client = clientOf(socket);
    client.unfinished.delete(socket);
    if (!hasBody(request)) return;
    expectRequest(client, socket);
    request.once('close', () => client.unfinished.delete(socket));
    request.once('end', () => client.unfinished.delete(socket));
  });
  server.on('clientError', (error: Error, socket: Socket) => refuse(socket, problemOf(error)));
}
