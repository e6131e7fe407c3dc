import { PUBLIC_NAME } from './proxies.ts';

/** Status of each answer in these bytes. */
export const statusesOf = (text: string) => [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));

export const HOST = `Host: ${PUBLIC_NAME}\r\n`;
const HIDDEN = `GET /api/games HTTP/1.1\r\n${HOST}\r\n`;
/** Requests that two servers could end at different bytes; each hides a second one. */
export const SMUGGLING = {
  'CL.TE': `Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${HIDDEN}`,
  'TE.CL': `Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n5c\r\n${HIDDEN.padEnd(0x5c)}\r\n0\r\n\r\n`,
  'two Content-Length': `Content-Length: 0\r\nContent-Length: ${HIDDEN.length}\r\n\r\n${HIDDEN}`,
  'a space before the colon': `Content-Length: 5\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n${HIDDEN}`,
  'a signed Content-Length': `Content-Length: +5\r\n\r\n0\r\n\r\n${HIDDEN}`,
  'obs-fold': `X-Folded: a\r\n Content-Length: 5\r\nContent-Length: 0\r\n\r\n${HIDDEN}`,
} satisfies Record<string, string>;
