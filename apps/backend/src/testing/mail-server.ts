import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface ReceivedMail {
  recipients: string[];
  /** The message as it came, headers and all. */
  raw: string;
  /** Headers, each on one line. */
  headers: string[];
  /** The text as people read it. */
  text: string;
  isEncrypted: boolean;
}

/** Undoes quoted-printable. */
const decode = (text: string) =>
  Buffer.from(
    text
      .replace(/=\r?\n/g, '')
      .replace(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();

function readMail(raw: string, recipients: string[], isEncrypted: boolean): ReceivedMail {
  const cut = raw.indexOf('\r\n\r\n');
  const headers = raw
    .slice(0, cut)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const body = raw.slice(cut + 4).replaceAll('\r\n', '\n');
  const isQuoted = headers.some((line) => /^Content-Transfer-Encoding: quoted-printable$/i.test(line));
  return { recipients, raw, headers, text: isQuoted ? decode(body) : body, isEncrypted };
}

/** A real SMTP server that keeps what it receives. */
export async function startMailServer(options: SMTPServerOptions = {}) {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    // Its own certificate is good enough here; without a logger it does not warn of it.
    logger: false,
    ...options,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        received.push(readMail(Buffer.concat(chunks).toString(), recipients, session.secure));
        done();
      });
    },
  });
  // A client that refuses the server's certificate breaks the connection.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  let read = 0;
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    received,
    /** The next message that no test has read. */
    async next(): Promise<ReceivedMail> {
      for (let tries = 0; received.length <= read; tries++) {
        if (tries > 400) throw new Error('no e-mail came within 10 s');
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      return received[read++];
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
export type MailServer = Awaited<ReturnType<typeof startMailServer>>;
