import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { GameEvent } from '@farol/api';

export type Heard = GameEvent & { atMs: number };

/** Listens over a real socket as a browser would. */
export async function listenTo(url: string, headers: Record<string, string> = {}) {
  const request = get(url, { headers, agent: false });
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  const events: Heard[] = [];
  let heartbeats = 0;
  let rest = '';
  let tell: (() => void) | undefined;
  const ended = new Promise<'cleanly' | 'broken'>((resolve) => {
    answer.on('end', () => resolve('cleanly'));
    answer.on('error', () => resolve('broken'));
  }).finally(() => tell?.());
  answer.setEncoding('utf8').on('data', (text: string) => {
    const messages = (rest + text).split('\n\n');
    rest = messages.pop()!;
    for (const message of messages) {
      if (message === ':') heartbeats++;
      else events.push(parseEvent(message));
    }
    tell?.();
  });
  return {
    status: answer.statusCode,
    headers: answer.headers,
    events,
    ended,
    heartbeats: () => heartbeats,
    /** Resolves with the first event that fits, be it there already or still to come. */
    async until(fits: (event: Heard) => boolean, withinMs = 15_000): Promise<Heard> {
      const deadline = performance.now() + withinMs;
      for (;;) {
        const found = events.find(fits);
        if (found) return found;
        const leftMs = deadline - performance.now();
        if (leftMs <= 0) throw new Error(`heard only ${JSON.stringify(events.map(({ event, id }) => [event, id]))}`);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, leftMs);
          tell = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    },
    leave: () => request.destroy(),
  };
}
export type Ear = Awaited<ReturnType<typeof listenTo>>;

function parseEvent(message: string): Heard {
  const fields = Object.fromEntries(message.split('\n').map((line) => line.split(/: (.*)/s, 2)));
  return { ...fields, data: JSON.parse(fields['data']), atMs: performance.now() };
}

/** The rounds that the points among these events cover, each as often as it came. */
export function roundsOf(events: Heard[]): number[] {
  return events.flatMap((heard) => {
    if (heard.event !== 'points') return [];
    const { data } = heard;
    if (data.exact) return data.round;
    return data.fromRound.flatMap((from, bucket) =>
      Array.from({ length: data.toRound[bucket] - from + 1 }, (_, index) => from + index),
    );
  });
}
