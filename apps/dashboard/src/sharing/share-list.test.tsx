import type { Share } from '@farol/api';
import { expect, test } from 'vitest';
import { attributesOf, show, textsIn, wordsOf } from '../design/testing/show.tsx';
import { ShareList } from './share-list.tsx';

const shareWith = (changed: Partial<Share> = {}): Share => ({
  id: 's1',
  person: { id: 'p2', name: 'Grace Hopper', email: 'grace@example.org' },
  may: 'view',
  createdAt: '2026-03-01T10:00:00.000Z',
  expiresAt: null,
  ...changed,
});
const listOf = (...shares: Share[]) => show(<ShareList kind="game" id="g1" shares={shares} />);

test('a share with a person names the person, the address and what is allowed', () => {
  const html = listOf(shareWith({ may: 'play' }));
  expect(textsIn(html, 'li')).toEqual(['Grace Hopper grace@example.org · may view and play Withdraw']);
  expect(attributesOf(html, 'aria-label')).toEqual(['Withdraw the share with Grace Hopper']);
});

test('a link has the time at which it was made, and its end', () => {
  const words = wordsOf(listOf(shareWith({ person: null, expiresAt: '2026-04-01T10:00:00.000Z' })));
  expect(words).toMatch(/^a link of 1 Mar 2026, .* may view · until 1 Apr 2026, .* Withdraw$/);
});

test('without shares, only the owner sees the game', () => {
  expect(wordsOf(listOf())).toBe('Nobody. Only you see this game.');
});
