import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { InputFault } from './faults.ts';
import { apiKeyOfEnvironment, configurationDirectory } from './terminal.ts';

/** API keys by the origin of their server, in a file that only the user can read. */
type Keys = Record<string, string>;

/** Keys, and JSON Web Tokens; an HTTP header takes nothing else. */
const KEY_FORM = /^[\w.~+/=-]{1,4000}$/;
const LOOPBACK = /^(localhost|\[::1\]|127(\.\d{1,3}){3})$/;

export const credentialsFile = () => join(configurationDirectory(), 'credentials.json');
export const originOf = (address: string): string => new URL(address).origin;

/** Why no key may be sent to an address; undefined if one may. */
export function exposureFault(address: string): string | undefined {
  const { protocol, hostname, origin } = new URL(address);
  if (protocol === 'https:' || LOOPBACK.test(hostname)) return undefined;
  return `--server: ${origin} is not encrypted, so a key could be read on its way: use its https:// address`;
}

/** Why a text is no key; never says the text itself. */
export const keyFault = (key: string): string | undefined =>
  KEY_FORM.test(key) ? undefined : 'is not an API key: copy it whole, in one line';

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? 'it is not text';

function readKeys(file: string): Keys {
  let text: string;
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
      throw new InputFault([`"${file}" can be read by other users: run chmod 600 on it`]);
    }
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof InputFault) throw error;
    if (codeOf(error) === 'ENOENT') return {};
    throw new InputFault([`"${file}" cannot be read: ${codeOf(error)}`]);
  }
  try {
    const { servers } = JSON.parse(text) as { servers: Record<string, { key: unknown }> };
    return Object.fromEntries(
      Object.entries(servers).map(([origin, { key }]) => {
        if (typeof key !== 'string') throw new TypeError();
        return [origin, key];
      }),
    );
  } catch {
    // The parser's message would quote the file.
    throw new InputFault([`"${file}" is not as farol login writes it: delete it and log in again`]);
  }
}

/** Writes the file so that it is there in full or not at all, and never readable by others. */
function writeKeys(file: string, keys: Keys): void {
  const servers = Object.fromEntries(Object.entries(keys).map(([origin, key]) => [origin, { key }]));
  const directory = configurationDirectory();
  let temporary: string | undefined;
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    chmodSync(directory, 0o700);
    const target = existsSync(file) ? realpathSync(file) : file;
    temporary = `${target}.${process.pid}.tmp`;
    const opened = openSync(temporary, 'wx', 0o600);
    try {
      writeSync(opened, `${JSON.stringify({ servers }, null, 2)}\n`);
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    renameSync(temporary, target);
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    throw new InputFault([`"${file}" could not be written: ${codeOf(error)}`]);
  }
}

/** Stores the key of a server. */
export function storeKey(address: string, key: string): void {
  const file = credentialsFile();
  writeKeys(file, { ...readKeys(file), [originOf(address)]: key });
}

/** Forgets the key of a server; false if there was none. */
export function forgetKey(address: string): boolean {
  const file = credentialsFile();
  const { [originOf(address)]: known, ...others } = readKeys(file);
  if (known !== undefined) writeKeys(file, others);
  return known !== undefined;
}

/** The key for exactly this server: that of FAROL_API_KEY, else the stored one of its origin. */
export function keyFor(address: string): string | undefined {
  const given = apiKeyOfEnvironment();
  const key = given ?? readKeys(credentialsFile())[originOf(address)];
  if (key === undefined) return undefined;
  const fault = keyFault(key);
  if (fault !== undefined) {
    throw new InputFault([`${given === undefined ? `"${credentialsFile()}": the key` : 'FAROL_API_KEY'} ${fault}`]);
  }
  const exposure = exposureFault(address);
  if (exposure !== undefined) throw new InputFault([exposure]);
  return key;
}
