import { isOwnHost, isOwnPage } from '@farol/api';
import { readConfiguration } from './configuration.ts';
import { answerProblem } from './answer-problem.ts';

/** Headers of one connection rather than of the message, and headers that fetch sets itself. */
const HOP_HEADERS = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'host', 'content-length', 'te'];

/**
 * Passes a request to the API and streams the answer back. Foreign host names (DNS rebinding) are refused here, because
 * the API cannot see them. The Origin of the dashboard's own pages is taken off; the API judges any other Origin.
 */
export async function forward(request: Request): Promise<Response> {
  const configuration = readConfiguration();
  const { apiUrl } = configuration;
  const host = request.headers.get('host') ?? '';
  if (!isOwnHost(host, configuration)) {
    const name = host.slice(0, 100);
    return answerProblem(
      'foreign-origin',
      `the dashboard does not answer under the host name "${name}": add the name to ALLOWED_HOSTS if it is yours`,
    );
  }
  const { pathname, search } = new URL(request.url);
  const headers = new Headers(request.headers);
  for (const name of HOP_HEADERS) headers.delete(name);
  const origin = headers.get('origin');
  if (origin !== null && isOwnPage(origin, host, configuration)) headers.delete('origin');
  // The hop between dashboard and API stays within one machine or network: compression would only cost time.
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
    for (const name of HOP_HEADERS) passed.delete(name);
    return new Response(answer.body, { status: answer.status, headers: passed });
  } catch {
    if (request.signal.aborted) return new Response(null, { status: 499 });
    return answerProblem('api-away', 'the API does not answer: it may be starting, or have stopped');
  }
}
