import type { AccessShown, Role, Session } from '@farol/api';
import { expect, test } from 'vitest';
import { rightsOf } from './access.ts';

const sessionOf = (role: Role | 'link'): Session => ({
  auth: 'accounts',
  person:
    role === 'link'
      ? null
      : {
          id: 'p1',
          name: 'Ada',
          email: 'ada@example.org',
          role,
          isTwoFactorOn: false,
          createdAt: '2026-01-01T00:00:00Z',
        },
  link: role === 'link' ? { kind: 'game', id: 'g1', may: 'view' } : null,
  isSignUpOpen: false,
  sendsMail: false,
  provider: null,
});
const accessOf = (may: AccessShown['may']): AccessShown => ({ may, owner: { id: 'p2', name: 'Grace' }, shares: null });

test.each([
  ['member', 'own', 'edits, plays, creates', undefined],
  ['member', 'play', 'plays, creates', 'Grace'],
  ['member', 'view', 'creates', 'Grace'],
  ['administrator', 'view', 'creates', 'Grace'],
  ['viewer', 'play', '', 'Grace'],
  ['viewer', 'own', '', undefined],
  ['link', 'view', '', 'Grace'],
] as const)('a %s who may %s: %s', (role, may, expected, owner) => {
  const rights = rightsOf(sessionOf(role), accessOf(may));
  const words = [rights.isOwn && 'edits', rights.mayPlay && 'plays', rights.mayCreate && 'creates'];
  expect(words.filter(Boolean).join(', ')).toBe(expected);
  expect(rights.owner).toBe(owner);
});

test('without accounts everything is one’s own, and so it looks until the session is known', () => {
  const all = { isOwn: true, mayPlay: true, mayCreate: true, hasAccounts: false, owner: undefined };
  expect(rightsOf({ ...sessionOf('member'), auth: 'none', person: null }, undefined)).toEqual(all);
  expect(rightsOf(undefined, undefined)).toEqual(all);
});
