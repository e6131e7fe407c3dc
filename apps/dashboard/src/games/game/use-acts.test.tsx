import type { Game } from '@farol/api';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { ApiProblem } from '../../api/client.ts';
import { gameWith } from '../testing/game.ts';
import { useActs } from './use-acts.ts';

/** The acts of a page that shows a game. */
function pageOf(game: Game) {
  const client = new QueryClient();
  client.setQueryData(['game', game.id], game);
  let acts: ReturnType<typeof useActs> | undefined;
  function Page() {
    acts = useActs(game);
    return null;
  }
  renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <Page />
    </QueryClientProvider>,
  );
  const shown = () => client.getQueryData<Game>(['game', game.id])!;
  return { client, act: acts!.act, shown };
}

const refusal = () =>
  new ApiProblem({ type: 'urn:farol:problem:impossible-transition', title: 'Impossible transition', status: 409 });

test('the page shows at once what is expected, and gives the answer', async () => {
  const { act, shown } = pageOf(gameWith());
  const { promise, resolve } = Promise.withResolvers<string>();
  const end = act('status', 'It failed', { status: 'running' }, () => promise);
  await vi.waitFor(() => expect(shown().status).toBe('running'));
  resolve('done');
  expect(await end).toBe('done');
  expect(shown().status).toBe('running');
});

test('a refusal takes back what was expected, and keeps what came meanwhile', async () => {
  const { act, shown, client } = pageOf(gameWith());
  const end = act('status', 'The game could not resume', { status: 'running' }, async () => {
    client.setQueryData(['game', 'g1'], { ...shown(), name: 'Renamed elsewhere' });
    throw refusal();
  });
  expect(await end).toBeUndefined();
  expect(shown()).toMatchObject({ status: 'paused', name: 'Renamed elsewhere' });
});

test('a change that is under way is not begun again, and another one is', async () => {
  const { act } = pageOf(gameWith());
  const begun: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const run = (name: string) =>
    act(name, 'It failed', {}, async () => {
      begun.push(name);
      await promise;
      return name;
    });
  const ends = [run('step'), run('step'), run('tempo')];
  resolve();
  expect(await Promise.all(ends)).toEqual(['step', undefined, 'tempo']);
  expect(begun).toEqual(['step', 'tempo']);
  expect(await run('step')).toBe('step');
});

test('a change gets the game as it was shown, without what is expected of it', async () => {
  const { act } = pageOf(gameWith({ revision: 3 }));
  const seen = await act('tempo', 'It failed', { roundsPerSecond: 5 }, async (shown) => shown);
  expect(seen).toMatchObject({ revision: 3, roundsPerSecond: null });
});

test('after a change, and after a refusal, the game and the lists are read again', async () => {
  const { act, client } = pageOf(gameWith());
  client.setQueryData(['games', {}], []);
  const isStale = (key: unknown[]) => client.getQueryState(key)!.isInvalidated;
  await act('remove', 'It failed', {}, async () => {
    throw refusal();
  });
  expect([isStale(['game', 'g1']), isStale(['games', {}])]).toEqual([true, true]);
});
