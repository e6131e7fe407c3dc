import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { request as ask } from 'node:https';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type TLSSocket } from 'node:tls';
import { choosePort } from '../../apps/launcher/src/choose-port.ts';
import { page } from './operating-page.ts';

/** The proxies of docs/operating.md: real servers with the configuration that the document prints. */

/** The host name that the document uses. */
export const PUBLIC_NAME = 'farol.example.org';
export const PUBLIC_ORIGIN = `https://${PUBLIC_NAME}`;

/** The Cookie header that a browser sends after this answer. */
export const cookieOf = (headers: IncomingHttpHeaders): string =>
  (headers['set-cookie'] ?? []).map((given) => given.split(';')[0]).join('; ');

const IMAGE = 'farol-proxies:tested';
const INSTALL =
  'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends caddy nginx openssl >/dev/null && rm -rf /var/lib/apt/lists/* /etc/nginx/sites-enabled/default';

function docker(...args: string[]): string {
  return execFileSync('docker', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

function printed(language: string): string {
  const [, text] = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page)!;
  return text;
}

/** Replaces a text that must be there. */
function replace(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`docs/operating.md does not contain "${from}"`);
  return text.replaceAll(from, to);
}

interface Ports {
  dashboard: string;
  http: number;
  https: number;
}

/** The certificate's files in the container, and the command that serves the configuration in /config. */
const SERVERS = {
  // Ports of the test, and a certificate of Caddy's own authority: no public one can be reached.
  caddy: {
    file: 'Caddyfile',
    configure: ({ dashboard, http, https }: Ports) =>
      replace(printed('caddyfile'), '127.0.0.1:3000', dashboard).replace(
        '{\n',
        `{\n\tadmin off\n\thttp_port ${http}\n\thttps_port ${https}\n\tlocal_certs\n\tskip_install_trust\n`,
      ),
    command: 'XDG_DATA_HOME=/data XDG_CONFIG_HOME=/data exec caddy run --config /config/Caddyfile --adapter caddyfile',
    authority: '/data/caddy/pki/authorities/local/root.crt',
  },
  // The same with a self-signed certificate at the printed path.
  nginx: {
    file: 'farol.conf',
    configure: ({ dashboard, http, https }: Ports) =>
      [
        ['127.0.0.1:3000', dashboard],
        ['listen 80;', `listen ${http};`],
        ['listen 443 ssl;', `listen ${https} ssl;`],
      ].reduce((text, [from, to]) => replace(text, from, to), printed('nginx')),
    command: [
      `cd /etc/letsencrypt/live/${PUBLIC_NAME}`,
      `openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=${PUBLIC_NAME} -addext subjectAltName=DNS:${PUBLIC_NAME} -keyout privkey.pem -out fullchain.pem 2>/dev/null`,
      'cp /config/farol.conf /etc/nginx/conf.d/',
      "exec nginx -g 'daemon off;'",
    ].join(' && '),
    authority: `/etc/letsencrypt/live/${PUBLIC_NAME}/fullchain.pem`,
  },
};
export type ProxyName = keyof typeof SERVERS;
export const PROXY_NAMES = Object.keys(SERVERS) as ProxyName[];

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Starts a proxy in front of the dashboard at `dashboard` (host:port), on the network of the host. */
export async function startProxy(name: ProxyName, dashboard: string) {
  bringImage();
  const ports = { dashboard, http: await choosePort(0), https: await choosePort(0) };
  const server = SERVERS[name];
  const directory = mkdtempSync(join(tmpdir(), `farol-${name}-`));
  writeFileSync(join(directory, server.file), server.configure(ports), { mode: 0o644 });
  execFileSync('chmod', ['755', directory]);
  const live = `/etc/letsencrypt/live/${PUBLIC_NAME}`;
  const container = docker(
    ...`run -d --network host -v ${directory}:/config:ro --tmpfs ${live} ${IMAGE} sh -ec`.split(' '),
    server.command,
  );
  const stop = () => {
    docker('rm', '-f', container);
    rmSync(directory, { recursive: true });
  };
  try {
    const proxy = speakTo(ports, await readAuthority(container, server.authority));
    await proxy.untilListening();
    return { ...proxy, stop };
  } catch (error) {
    stop();
    throw error;
  }
}
export type Proxy = Awaited<ReturnType<typeof startProxy>>;

