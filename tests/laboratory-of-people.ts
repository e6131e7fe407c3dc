import { randomUUID } from 'node:crypto';
import { issueTicket } from '../apps/backend/src/accounts/tickets.ts';
import { newToken } from '../apps/backend/src/accounts/secrets.ts';
import { startBackend } from '../apps/backend/src/testing.ts';
import { signToken } from './credentials.ts';
import { addKey, addPerson, addSession, addShare, linkCookie, ORIGIN, WITH_ACCOUNTS } from './people.ts';

type Headers = Record<string, string>;
const bearer = (secret: string): Headers => ({ Authorization: `Bearer ${secret}` });

export const BAR = {
  rules: { kind: 'el-farol' },
  agents: [{ strategy: 'bernoulli', count: 10 }],
  rounds: 5,
  seed: '1',
};
export const DESIGN = {
  base: { rules: { kind: 'el-farol' }, agents: [{ strategy: 'bernoulli', count: 10 }], rounds: 5 },
  factors: [{ path: 'rules.capacity', values: [5, 6] }],
  replicates: 2,
  seed: '1',
};

/** A game or an experiment that is shared with everyone of the table, and the token of its link. */
export interface Thing {
  id: string;
  linkToken: string;
  /** Id of the link's share. */
  shareId: string;
}

/** A laboratory with a person for each column of the authorization table. */
export async function startLaboratoryOfPeople() {
  const laboratory = await startBackend(WITH_ACCOUNTS);
  const { db } = laboratory.backend;
  const people = {
    viewer: await addPerson(db, 'viewer'),
    owner: await addPerson(db, 'member', 'owner'),
    view: await addPerson(db, 'member', 'view'),
    play: await addPerson(db, 'member', 'play'),
    other: await addPerson(db, 'member', 'other'),
    admin: await addPerson(db, 'administrator', 'admin'),
  };
  const credentials: Record<string, Headers> = {
    none: {},
    'k:read': bearer((await addKey(db, people.owner.id, 'read')).key),
    'k:play': bearer((await addKey(db, people.owner.id, 'play')).key),
    'k:admin': bearer((await addKey(db, people.admin.id, 'admin')).key),
    jwt: bearer(await signToken(laboratory, { sub: people.owner.id })),
  };

  /** Headers of a client. A signed-in person gets a new session each time: some operations end it. */
  async function headersOf(client: string, thing: Thing): Promise<Headers> {
    const own: Headers =
      client === 'link'
        ? { Cookie: linkCookie(thing.linkToken) }
        : (credentials[client] ?? { Cookie: await addSession(db, people[client as keyof typeof people].id) });
    return { 'X-Forwarded-For': addressOf(client), ...own };
  }

  async function make(path: string, body: object, column: 'game_id' | 'experiment_id'): Promise<Thing> {
    const answer = await laboratory.ask('POST', path, body, credentials['k:play']);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    const thing = { [column]: answer.body.id } as { game_id: string };
    const linkToken = newToken();
    await addShare(db, thing, { user_id: people.viewer.id }, 'play');
    await addShare(db, thing, { user_id: people.view.id }, 'view');
    await addShare(db, thing, { user_id: people.play.id }, 'play');
    return { id: answer.body.id, linkToken, shareId: await addShare(db, thing, { token: linkToken }) };
  }

  return {
    ...laboratory,
    db,
    people,
    headersOf,
    game: () => make('/games', BAR, 'game_id'),
    experiment: () => make('/experiments', DESIGN, 'experiment_id'),
    async playedGame() {
      const thing = await make('/games', BAR, 'game_id');
      await laboratory.ask('POST', `/games/${thing.id}/rounds`, { count: 2 }, credentials['k:play']);
      return thing;
    },
    /** Ids of things of an account, new each time, for the routes that end them. */
    person: async () => (await addPerson(db, 'member', 'someone')).id,
    invitation: async () => (await issueTicket(db, ORIGIN, { purpose: 'invitation', role: 'member' })).ticket.id,
    keyOfOwner: async () => (await addKey(db, people.owner.id, 'read')).id,
    async deviceOfOwner() {
      await addSession(db, people.owner.id);
      const newest = db.selectFrom('sessions').select('id').where('user_id', '=', people.owner.id);
      return (await newest.orderBy('created_at', 'desc').limit(1).executeTakeFirstOrThrow()).id;
    },
    nobody: randomUUID(),
  };
}
export type LaboratoryOfPeople = Awaited<ReturnType<typeof startLaboratoryOfPeople>>;

/** Each client comes from its own address, so that none meets the limits of another. */
export function addressOf(client: string): string {
  const sum = Array.from(client).reduce((total, letter) => (total * 31 + letter.codePointAt(0)!) % 65_000, 7);
  return `10.7.${Math.floor(sum / 250)}.${(sum % 250) + 1}`;
}
