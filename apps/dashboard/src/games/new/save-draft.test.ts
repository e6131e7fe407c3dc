import { RULES, STRATEGIES } from '@farol/kernel';
import { afterEach, expect, test, vi } from 'vitest';
import { ApiProblem } from '../../api/client.ts';
import { beginEdit, type Edit, hearTheirs } from '../../game-form/edits.ts';
import { formOf, type GameForm } from '../../game-form/form.ts';
import { saveDraft } from './save-draft.ts';

afterEach(() => vi.unstubAllGlobals());

const CATALOGUE = {
  rules: Object.fromEntries(RULES.map((entry) => [entry.kind, entry])),
  strategies: Object.fromEntries(STRATEGIES.map((entry) => [entry.id, entry])),
};
const bar = formOf({ name: 'Old', rules: { kind: 'el-farol' }, agents: [], seed: '7', rounds: 1000 });
const edited = (changes: Partial<GameForm>): Edit => ({ ...beginEdit(bar, 1), form: { ...bar, ...changes } });

/** A draft that others have edited to these values; gives what it was sent. */
function draftOf(theirs: GameForm, revision: number) {
  const sent: { revision: string | null; body: unknown }[] = [];
  vi.stubGlobal('fetch', async (_: string, { headers, body }: RequestInit) => {
    const given = new Headers(headers).get('if-match');
    sent.push({ revision: given, body: JSON.parse(body as string) });
    if (given === `"${revision}"`) return Response.json({});
    return Response.json({ type: 'urn:farol:problem:edited-meanwhile', title: 'Late', status: 412 }, { status: 412 });
  });
  const hear = async (edit: Edit) => hearTheirs(edit, theirs, revision, CATALOGUE);
  return { sent, hear };
}

test('what was changed is sent with the revision that was seen; without a change nothing is sent', async () => {
  const { sent, hear } = draftOf(bar, 1);
  expect(await saveDraft('1', edited({}), CATALOGUE, hear)).toBe(true);
  expect(await saveDraft('1', edited({ rounds: '5' }), CATALOGUE, hear)).toBe(true);
  expect(sent).toEqual([{ revision: '"1"', body: { rounds: 5 } }]);
});

test('where others edited other fields, it is sent again for their revision', async () => {
  const { sent, hear } = draftOf({ ...bar, name: 'Theirs' }, 4);
  expect(await saveDraft('1', edited({ rounds: '5' }), CATALOGUE, hear)).toBe(true);
  expect(sent).toEqual([
    { revision: '"1"', body: { rounds: 5 } },
    { revision: '"4"', body: { rounds: 5 } },
  ]);
});

test('where others edited the same field, nothing is overwritten', async () => {
  const { sent, hear } = draftOf({ ...bar, rounds: '9' }, 4);
  expect(await saveDraft('1', edited({ rounds: '5' }), CATALOGUE, hear)).toBe(false);
  expect(sent).toHaveLength(1);
});

test('another refusal is passed on', async () => {
  const refusal = { type: 'about:blank', title: 'Refused', status: 409 };
  vi.stubGlobal('fetch', async () => Response.json(refusal, { status: 409 }));
  await expect(saveDraft('1', edited({ rounds: '5' }), CATALOGUE, async (edit) => edit)).rejects.toThrow(ApiProblem);
});
