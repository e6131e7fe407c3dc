import pino from 'pino';
import { afterEach, expect, test } from 'vitest';
import { type MailServer, startMailServer } from '../testing/mail-server.ts';
import { openMail, sendInvitation, sendReset } from './mail.ts';

const FROM = 'Farol <farol@example.org>';
const LINK = { to: 'ada@example.org', link: 'https://farol.example.org/invitation#t0ken', expiresAt: new Date(0) };

let server: MailServer | undefined;
afterEach(() => server?.stop());

/** A log that keeps its lines. */
function keepLog() {
  const lines: string[] = [];
  return { lines, log: pino({}, { write: (line: string) => void lines.push(line) }) };
}
const silent = pino({ level: 'silent' });

test('an invitation is plain text with one link', async () => {
  server = await startMailServer();
  const mail = openMail({ url: server.url, from: FROM }, silent);
  expect(await sendInvitation(mail, { ...LINK, inviter: 'Grace Hopper' })).toBe(true);
  const { headers, text, recipients, isEncrypted } = await server.next();
  expect(recipients).toEqual(['ada@example.org']);
  expect(isEncrypted).toBe(true);
  expect(headers).toContain('From: Farol <farol@example.org>');
  expect(headers).toContain('To: ada@example.org');
  expect(headers).toContain('Subject: Invitation to Farol');
  expect(headers).toContain('Auto-Submitted: auto-generated');
  expect(headers.some((line) => line.startsWith('Content-Type: text/plain'))).toBe(true);
  expect(text).toContain('Grace Hopper invites you');
  expect(text.match(/https?:\S+/g)).toEqual([LINK.link]);
  expect(text).toContain('until 1970-01-01 00:00 UTC');
});

test.each([
  'Eve\r\nBcc: victim@example.org',
  'Eve\n\nhttps://evil.example',
  'Eve\u2028Subject: Pay now',
  'Eve\r\n.\r\nMAIL FROM:<eve@example.org>',
])('a name with line breaks adds no header, recipient or line: %j', async (inviter) => {
  server = await startMailServer();
  const mail = openMail({ url: server.url, from: FROM }, silent);
  await sendInvitation(mail, { ...LINK, inviter });
  const { headers, recipients, text } = await server.next();
  expect(recipients).toEqual(['ada@example.org']);
  expect(headers.filter((line) => /^(bcc|cc|to|subject):/i.test(line))).toEqual([
    'To: ada@example.org',
    'Subject: Invitation to Farol',
  ]);
  expect(text.split('\n')[0]).toMatch(/^Eve .* invites you to Farol/);
  expect(server.received).toHaveLength(1);
});

test('an address is one recipient, whatever is in it', async () => {
  server = await startMailServer();
  const mail = openMail({ url: server.url, from: FROM }, silent);
  await sendReset(mail, { ...LINK, to: 'ada@example.org,eve@example.org' });
  await sendReset(mail, { ...LINK, to: 'ada@example.org\r\nRCPT TO:<eve@example.org>' });
  expect(server.received.flatMap(({ recipients }) => recipients)).not.toContain('eve@example.org');
});

test('a message that the server refuses is logged without address and link', async () => {
  server = await startMailServer({
    onRcptTo: ({ address }, _session, done) => done(new Error(`550 no mailbox ${address}`)),
  });
  const { lines, log } = keepLog();
  expect(await sendReset(openMail({ url: server.url, from: FROM }, log), LINK)).toBe(false);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('an e-mail was not sent');
  expect(lines[0]).toContain('EENVELOPE');
  expect(lines[0]).not.toMatch(/ada@|t0ken/);
});

test('a server that is away is logged, not thrown', async () => {
  const gone = await startMailServer();
  await gone.stop();
  const { lines, log } = keepLog();
  expect(await sendReset(openMail({ url: gone.url, from: FROM }, log), LINK)).toBe(false);
  expect(lines[0]).toContain('ESOCKET');
});

test('user and password of MAIL_URL are percent-decoded', async () => {
  const seen: unknown[] = [];
  server = await startMailServer({
    authOptional: false,
    onAuth({ username, password }, _session, done) {
      seen.push([username, password]);
      done(null, { user: username });
    },
  });
  const url = server.url.replace('//', '//farol%40example.org:p%3Aw%2F1@');
  expect(await sendReset(openMail({ url, from: FROM }, silent), LINK)).toBe(true);
  expect(seen).toEqual([['farol@example.org', 'p:w/1']]);
});

test('a server on this machine may be without TLS; any other must offer STARTTLS with a valid certificate', async () => {
  server = await startMailServer({ hideSTARTTLS: true });
  expect(await sendReset(openMail({ url: server.url, from: FROM }, silent), LINK)).toBe(true);
  expect((await server.next()).isEncrypted).toBe(false);
  // 0.0.0.0 reaches this machine, but is no loopback address.
  const url = server.url.replace('127.0.0.1', '0.0.0.0');
  expect(await sendReset(openMail({ url, from: FROM }, silent), LINK)).toBe(false);
  await server.stop();
  server = await startMailServer();
  const selfSigned = server.url.replace('127.0.0.1', '0.0.0.0');
  expect(await sendReset(openMail({ url: selfSigned, from: FROM }, silent), LINK)).toBe(false);
  expect(server.received).toEqual([]);
});
