import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Ask, clientWith, cookiesOf, PASSWORD, signIn, WITH_ACCOUNTS } from '../testing/people.ts';
import { type StartedBackend, startBackend } from '../testing.ts';

const GAME = { rules: { kind: 'el-farol' }, agents: [{ strategy: 'bernoulli', count: 10 }] };
const DESIGN = {
  base: { ...GAME, rounds: 10 },
  factors: [{ path: 'rules.capacity', from: 3, to: 5, step: 2 }],
  replicates: 1,
};

let laboratory: StartedBackend;
let owner: Ask;
let friend: Ask;
let watcher: Ask;
let stranger: Ask;

beforeAll(async () => {
  laboratory = await startBackend(WITH_ACCOUNTS);
  owner = await signIn(laboratory, 'owner');
  friend = await signIn(laboratory, 'friend');
  watcher = await signIn(laboratory, 'watcher', 'viewer');
  stranger = await signIn(laboratory, 'stranger');
});
afterAll(() => laboratory.stop());

const statusOf = async (answer: ReturnType<Ask>) => (await answer).status;

test('a game is nobody else’s until it is shared: to view, then to play, then no more', async () => {
  const { id } = (await owner('POST', '/games', GAME)).body;
  const play = () => friend('POST', `/games/${id}/rounds`, { count: 1 });
  expect(await statusOf(friend('GET', `/games/${id}`))).toBe(404);
  expect((await friend('GET', '/games?owner=others')).body.games).toEqual([]);

  const viewed = await owner('POST', `/games/${id}/shares`, { email: 'friend@example.org' });
  expect(viewed).toMatchObject({ status: 201, body: { may: 'view', link: null, person: { name: 'friend' } } });
  expect(await statusOf(friend('GET', `/games/${id}`))).toBe(200);
  expect((await friend('GET', '/games?owner=others')).body.games).toHaveLength(1);
  expect((await friend('GET', '/games')).body.games).toEqual([]);
  expect(await statusOf(play())).toBe(403);
  expect(await statusOf(stranger('GET', `/games/${id}`))).toBe(404);

  const played = await owner('POST', `/games/${id}/shares`, { email: 'friend@example.org', may: 'play' });
  expect((await owner('GET', `/games/${id}/access`)).body.shares).toHaveLength(1);
  expect((await friend('GET', `/games/${id}/access`)).body).toMatchObject({
    may: 'play',
    owner: { name: 'owner' },
    shares: null,
  });
  expect(await statusOf(play())).toBe(201);
  expect(await statusOf(friend('PATCH', `/games/${id}`, { name: 'mine' }))).toBe(403);
  expect(await statusOf(friend('DELETE', `/games/${id}`))).toBe(403);
  expect(await statusOf(friend('POST', `/games/${id}/shares`, {}))).toBe(403);

  expect(await statusOf(owner('DELETE', `/games/${id}/shares/${played.body.id}`))).toBe(204);
  expect(await statusOf(friend('GET', `/games/${id}`))).toBe(404);
  expect(await statusOf(play())).toBe(404);
});

test('a fork of a shared game belongs to the person who forks it', async () => {
  const { id } = (await owner('POST', '/games', GAME)).body;
  await owner('POST', `/games/${id}/shares`, { email: 'friend@example.org' });
  const fork = await friend('POST', `/games/${id}/fork`, {});
  expect(fork.status).toBe(201);
  expect((await friend('GET', `/games/${fork.body.id}/access`)).body.may).toBe('own');
  expect(await statusOf(owner('GET', `/games/${fork.body.id}`))).toBe(404);
});

