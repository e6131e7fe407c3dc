import { existsSync } from 'node:fs';

/** Ends with 1, saying why, unless the tunnel may be started. */
const faults = [];
const { AUTH, TUNNEL_TOKEN } = process.env;
if (AUTH !== 'accounts') {
  faults.push(
    'the API has no login yet: whoever found the tunnel would own the laboratory; use ssh -L 3000:127.0.0.1:3000',
  );
}
const hasCredentials = existsSync(new URL('credentials.json', import.meta.url));
if (TUNNEL_TOKEN && hasCredentials) {
  faults.push(
    'there are TUNNEL_TOKEN and credentials.json: with a token, config.yml is ignored; remove one of the two',
  );
}
if (!TUNNEL_TOKEN && !hasCredentials) {
  faults.push(
    'there is neither TUNNEL_TOKEN nor docker/cloudflared/credentials.json: cloudflared cannot know its tunnel',
  );
}
if (faults.length > 0) {
  process.stderr.write(`The tunnel is not started:\n${faults.map((fault) => `  ${fault}\n`).join('')}`);
  process.exit(1);
}
