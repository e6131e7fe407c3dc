import type { Session } from '@farol/api';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { ExperimentList } from '../experiments/list.tsx';
import { attributesOf, textsIn } from '../design/testing/show.tsx';
import { OperationsPage } from '../operations/operations-page.tsx';
import { Shell } from '../shell/shell.tsx';
import { showPage, wordsOf } from '../shell/testing/show-page.tsx';
import { AccountPage } from './account/account-page.tsx';
import { AuditPage } from './audit/audit-page.tsx';
import { ForCreators } from './for-creators.tsx';
import PersonMenu from './person-menu.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { SignIn } from './sign-in.tsx';
import { SignUp } from './sign-up.tsx';
import { accountWith, personWith, sessionOf, sessionWith } from './testing/session.ts';

const NONE = sessionWith({ auth: 'none', person: null });
const NOBODY = sessionWith({ person: null });

const show = (
  element: ReactNode,
  session: Session | undefined,
  answers: readonly (readonly [readonly unknown[], unknown])[] = [],
  path = '/games',
) =>
  showPage(element, {
    path,
    answers: [...(session === undefined ? [] : [[['session'], session] as const]), ...answers],
  });

/** The addresses of the sections in the frame. */
const sectionsFor = (session: Session | undefined) =>
  attributesOf(/<nav[^>]*>(.*?)<\/nav>/s.exec(show(<Shell>content</Shell>, session))![1], 'href');

const ALL = ['/games', '/experiments', '/playground', '/operations', '/learn'];

test.each([
  ['no session yet', undefined, ALL],
  ['no accounts', NONE, ALL],
  ['an administrator', sessionOf('administrator'), ALL],
  ['a member', sessionOf('member'), ['/games', '/experiments', '/playground', '/learn']],
  ['nobody signed in', NOBODY, ['/playground', '/learn']],
])('with %s, the frame leads to its sections', (_, session, sections) => {
  expect(sectionsFor(session)).toEqual(sections);
});

test('without accounts the frame has no account menu, and no way to sign in', () => {
  expect(show(<Shell>content</Shell>, NONE)).toBe(show(<Shell>content</Shell>, undefined));
});

test('the account menu names the person', () => {
  const html = show(<PersonMenu session={sessionOf('member')} name="Ada Lovelace" />, sessionOf('member'));
  expect(html).toContain('aria-label="Account of Ada Lovelace"');
});

test.each([
  ['/games', NOBODY, false],
  ['/games/7', NOBODY, false],
  ['/playground', NOBODY, true],
  ['/sign-in', NOBODY, true],
  ['/games/7', sessionWith({ person: null, link: { kind: 'game', id: '7', may: 'view' } }), true],
  ['/games', sessionOf('viewer'), true],
  ['/games', NONE, true],
  ['/games', undefined, true],
] as const)('at %s, for %j, the content is shown: %s', (path, session, isShown) => {
  const html = show(<Shell>the content of the page</Shell>, session, [], path);
  expect(html.includes('the content of the page')).toBe(isShown);
});

test.each([
  [{}, ['Accounts are by invitation'], ['forgot', 'Sign up', 'University']],
  [
    { sendsMail: true, isSignUpOpen: true, provider: 'University' },
    ['I forgot my password', 'Sign up', 'Sign in with University'],
    ['by invitation'],
  ],
])('the sign-in page offers what the laboratory has: %j', (settings, offered, others) => {
  const words = wordsOf(show(<SignIn />, sessionWith({ person: null, ...settings }), [], '/sign-in'));
  for (const text of offered) expect(words).toContain(text);
  for (const text of others) expect(words).not.toContain(text);
});

test('password managers recognise the fields of signing in and of signing up', () => {
  expect(attributesOf(show(<SignIn />, NOBODY), 'autoComplete')).toEqual(['username', 'current-password']);
  const signUp = show(<SignUp />, sessionWith({ person: null, isSignUpOpen: true }));
  expect(attributesOf(signUp, 'autoComplete')).toEqual(['name', 'username']);
});

