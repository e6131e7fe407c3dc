import { existsSync, readFileSync } from 'node:fs';

/** Exits with 1 and prints all reasons, unless the tunnel may start. */
const { AUTH = '', PUBLIC_URL = '', TUNNEL_TOKEN = '' } = process.env;
const here = (name) => new URL(name, import.meta.url);
const hasCredentials = existsSync(here('credentials.json'));

/** The host name of a public https address; undefined for any other address. */
function publicHost(address) {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname } = new URL(address);
  // Names of this machine or of a private network have no dot or a reserved ending; an IP address has no certificate.
  const isPublic = /^([a-z0-9-]+\.)+[a-z][a-z0-9-]*$/.test(hostname) && !/\.(local|localhost|internal)$/.test(hostname);
  return protocol === 'https:' && isPublic ? hostname : undefined;
}

function findFaultsOfAccounts() {
  const faults = [];
  if (AUTH !== 'accounts') {
    faults.push(
      'AUTH is not accounts, so everyone who finds the tunnel could use the API: scripts/dev-ctl.sh init --accounts URL',
    );
  }
  if (publicHost(PUBLIC_URL) === undefined) {
    const found = PUBLIC_URL === '' ? 'is missing' : `is ${PUBLIC_URL}`;
    faults.push(`PUBLIC_URL ${found}: set it to the tunnel's public address, such as https://farol.example.org`);
  }
  return faults;
}

/** cloudflared reads config.yml only with credentials. */
function findFaultsOfRules() {
  const host = publicHost(PUBLIC_URL);
  const rules = readFileSync(here('config.yml'), 'utf8');
  const names = new Set(Array.from(rules.matchAll(/^\s*(?:- )?hostname: *(\S+)/gm), ([, name]) => name));
  if (host === undefined || (names.size === 1 && names.has(host))) return [];
  return [
    `config.yml serves ${[...names].join(', ') || 'no host name'}, PUBLIC_URL names ${host}: write the same host name in both`,
  ];
}

function findFaultsOfTunnel() {
  if (TUNNEL_TOKEN !== '' && hasCredentials) {
    return [
      'TUNNEL_TOKEN and credentials.json are both there: with a token, config.yml is ignored; remove one of the two',
    ];
  }
  if (TUNNEL_TOKEN !== '') return [];
  if (hasCredentials) return findFaultsOfRules();
  return ['there is neither TUNNEL_TOKEN nor docker/cloudflared/credentials.json: cloudflared needs one of them'];
}

const faults = [...findFaultsOfAccounts(), ...findFaultsOfTunnel()];
if (faults.length > 0) {
  process.stderr.write(`The tunnel is not started:\n${faults.map((fault) => `  ${fault}\n`).join('')}`);
  process.exit(1);
}
