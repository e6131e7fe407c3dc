import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StartedBackend, startBackend } from '../testing.ts';

const NAMES = ['Straße', 'İstanbul', 'ÉCOLE', 'Ὀδυσσεύς', 'ﬁrst ① ％', 'Cafe\u0301', 'a\\b_c'];

let laboratory: StartedBackend;
beforeAll(async () => {
  laboratory = await startBackend();
  for (const name of NAMES) {
    const { status } = await laboratory.ask('POST', '/games', { name, rules: { kind: 'el-farol' } });
    expect(status, name).toBe(201);
  }
});
afterAll(() => laboratory.stop());

test.each([
  ['STRASSE', 'Straße'],
  ['straße', 'Straße'],
  ['STRAẞE', 'Straße'],
  ['rass', 'Straße'],
  ['istanbul', 'İstanbul'],
  ['ISTANBUL', 'İstanbul'],
  ['ıstanbul', 'İstanbul'],
  ['i\u0307stanbul', 'İstanbul'],
  ['école', 'ÉCOLE'],
  ['e\u0301cole', 'ÉCOLE'],
  ['E\u0301COLE', 'ÉCOLE'],
  ['CAFÉ', 'Cafe\u0301'],
  ['ὈΔΥΣΣΕΎΣ', 'Ὀδυσσεύς'],
  ['ὀδυσσεύσ', 'Ὀδυσσεύς'],
  ['FIRST 1', 'ﬁrst ① ％'],
  ['1 %', 'ﬁrst ① ％'],
  ['％', 'ﬁrst ① ％'],
  ['\uff3c', 'a\\b_c'],
  ['＿C', 'a\\b_c'],
])('%s finds %s, whatever the case and the form of Unicode', async (search, name) => {
  const { body } = await laboratory.ask('GET', `/games?search=${encodeURIComponent(search)}`);
  expect(body.games.map((game: { name: string }) => game.name)).toEqual([name]);
});

test('letters with and without accents stay different', async () => {
  const { body } = await laboratory.ask('GET', `/games?search=${encodeURIComponent('ecole')}`);
  expect(body.games).toEqual([]);
});

test('a renamed game is found by its new name alone', async () => {
  const { body } = await laboratory.ask('POST', '/games', { name: 'ÄPFEL', rules: { kind: 'el-farol' } });
  await laboratory.ask('PATCH', `/games/${body.id}`, { name: 'BIRNEN' });
  const find = async (search: string) => (await laboratory.ask('GET', `/games?search=${search}`)).body.total;
  expect([await find('%C3%A4pfel'), await find('birnen')]).toEqual([0, 1]);
});