test('without accounts their pages say so', () => {
  for (const page of [
    <SignIn key="" />,
    <SignUp key="" />,
    <AccountPage key="" />,
    <PeoplePage key="" />,
    <AuditPage key="" />,
  ]) {
    expect(wordsOf(show(page, NONE))).toContain('This laboratory has no accounts');
  }
});

test('the account page has a panel for everything that one may change', () => {
  const html = show(<AccountPage />, sessionOf('member'), [[['account'], accountWith()]]);
  expect(textsIn(html, 'h2')).toEqual([
    'Profile',
    'Password',
    'Two-factor sign-in',
    'Dates',
    'Devices',
    'API keys',
    'Limits',
    'Your data',
  ]);
  const words = wordsOf(html);
  expect(words).toContain('ada@example.org, member');
  expect(words).toContain('Running games 2 of 5');
  expect(words).toContain('Storage 500 MB of 2 GB');
  expect(words).toContain('Games of one experiment no limit');
  expect(html).toContain('href="/api/account/export"');
});

const PEOPLE = {
  pages: [
    {
      people: [personWith(), personWith({ id: 'p2', name: '<img src=x onerror=alert(1)>', isBlocked: true })],
      next: null,
    },
  ],
  pageParams: [undefined],
};

test('administrators see the accounts with their use, and names are text', () => {
  const html = show(<PeoplePage />, sessionOf('administrator'), [[['people'], PEOPLE]]);
  expect(wordsOf(html)).toContain('2 of 5 running · 250K of 1M agent-rounds today · 500 MB of 2 GB stored');
  expect(html).not.toContain('<img');
  expect(textsIn(html, 'li')[1]).toContain('blocked');
});

test.each([<PeoplePage key="" />, <AuditPage key="" />, <OperationsPage key="" />])(
  'a member does not see a page for administrators',
  (page) => {
    expect(wordsOf(show(page, sessionOf('member'), [[['people'], PEOPLE]]))).toContain('Only administrators');
  },
);

test('an event of the audit log is a sentence of words', () => {
  const event = {
    id: '1',
    at: '2026-03-01T11:00:00.000Z',
    action: 'role-changed',
    actor: { id: 'p1', name: 'Ada' },
    by: 'session',
    address: '192.0.2.7',
    agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    subject: 'p2',
    detail: { from: 'member', to: 'viewer' },
  };
  const query = { action: undefined, person: undefined };
  const html = show(<AuditPage />, sessionOf('administrator'), [
    [['audit', query], { pages: [{ events: [event], next: null }], pageParams: [undefined] }],
  ]);
  expect(wordsOf(html)).toMatch(/Ada changed a role from: member, to: viewer p2 192\.0\.2\.7 Firefox on Linux session/);
  expect(html).toContain('href="/api/audit/export"');
});

const EXPERIMENTS = [['experiments'], { pages: [{ experiments: [], next: null }], pageParams: [undefined] }] as const;

test.each([
  ['administrator', true],
  ['member', true],
  ['viewer', false],
] as const)('a %s may create: %s', (role, mayCreate) => {
  const list = show(<ExperimentList />, sessionOf(role), [EXPERIMENTS]);
  expect(list.includes('href="/experiments/new')).toBe(mayCreate);
  expect(list).toContain('aria-label="Owner"');
  expect(show(<ForCreators title="New game">the form</ForCreators>, sessionOf(role)).includes('the form')).toBe(
    mayCreate,
  );
});

test('without accounts a list has no filter by owner', () => {
  expect(show(<ExperimentList />, NONE, [EXPERIMENTS])).toBe(show(<ExperimentList />, undefined, [EXPERIMENTS]));
  expect(show(<ExperimentList />, NONE, [EXPERIMENTS])).not.toContain('Owner');
});
