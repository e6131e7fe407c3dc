import { PROBLEMS } from '@farol/api';
import { readConfiguration } from './configuration.ts';

const LOOPBACK_NAME = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/;
/** What belongs to one connection and not to the message, and what fetch decides itself. */
const OF_THE_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'host', 'content-length', 'te'];

/**
 * Hands a request of a page to the API, and its answer back as it comes. A name that is not this machine's own
 * (DNS rebinding) is refused here, because the API cannot see it; the page's Origin is passed on, and the API judges it.
 */
export async function forward(request: Request): Promise<Response> {
  const { apiUrl, allowedHosts } = readConfiguration();
  const host = request.headers.get('host')?.toLowerCase() ?? '';
  if (!LOOPBACK_NAME.test(host) && !allowedHosts.includes(host.replace(/:\d+$/, ''))) {
    return answerProblem(
      'foreign-origin',
      `the dashboard does not answer as "${host.slice(0, 100)}": see ALLOWED_HOSTS`,
    );
  }
  const { pathname, search } = new URL(request.url);
  const headers = new Headers(request.headers);
  for (const name of OF_THE_CONNECTION) headers.delete(name);
  // What the API sends is passed through as it is; the hop between the two is within one machine or network.
  headers.set('accept-encoding', 'identity');
  try {
    const answer = await fetch(`${apiUrl}${pathname}${search}`, {
      method: request.method,
      headers,
      body: request.body,
      redirect: 'manual',
      cache: 'no-store',
      signal: request.signal,
      ...(request.body === null ? {} : { duplex: 'half' }),
    });
    const passed = new Headers(answer.headers);
    for (const name of OF_THE_CONNECTION) passed.delete(name);
    return new Response(answer.body, { status: answer.status, headers: passed });
  } catch {
    if (request.signal.aborted) return new Response(null, { status: 499 });
    return answerProblem('api-away', 'the API does not answer: it may be starting, or have stopped');
  }
}

function answerProblem(name: 'api-away' | 'foreign-origin', detail: string): Response {
  const { title, status } = PROBLEMS[name];
  return Response.json(
    { type: `urn:farol:problem:${name}`, title, status, detail },
    { status, headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' } },
  );
}
