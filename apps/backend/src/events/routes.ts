import { ROUND_ROUTES } from '@farol/api';
import { streamSSE } from 'hono/streaming';
import type { Tools } from '../tools.ts';
import { findGame } from '../games/queries.ts';
import { createRouter } from '../http/router.ts';
import { LOCAL_VIEWER, type Viewer } from '../owners/viewer.ts';
import type { Hub } from './hub.ts';
import type { Listener } from './listener.ts';

export function eventRoutes({ db, hub, changes, log }: Tools & { hub: Hub }) {
  const routes = createRouter();
  const streams = new Map<Listener, Viewer>();
  // A stream ends when sessions, keys or shares of its viewer change: a client that still may listen connects again.
  changes.watchAccess((id) => {
    for (const [listener, viewer] of streams) {
      const isMeant = id === undefined || viewer.ownerId === id || viewer.links.includes(id);
      if (isMeant && viewer !== LOCAL_VIEWER) listener.close();
    }
  });

  routes.openapi(ROUND_ROUTES.listen, async (c) => {
    const game = await findGame(db, c.get('viewer'), c.req.valid('param').id);
    const headers = {
      'Content-Type': 'text/event-stream',
      // Compression and buffering on the way would hold events back.
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
      // The connection ends with the stream, so that a server that stops need not wait for it.
      Connection: 'close',
    };
    if (c.req.method === 'HEAD') return c.body(null, 200, headers);
    const listener = hub.listen(game, c.req.valid('header')['last-event-id']);
    streams.set(listener, c.get('viewer'));
    const answer = streamSSE(c, async (stream) => {
      stream.onAbort(listener.close);
      try {
        for await (const message of listener.messages) {
          await (message === 'heartbeat' ? stream.write(':\n\n') : stream.writeSSE(message));
        }
      } catch (error) {
        log.error({ error, gameId: game.id, requestId: c.get('requestId') }, 'a stream of events broke');
      } finally {
        streams.delete(listener);
        listener.close();
      }
    });
    for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
    return answer;
  });

  return routes;
}
