import { emailSchema } from '@farol/api';
import { removeTwoFactorByCommand } from './accounts/remove-two-factor.ts';
import { makeResetLinkByCommand } from './accounts/reset-link.ts';
import { renewSetUpLink } from './accounts/set-up-link.ts';
import { configureWithDatabaseOrExit, EXIT_MISCONFIGURED } from './configuration.ts';
import { connect, type Database } from './database/connection.ts';

/**
 * Help for the operator of the server, links on standard output:
 *
 * node admin.js set-up-link: a new link for the first administrator; earlier ones no longer work
 * node admin.js reset-password EMAIL: a link that sets a new password, once
 * node admin.js remove-two-factor EMAIL: the account signs in without a code
 */
const USAGE = 'usage: node admin.js set-up-link | reset-password EMAIL | remove-two-factor EMAIL\n';
const EXIT_USAGE = 2;
const EXIT_REFUSED = 1;

type Command = (db: Database, publicOrigin: string) => Promise<number>;

const say = (words: string) => process.stderr.write(`${words}\n`);

const printSetUpLink: Command = async (db, publicOrigin) => {
  const made = await renewSetUpLink(db, publicOrigin);
  if (typeof made === 'string') {
    say('there is an administrator already: administrators invite people on the dashboard; for a');
    say('forgotten password: node admin.js reset-password EMAIL');
    return EXIT_REFUSED;
  }
  say('open this link to create the first administrator; earlier links no longer work:');
  process.stdout.write(`${made.link}\n`);
  return 0;
};

const printResetLink =
  (email: string): Command =>
  async (db, publicOrigin) => {
    const made = await makeResetLinkByCommand(db, publicOrigin, email);
    if (!made) {
      say(`no account has the e-mail address ${email}`);
      return EXIT_REFUSED;
    }
    say(`give this link to the person; it works once, until ${made.expiresAt.toISOString()}:`);
    if (made.isBlocked) say('the account is blocked: an administrator must unblock it before the person can sign in');
    process.stdout.write(`${made.link}\n`);
    return 0;
  };

const removeTwoFactor =
  (email: string): Command =>
  async (db) => {
    if (!(await removeTwoFactorByCommand(db, email))) {
      say(`no account has the e-mail address ${email}`);
      return EXIT_REFUSED;
    }
    say(`${email} signs in without a code now; all sessions of the account have ended`);
    return 0;
  };

/** The command that the arguments name; undefined if they name none. */
function readCommand([name, email, ...others]: string[]): Command | undefined {
  if (others.length > 0) return undefined;
  if (name === 'set-up-link' && email === undefined) return printSetUpLink;
  const { data } = emailSchema.safeParse(email);
  if (data === undefined) return undefined;
  if (name === 'reset-password') return printResetLink(data);
  return name === 'remove-two-factor' ? removeTwoFactor(data) : undefined;
}

const command = readCommand(process.argv.slice(2));
if (!command) {
  process.stderr.write(USAGE);
  process.exit(EXIT_USAGE);
}
const { databaseUrl, accounts } = configureWithDatabaseOrExit();
if (!accounts) {
  say(
    'Farol has no accounts here:\n  AUTH=accounts is missing: set it as for the API, with PUBLIC_URL and AUTH_SECRET',
  );
  process.exit(EXIT_MISCONFIGURED);
}
const db = connect(databaseUrl, { name: 'farol admin', connections: 1 });
try {
  process.exitCode = await command(db, accounts.publicOrigin);
} catch (error) {
  const { message = String(error), code = '' } = error as { message?: string; code?: string };
  // A refused connection to several addresses of one host has no message.
  say(`the database refused: ${message === '' ? code : message}`);
  process.exitCode = EXIT_REFUSED;
} finally {
  await db.destroy();
}
