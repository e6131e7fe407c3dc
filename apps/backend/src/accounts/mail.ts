import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';
import type { AccountSettings } from '../account-settings.ts';

/** An e-mail in plain text. */
interface Message {
  to: string;
  subject: string;
  text: string;
}

export interface Mail {
  /** Sends a message; false if the server did not take it, which is logged. */
  send(message: Message): Promise<boolean>;
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 20_000;

/** Loopback, or a container's name without a dot: the message crosses no network that others share. */
const isNear = (host: string) =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host) || /^[a-z][a-z0-9_-]*$/i.test(host);

/** Sends e-mails by the server of MAIL_URL. */
export function openMail({ url, from }: NonNullable<AccountSettings['mail']>, log: Logger): Mail {
  const { protocol, hostname, port, username, password } = new URL(url);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const isTls = protocol === 'smtps:';
  const transport = createTransport({
    host,
    port: port === '' ? (isTls ? 465 : 587) : Number(port),
    secure: isTls,
    // STARTTLS is used where it is offered. A near server may do without, so its certificate proves nothing either.
    requireTLS: !isTls && !isNear(host),
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: isTls || !isNear(host) },
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    dnsTimeout: CONNECT_MS,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text }) {
      try {
        await transport.sendMail({
          from,
          // An object is one address, whatever commas are in it.
          to: { name: '', address: to },
          subject,
          text,
          // Programs that answer mail, such as absence notices, leave it alone.
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return true;
      } catch (error) {
        // The message of an SMTP error may repeat the address, so only its codes are logged.
        const { code, command, responseCode } = error as { code?: string; command?: string; responseCode?: number };
        log.error({ code, command, responseCode, subject }, 'an e-mail was not sent: check MAIL_URL');
        return false;
      }
    },
  };
}

/** A name on one line, so that it cannot look like a part of the message. */
const onOneLine = (name: string) => name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();

const until = (time: Date) => `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

const IGNORE = 'If you did not expect this message, ignore it.';

interface Link {
  to: string;
  link: string;
  expiresAt: Date;
}

/** Sends an invitation. `inviter`: name of the person who invites. */
export function sendInvitation(mail: Mail, { to, link, expiresAt, inviter }: Link & { inviter: string }) {
  const text = `${onOneLine(inviter)} invites you to Farol, a laboratory for crowd games.

Create your account here:
${link}

The link works once, until ${until(expiresAt)}. ${IGNORE}
`;
  return mail.send({ to, subject: 'Invitation to Farol', text });
}

/** Confirms the address of a sign-up. It contains nothing that a stranger typed in. */
export function sendSignUp(mail: Mail, { to, link, expiresAt }: Link) {
  const text = `Somebody, probably you, asked for an account at Farol with this e-mail address.

Confirm the address and choose a password here:
${link}

The link works once, until ${until(expiresAt)}. ${IGNORE} No account is created then.
`;
  return mail.send({ to, subject: 'Confirm your e-mail address', text });
}

/** Answers a sign-up with an address that has an account: only its owner learns so. */
export function sendAccountExists(mail: Mail, { to, link }: Omit<Link, 'expiresAt'>) {
  const text = `Somebody, probably you, asked for an account at Farol with this e-mail address. It already has one.

Sign in here, or reset a forgotten password there:
${link}

${IGNORE} Nothing was changed.
`;
  return mail.send({ to, subject: 'You already have an account', text });
}

/** Sends the link that resets a password. */
export function sendReset(mail: Mail, { to, link, expiresAt }: Link) {
  const text = `Somebody, probably you, asked to reset the password of your account at Farol.

Set a new password here:
${link}

The link works once, until ${until(expiresAt)}. ${IGNORE} Your password stays as it is.
`;
  return mail.send({ to, subject: 'Reset your password', text });
}
