import type { Game, Round } from '@farol/api';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import { gameWith } from '../testing/game.ts';
import { type Changes, useChanges } from './use-changes.ts';

afterEach(() => vi.unstubAllGlobals());

/** A page that shows a game, with an API that gives these answers. */
function pageOf(game: Game, ...answers: Response[]) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (address: string, { method = 'GET', body }: RequestInit = {}) => {
    asked.push(`${method} ${address.replace('/api', '')}${typeof body === 'string' ? ` ${body}` : ''}`);
    return answers.shift()!;
  });
  const client = new QueryClient();
  client.setQueryData(['game', game.id], game);
  const visited: string[] = [];
  const rounds: Round[] = [];
  let changes: Changes | undefined;
  function Page() {
    changes = useChanges(game, (played) => rounds.push(...played));
    return null;
  }
  const router = { push: (address: string) => visited.push(address) };
  renderToStaticMarkup(
    <AppRouterContext value={router as never}>
      <QueryClientProvider client={client}>
        <Page />
      </QueryClientProvider>
    </AppRouterContext>,
  );
  const shown = (id = game.id) => client.getQueryData<Game>(['game', id]);
  return { changes: changes!, asked, visited, rounds, shown };
}

const round = (number: number): Round => ({ round: number, attendance: 60, agents: 100, crowded: false, benefit: 0.6 });

test('a step asks for the round after the last, and shows it', async () => {
  const { changes, asked, rounds, shown } = pageOf(gameWith(), Response.json({ rounds: [round(41)], next: null }));
  await changes.step();
  expect(asked).toEqual(['POST /games/g1/rounds {"count":1,"expectedRound":41}']);
  expect(rounds).toEqual([round(41)]);
  expect(shown()!.rounds.played).toBe(41);
});

test('a round that another page has played already changes nothing here', async () => {
  const problem = { type: 'urn:farol:problem:unexpected-round', title: 'Unexpected round', status: 409 };
  const { changes, rounds, shown } = pageOf(gameWith(), Response.json(problem, { status: 409 }));
  await changes.step();
  expect([rounds, shown()!.rounds.played]).toEqual([[], 40]);
});

test('a change of status shows the game as the API answers it', async () => {
  const { changes, asked, shown } = pageOf(gameWith(), Response.json(gameWith({ status: 'running', revision: 2 })));
  await changes.changeStatus('resume');
  expect(asked).toEqual(['PATCH /games/g1/status {"action":"resume"}']);
  expect(shown()).toMatchObject({ status: 'running', revision: 2 });
});

test('a refused change of status shows the old one', async () => {
  const problem = { type: 'urn:farol:problem:impossible-transition', title: 'Impossible', status: 409 };
  const { changes, shown } = pageOf(gameWith(), Response.json(problem, { status: 409 }));
  await changes.changeStatus('cancel');
  expect(shown()!.status).toBe('paused');
});

test('a late change of the name gives the problem, for the page to show both names', async () => {
  const problem = {
    type: 'urn:farol:problem:edited-meanwhile',
    title: 'Edited meanwhile',
    status: 412,
    conflicts: [{ field: 'name', now: 'Theirs', sent: 'Mine' }],
    revision: 5,
  };
  const { changes, shown } = pageOf(gameWith(), Response.json(problem, { status: 412 }));
  expect(await changes.rename(gameWith(), 'Mine')).toMatchObject({ body: { revision: 5 }, isLate: true });
  expect(shown()!.name).toBe('Arthur’s bar');
});

test('a fork is known before its page is opened', async () => {
  const fork = gameWith({ id: 'g2', rounds: { played: 30, planned: null } });
  const { changes, asked, visited, shown } = pageOf(gameWith(), Response.json(fork, { status: 201 }));
  await changes.fork(30);
  expect(asked).toEqual(['POST /games/g1/fork {"round":30}']);
  expect(shown('g2')).toEqual(fork);
  expect(visited).toEqual(['/games/g2']);
});

test('a game that was removed leads to the list; one that could not be stays', async () => {
  const removed = pageOf(gameWith(), new Response(null, { status: 204 }));
  await removed.changes.remove();
  expect([removed.asked, removed.visited]).toEqual([['DELETE /games/g1'], ['/games']]);
  const problem = { type: 'urn:farol:problem:running', title: 'It is running', status: 409 };
  const kept = pageOf(gameWith(), Response.json(problem, { status: 409 }));
  await kept.changes.remove();
  expect(kept.visited).toEqual([]);
});

test('agents leave by their place in the manifest', async () => {
  const { changes, asked } = pageOf(gameWith(), new Response(null, { status: 204 }));
  await changes.removeAgents(3);
  expect(asked).toEqual(['DELETE /games/g1/agents/3']);
});
