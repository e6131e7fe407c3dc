import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { playFirstGame } from './first-game.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** An API in small: `answer` gets each request's number. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse, number: number) => void) {
  let number = 0;
  server = createServer((request, response) => answer(request, response, number++)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function play(address: string, patienceMs = 20_000) {
  const said: string[] = [];
  await playFirstGame(address, { say: (line) => said.push(line), stopping: new AbortController().signal, patienceMs });
  return said.join('\n');
}

function answerWell({ method, url = '' }: IncomingMessage, response: ServerResponse) {
  if (url.endsWith('/stats')) response.end('{"series":{"meanAttendance":58.7}}');
  else if (url.startsWith('/games?')) response.end('{"games":[]}');
  else response.end(`{"id":"1","status":"${method === 'GET' ? 'completed' : 'running'}"}`);
}

test('an API that breaks off every other request does not end the first game', async () => {
  const address = await serve((request, response, number) => {
    if (number % 2 === 0) request.socket.destroy();
    else answerWell(request, response);
  });
  expect(await play(address)).toContain('played Arthur’s bar: mean attendance 58.7 of 100');
});

test('a repeated creation has the same Idempotency-Key: it makes one game', async () => {
  const keys = new Set<unknown>();
  let creations = 0;
  const address = await serve((request, response) => {
    const isCreation = request.method === 'POST' && request.url === '/games';
    if (isCreation) keys.add(request.headers['idempotency-key']);
    if (isCreation && creations++ === 0) request.socket.destroy();
    else answerWell(request, response);
  });
  await play(address);
  expect([creations, keys.size]).toEqual([2, 1]);
});

test('an API that refuses it, or never answers, is reported and ends nothing', async () => {
  const refusing = await serve((_, response) => response.writeHead(422).end('{"title":"no"}'));
  expect(await play(refusing)).toMatch(/^could not play the first game \(.*422 .*\); everything else goes on$/);
  expect(await play('http://127.0.0.1:1', 800)).toBe(
    'could not play the first game (no answer within 0.8 s); everything else goes on',
  );
});
