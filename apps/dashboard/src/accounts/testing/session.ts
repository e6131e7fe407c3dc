import type { Account, PersonShown, Session } from '@farol/api';

const PERSON: NonNullable<Session['person']> = {
  id: 'p1',
  name: 'Ada Lovelace',
  email: 'ada@example.org',
  role: 'member',
  isTwoFactorOn: false,
  createdAt: '2026-03-01T10:00:00.000Z',
};

/** A laboratory without mail, provider and open sign-up, in which a member is signed in. */
export const sessionWith = (changed: Partial<Session> = {}): Session => ({
  auth: 'accounts',
  person: PERSON,
  link: null,
  isSignUpOpen: false,
  sendsMail: false,
  provider: null,
  ...changed,
});

/** The same with a person of this role. */
export const sessionOf = (role: Account['role']): Session => sessionWith({ person: { ...PERSON, role } });

const LIMITS = { runningGames: 5, agentRoundsPerDay: 1_000_000, storageBytes: 2e9, experimentGames: null };
const USE = { runningGames: 2, agentRoundsToday: 250_000, storageBytes: 5e8, resetsAt: '2026-03-02T00:00:00.000Z' };

export const accountWith = (changed: Partial<Account> = {}): Account => ({
  ...PERSON,
  limits: LIMITS,
  use: USE,
  ...changed,
});

export const personWith = (changed: Partial<PersonShown> = {}): PersonShown => ({
  ...PERSON,
  isBlocked: false,
  lastSeenAt: '2026-03-01T11:00:00.000Z',
  limits: LIMITS,
  hasOwnLimits: false,
  use: USE,
  ...changed,
});
