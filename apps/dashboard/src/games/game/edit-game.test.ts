import type { Game, ProblemBody } from '@farol/api';
import { afterEach, expect, test, vi } from 'vitest';
import { ApiProblem } from '../../api/client.ts';
import { wordsOf } from '../../api/words.ts';
import { editGame } from './edit-game.ts';

afterEach(() => vi.unstubAllGlobals());

const shown = { id: '1', name: 'Old', roundsPerSecond: null, revision: 3 } as Game;

function late(conflicts: ProblemBody['conflicts'], revision: number): Response {
  const type = 'urn:farol:problem:edited-meanwhile';
  const problem: ProblemBody = { type, title: 'It was edited meanwhile', status: 412, conflicts, revision };
  return Response.json(problem, { status: 412 });
}

/** A network that gives these answers, and keeps what it was sent. */
function answerWith(...answers: Response[]) {
  const sent: { revision: string | null; body: unknown }[] = [];
  vi.stubGlobal('fetch', async (_: string, { headers, body }: RequestInit) => {
    sent.push({ revision: new Headers(headers).get('if-match'), body: JSON.parse(body as string) });
    return answers.shift()!;
  });
  return sent;
}

test('an edit names the revision that was shown, and only what changed', async () => {
  const sent = answerWith(Response.json({ ...shown, name: 'New', revision: 4 }));
  expect(await editGame(shown, { name: 'New' })).toMatchObject({ name: 'New', revision: 4 });
  expect(sent).toEqual([{ revision: '"3"', body: { name: 'New' } }]);
});

test('an edit of others to another field does not stop it', async () => {
  const sent = answerWith(
    late([{ field: 'name', now: 'Old', sent: 'New' }], 5),
    Response.json({ ...shown, name: 'New', revision: 6 }),
  );
  await editGame(shown, { name: 'New' });
  expect(sent.map(({ revision }) => revision)).toEqual(['"3"', '"5"']);
});

test('an edit of others to the same field is told with both values, and not overwritten', async () => {
  const sent = answerWith(late([{ field: 'roundsPerSecond', now: 10, sent: 20 }], 5));
  const error = await editGame(shown, { roundsPerSecond: 20 }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ApiProblem);
  expect(wordsOf(error)).toBe('It was edited meanwhile. Tempo is 10 now, yours is 20.');
  expect(sent).toHaveLength(1);
});
