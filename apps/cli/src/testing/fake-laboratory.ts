import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Seen {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}
export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** A real HTTP server that answers as it is told and keeps what it was asked. */
export async function listenAs(answer: (seen: Seen) => Answer, host = '127.0.0.1') {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const asked = { method: request.method!, url: request.url!, headers: request.headers, body };
      seen.push(asked);
      const { status = 200, headers = {}, body: content } = answer(asked);
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
      response.end(content === undefined ? '' : JSON.stringify(content));
    });
  }).listen(0, host);
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
