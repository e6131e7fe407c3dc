import type { Command } from 'commander';
import { credentialsFile, exposureFault, forgetKey, keyFault, originOf, storeKey } from './credentials.ts';
import { InputFault } from './faults.ts';
import { addressFault, LOCAL, Refusal, Server } from './server.ts';
import { apiKeyOfEnvironment, askHidden, readInput } from './terminal.ts';

interface Options {
  server: string;
  keyStdin?: boolean;
}

const SERVER = ['--server <url>', 'the API of the laboratory', LOCAL] as const;

export function addLogin(program: Command): void {
  program
    .command('login')
    .description('store an API key of a laboratory with accounts, for the commands that talk to it')
    .option(...SERVER)
    .option('--key-stdin', 'read the key from the standard input instead of asking for it')
    .action(login);
}

export function addLogout(program: Command): void {
  program
    .command('logout')
    .description('forget the stored API key of a laboratory')
    .option(...SERVER)
    .action(logout);
}

/** The page where a person makes keys. The dashboard passes /api on to the API; on one machine it has its own port. */
function accountPageOf(address: string): string {
  const url = new URL(address);
  if (url.port === '3001') url.port = '3000';
  url.pathname = `${url.pathname.replace(/\/+$/, '').replace(/\/api$/, '')}/account`;
  return url.href;
}

async function login({ server: address, keyStdin = false }: Options): Promise<void> {
  const fault = addressFault(address) ?? exposureFault(address);
  if (fault !== undefined) throw new InputFault([fault]);
  const page = accountPageOf(address);
  if (!keyStdin) process.stderr.write(`Make an API key on the account page of the dashboard: ${page}\n`);
  const key = await (keyStdin ? readInput() : askHidden(`API key for ${originOf(address)} (not shown): `));
  if (key === '') throw new InputFault([`no key was given: make one at ${page}`]);
  const wrong = keyFault(key);
  if (wrong !== undefined) throw new InputFault([`the text ${wrong} from ${page}`]);
  const server = new Server(address, (words) => process.stderr.write(`${words}\n`), key);
  const { auth, person } = await server.ask('GET', '/session', {}).catch((error: unknown) => {
    if (!(error instanceof Refusal) || error.status !== 401) throw error;
    throw new InputFault([`the server refuses the key: it may have expired or been revoked; make one at ${page}`]);
  });
  if (auth === 'none') throw new InputFault([`${server.address} has no accounts: it needs no key`]);
  if (!person) throw new InputFault([`the server does not know the key: make one at ${page}`]);
  storeKey(address, key);
  process.stdout.write(`${originOf(address)}: logged in as ${person.name} <${person.email}>, ${person.role}\n`);
  process.stdout.write(`the key is in ${credentialsFile()}\n`);
  if (apiKeyOfEnvironment() !== undefined) {
    process.stderr.write('FAROL_API_KEY is set: it is used instead of the stored key\n');
  }
}

function logout({ server: address }: Options): void {
  const fault = addressFault(address);
  if (fault !== undefined) throw new InputFault([fault]);
  const words = forgetKey(address)
    ? `the key is forgotten here; to revoke it: ${accountPageOf(address)}`
    : 'no key was stored';
  process.stdout.write(`${originOf(address)}: ${words}\n`);
}
