import type { GameEvent } from '@farol/api';
import { createEventSource } from 'eventsource-client';
import { noteAnswer, noteSilence } from './connection.ts';
import { noteSignedOut } from './signed-out.ts';

/**
 * Listens to a game: status, progress and new points, in their order. When the connection breaks it is made again, and
 * goes on after the last event heard. Gives a function that ends it. `after`: rounds whose points are already here.
 */
function listenToGame(id: string, hear: (event: GameEvent) => void, after?: number): () => void {
  const source = createEventSource({
    url: new URL(`/api/games/${id}/events`, location.href),
    ...(after === undefined ? {} : { initialLastEventId: String(after) }),
    async fetch(url, init) {
      const answer = await fetch(url, init as RequestInit).catch((error: unknown) => {
        if (!(init?.signal as AbortSignal | undefined)?.aborted) noteSilence();
        throw error;
      });
      if (answer.status === 404) {
        hear({ event: 'gone', id: '', data: {} });
        source.close();
      }
      if (answer.status === 401) {
        noteSignedOut();
        source.close();
      }
      if (answer.status === 502) noteSilence();
      // An error here is an attempt that failed: the next one follows after a while.
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      noteAnswer();
      return answer;
    },
    onMessage: ({ event, id: eventId, data }) =>
      hear({ event, id: eventId ?? '', data: JSON.parse(data) as unknown } as GameEvent),
  });
  return () => source.close();
}

/**
 * Listens while the tab is visible: a browser has six connections to a server, for all its tabs together. A tab that
 * becomes visible again gets the rounds that it missed.
 */
export function listenWhileVisible(id: string, hear: (event: GameEvent) => void, after?: number): () => void {
  let heardTo = after;
  let stop: (() => void) | undefined;
  const take = (event: GameEvent) => {
    if (event.event === 'points') heardTo = Math.max(heardTo ?? 0, Number(event.id));
    hear(event);
  };
  const follow = () => {
    if (document.visibilityState === 'visible') stop ??= listenToGame(id, take, heardTo);
    else {
      stop?.();
      stop = undefined;
    }
  };
  follow();
  document.addEventListener('visibilitychange', follow);
  return () => {
    document.removeEventListener('visibilitychange', follow);
    stop?.();
  };
}
