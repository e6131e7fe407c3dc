import { AUDIT_ACTIONS, type PersonShown, ROLES, type Role } from '@farol/api';
import { type Command, Option } from 'commander';
import { writeEvents, writePeople } from './admin-tables.ts';
import { keyFor } from './credentials.ts';
import { InputFault } from './faults.ts';
import { addressFault, LOCAL, Server } from './server.ts';

const PAGE = 100;
const MAX_EVENTS = 1000;

interface Options {
  server: string;
  json?: boolean;
}

/** Commands of administrators; they need a key of the scope admin. */
export function addAdmin(program: Command): void {
  const admin = program
    .command('admin')
    .description('manage the accounts of a laboratory, with a stored key of the scope admin; see farol login');
  const add = (name: string, description: string) =>
    admin
      .command(name)
      .description(description)
      .option('--server <url>', 'the API of the laboratory', LOCAL)
      .option('--json', 'write one JSON object');

  add('people', 'list the accounts').action(listPeople);
  add('invite', 'make a link that creates an account, once, within seven days')
    .option('--email <email>', 'the only address that it is for; it is sent there where mail is configured')
    .addOption(new Option('--role <role>', 'what the person may do').choices(ROLES).default('member'))
    .action(invite);
  add('block <email>', 'end the sessions of an account; it cannot sign in, and its keys do not work').action(
    (email: string, options: Options) => change(email, { isBlocked: true }, options),
  );
  add('unblock <email>', 'let a blocked account sign in again').action((email: string, options: Options) =>
    change(email, { isBlocked: false }, options),
  );
  add('role <email> <role>', `change the role of an account: ${ROLES.join(', ')}`).action(
    (email: string, to: string, options: Options) => change(email, { role: readRole(to) }, options),
  );
  add('reset-password <email>', 'make a link that sets a new password, once').action(resetPassword);
  add('audit', 'read the log of security events, the newest first')
    .addOption(new Option('--action <action>', 'only events of this kind').choices(AUDIT_ACTIONS))
    .option('--email <email>', 'only events of this account, or about it')
    .option('--limit <count>', `how many; at most ${MAX_EVENTS}`, '50')
    .action(audit);
}

function readRole(text: string): Role {
  const role = ROLES.find((known) => known === text);
  if (!role) throw new InputFault([`role: must be ${ROLES.join(', ')}`]);
  return role;
}

/** The server, with the key that is stored for it. */
function open(address: string): Server {
  const fault = addressFault(address);
  if (fault !== undefined) throw new InputFault([fault]);
  const key = keyFor(address);
  if (key === undefined) {
    throw new InputFault([`no key is stored for ${new URL(address).origin}: run farol login --server ${address}`]);
  }
  return new Server(address, (words) => process.stderr.write(`${words}\n`), key);
}

const print = (json: boolean | undefined, content: unknown, words: string) =>
  process.stdout.write(json ? `${JSON.stringify(content)}\n` : words);

/** All accounts, page by page. */
async function* readPeople(server: Server): AsyncGenerator<PersonShown> {
  let cursor: string | undefined;
  do {
    const page = await server.ask('GET', '/people', { query: { limit: PAGE, ...(cursor && { cursor }) } });
    yield* page.people;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

async function findPerson(server: Server, email: string): Promise<PersonShown> {
  const wanted = email.trim().toLowerCase();
  for await (const person of readPeople(server)) if (person.email === wanted) return person;
  throw new InputFault([`no account has the e-mail address ${email}: farol admin people lists them`]);
}

async function listPeople({ server: address, json }: Options): Promise<void> {
  const people: PersonShown[] = [];
  for await (const person of readPeople(open(address))) people.push(person);
  print(json, { people }, writePeople(people));
}

async function invite(options: Options & { email?: string; role: Role }): Promise<void> {
  const { server: address, json, email, role } = options;
  const form = { role, ...(email === undefined ? {} : { email }) };
  const made = await open(address).ask('POST', '/invitations', { form });
  const words = made.isSent ? `sent to ${made.email}; ` : '';
  print(
    json,
    made,
    `${words}this link creates an account (${made.role}) once, until ${made.expiresAt}:\n${made.link}\n`,
  );
}

async function change(
  email: string,
  body: { role?: Role; isBlocked?: boolean },
  { server: address, json }: Options,
): Promise<void> {
  const server = open(address);
  const { id } = await findPerson(server, email);
  const person = await server.ask('PATCH', '/people/{id}', { params: { id }, body });
  print(json, person, writePeople([person]));
}

async function resetPassword(email: string, { server: address, json }: Options): Promise<void> {
  const server = open(address);
  const { id } = await findPerson(server, email);
  const made = await server.ask('POST', '/people/{id}/reset-link', { params: { id } });
  print(json, made, `give this link to the person; it works once, until ${made.expiresAt}:\n${made.link}\n`);
}

interface AuditOptions extends Options {
  action?: (typeof AUDIT_ACTIONS)[number];
  email?: string;
  limit: string;
}

async function audit({ server: address, json, action, email, limit }: AuditOptions): Promise<void> {
  const count = /^\d{1,4}$/.test(limit) ? Number(limit) : 0;
  if (count < 1 || count > MAX_EVENTS) throw new InputFault([`--limit: must be from 1 to ${MAX_EVENTS}`]);
  const server = open(address);
  const person = email === undefined ? undefined : (await findPerson(server, email)).id;
  const query = { limit: count, ...(action && { action }), ...(person && { person }) };
  const { events } = await server.ask('GET', '/audit', { query });
  print(json, { events }, writeEvents(events));
}
