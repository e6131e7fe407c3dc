import { type NextRequest, NextResponse } from 'next/server';
import { contentPolicy } from './server/content-policy.ts';

/** Gives each page a policy with a nonce of its own, which Next and the layout put on their inline scripts. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('Content-Security-Policy', policy);
  const answer = NextResponse.next({ request: { headers } });
  answer.headers.set('Content-Security-Policy', policy);
  return answer;
}

/** Pages; not the API behind the dashboard, nor built files. */
export const config = { matcher: '/((?!api/|_next/|health$|icon).*)' };