/** The servers of Debian's packages, installed once for each machine. */
function bringImage(): void {
  if (docker('image', 'ls', '-q', IMAGE) !== '') return;
  const container = `farol-proxies-${process.pid}`;
  try {
    docker('run', '--name', container, 'debian:trixie-slim', 'sh', '-ec', INSTALL);
    docker('commit', container, IMAGE);
  } finally {
    docker('rm', '-f', container);
  }
}

/** The certificate that signs the server's, once the server has it. */
async function readAuthority(container: string, file: string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      return docker('exec', container, 'cat', file);
    } catch {
      await sleep(200);
    }
  }
  throw new Error(`the proxy has no certificate:\n${docker('logs', container)}`);
}

/** All that is answered to these bytes until the server closes, or until it has been silent for a second. */
export function exchange(socket: Socket, bytes: string): Promise<string> {
  const { promise, resolve: ended } = Promise.withResolvers<string>();
  let text = '';
  socket.setTimeout(1000, () => socket.destroy());
  socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
  socket.on('error', () => socket.destroy());
  socket.once('close', () => ended(text));
  socket.write(bytes);
  return promise;
}

interface Options {
  headers?: Record<string, string>;
  localAddress?: string;
}

function speakTo({ http, https }: Ports, ca: string) {
  const tls = { host: '127.0.0.1', port: https, servername: PUBLIC_NAME, ca } as const;

  /** A request as a browser sends it; the certificate is verified. */
  function send(
    method: string,
    path: string,
    body?: unknown,
    { headers: added, ...options }: Options = {},
  ): Promise<Answer> {
    const { promise, resolve: answered, reject } = Promise.withResolvers<Answer>();
    const headers = { host: PUBLIC_NAME, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    const sent = ask({ ...tls, agent: false, method, path, ...options, headers: { ...headers, ...added } });
    sent.once('error', reject);
    sent.once('response', (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += String(chunk)));
      answer.once('error', reject);
      answer.once('end', () => answered({ status: answer.statusCode!, headers: answer.headers, body: text }));
    });
    sent.end(body === undefined ? undefined : JSON.stringify(body));
    return promise;
  }

  /** Raw bytes over a connection of its own. */
  const open = (): TLSSocket => connect({ ...tls, ALPNProtocols: ['http/1.1'] });

  const sendRaw = (bytes: string): Promise<string> => exchange(open(), bytes);

  /** Milliseconds after which each part of a stream of events arrived, for as long as it is read. */
  function listen(path: string, headers: Record<string, string>, readMs: number): Promise<number[]> {
    const { promise, resolve: ended, reject } = Promise.withResolvers<number[]>();
    const start = performance.now();
    const times: number[] = [];
    const accept = { host: PUBLIC_NAME, accept: 'text/event-stream' };
    const sent = ask({ ...tls, agent: false, path, headers: { ...accept, ...headers } }, (answer) => {
      answer.on('data', () => times.push(performance.now() - start));
      answer.on('error', () => {});
    });
    sent.once('error', (error) => (times.length > 0 ? ended(times) : reject(error)));
    sent.end();
    setTimeout(() => {
      ended(times);
      sent.destroy();
    }, readMs);
    return promise;
  }

  async function untilListening(): Promise<void> {
    for (let attempt = 0; attempt < 50; attempt++) {
      const socket = open();
      const outcome = await Promise.race([
        once(socket, 'secureConnect').then(() => 'open'),
        once(socket, 'close'),
      ]).catch(() => 'closed');
      socket.destroy();
      if (outcome === 'open') return;
      await sleep(100);
    }
    throw new Error('the proxy does not answer');
  }

  return { httpPort: http, send, sendRaw, listen, open, untilListening };
}
