import { answerProblem } from './answer-problem.ts';

const escape = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/**
 * Refuses a request that a proxy received below a path (X-Forwarded-Prefix). Links and scripts of the pages start at the
 * root: below a path all of them would lead elsewhere.
 */
export function refuseSubPath(request: Request): Response {
  const prefix = escape((request.headers.get('x-forwarded-prefix') ?? '').slice(0, 100));
  const words =
    `A proxy serves Farol below the path ${prefix}, and Farol only works at the root of a host name. ` +
    'Give Farol a host name of its own, such as farol.example.org, and set PUBLIC_URL to its address; ' +
    'docs/operating.md shows a proxy';
  if (!(request.headers.get('accept') ?? '').includes('text/html')) return answerProblem('no-such-route', words);
  const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Farol cannot be served below a path</title>
<body style="font: 1.1rem/1.5 sans-serif; max-width: 40rem; margin: 4rem auto; padding: 0 1rem">
<h1>Farol cannot be served below a path</h1>
<p>${words}.</p>
</body>
</html>
`;
  return new Response(page, {
    status: 404,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}