test('a link shows one game to anyone, nothing else, until it is withdrawn', async () => {
  const { id } = (await owner('POST', '/games', GAME)).body;
  const other = (await owner('POST', '/games', GAME)).body;
  const { body: made } = await owner('POST', `/games/${id}/shares`, {});
  const token = new URL(made.link).hash.slice(1);
  expect(token).toHaveLength(43);
  const opened = await laboratory.ask('POST', '/links/open', { token });
  expect(opened.body).toEqual({ kind: 'game', id });
  const guest = clientWith(laboratory, opened);
  expect((await guest('GET', '/session')).body).toMatchObject({
    person: null,
    link: { kind: 'game', id, may: 'view' },
  });
  expect(await statusOf(guest('GET', `/games/${id}`))).toBe(200);
  expect(await statusOf(guest('GET', `/games/${id}/stats`))).toBe(200);
  expect(await statusOf(guest('GET', `/games/${other.id}`))).toBe(404);
  expect((await guest('GET', '/games')).body.games).toEqual([]);
  expect(await statusOf(guest('POST', `/games/${id}/rounds`, {}))).toBe(401);
  await owner('DELETE', `/games/${id}/shares/${made.id}`);
  await expect.poll(() => statusOf(guest('GET', `/games/${id}`)), { timeout: 1000 }).toBe(401);
  expect(await statusOf(laboratory.ask('POST', '/links/open', { token }))).toBe(410);
});

test('a stream of events ends when the share is withdrawn', async () => {
  const { id } = (await owner('POST', '/games', GAME)).body;
  const made = await owner('POST', `/games/${id}/shares`, { email: 'friend@example.org' });
  const { headers } = await laboratory.ask('POST', '/session', { email: 'friend@example.org', password: PASSWORD });
  const listen = () => laboratory.app.request(`/games/${id}/events`, { headers: { Cookie: cookiesOf({ headers }) } });
  const text = (await listen()).text();
  await owner('DELETE', `/games/${id}/shares/${made.body.id}`);
  expect(await text).toContain('event: status');
  expect((await listen()).status).toBe(404);
});

test('a share ends when it says', async () => {
  const { id } = (await owner('POST', '/games', GAME)).body;
  await owner('POST', `/games/${id}/shares`, { email: 'friend@example.org', days: 1 });
  expect(await statusOf(friend('GET', `/games/${id}`))).toBe(200);
  await laboratory.backend.db
    .updateTable('shares')
    .set({ expires_at: new Date(0) })
    .where('game_id', '=', id)
    .execute();
  expect(await statusOf(friend('GET', `/games/${id}`))).toBe(404);
});

test('an experiment is shared in the same way', async () => {
  const { id } = (await owner('POST', '/experiments', DESIGN)).body;
  const start = () => friend('PATCH', `/experiments/${id}/status`, { action: 'start' });
  expect(await statusOf(friend('GET', `/experiments/${id}`))).toBe(404);
  await owner('POST', `/experiments/${id}/shares`, { email: 'friend@example.org' });
  expect(await statusOf(friend('GET', `/experiments/${id}/results`))).toBe(200);
  expect(await statusOf(start())).toBe(403);
  await owner('POST', `/experiments/${id}/shares`, { email: 'friend@example.org', may: 'play' });
  expect(await statusOf(start())).toBe(200);
  expect((await friend('GET', '/experiments?owner=others')).body.experiments).toHaveLength(1);
  const made = await friend('POST', `/experiments/${id}/games`, { cell: 0, replicate: 0 });
  expect((await friend('GET', `/games/${made.body.id}/access`)).body.may).toBe('own');
});

test('a viewer reads what is shared and creates nothing', async () => {
  const { id } = (await owner('POST', '/games', GAME)).body;
  await owner('POST', `/games/${id}/shares`, { email: 'watcher@example.org', may: 'play' });
  expect(await statusOf(watcher('GET', `/games/${id}`))).toBe(200);
  expect(await statusOf(watcher('POST', '/games', GAME))).toBe(403);
  expect(await statusOf(watcher('POST', `/games/${id}/rounds`, {}))).toBe(403);
});

test('a share with nobody, with oneself, or by a link that plays is refused with words', async () => {
  const { id } = (await owner('POST', '/games', GAME)).body;
  const refused = async (body: object) => (await owner('POST', `/games/${id}/shares`, body)).body.detail;
  expect(await refused({ email: 'nobody@example.org' })).toContain('an administrator can invite them');
  expect(await refused({ email: 'owner@example.org' })).toContain('yours already');
  expect(await refused({ may: 'play' })).toContain('name a person by e-mail');
});
