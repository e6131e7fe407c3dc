import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Hono } from 'hono';
import { type Env, needsAccount } from './router.ts';

const ASSETS = {
  'swagger-ui.css': 'text/css',
  'swagger-ui-bundle.js': 'text/javascript',
} as const;

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Farol API</title>
<link rel="stylesheet" href="docs/swagger-ui.css">
<div id="api"></div>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</html>
`;

/** The start of the page, in a file of its own: the page runs no inline script. */
const START = "SwaggerUIBundle({ url: 'openapi.json', dom_id: '#api', deepLinking: true, tryItOutEnabled: true });\n";

/** Ways to authenticate, by the names that routes use; see router.ts. */
export const SECURITY_SCHEMES = {
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Secure-farol.session_token',
    description: 'the session of a person who signed in by POST /session',
  },
  key: { type: 'http', scheme: 'bearer', description: 'an API key of POST /account/keys' },
  token: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'a token of POST /account/token, for 15 minutes',
  },
  link: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Secure-farol.link',
    description: 'a share link opened by POST /links/open: it reads what it shows',
  },
} as const;

/** The page that shows /openapi.json; its files come from this server, so it needs no network. */
export function documentationRoutes() {
  const routes = new Hono<Env>();
  const resolve = createRequire(import.meta.url).resolve;
  routes.use('/docs', needsAccount);
  routes.get('/docs', (c) => c.html(PAGE));
  routes.get('/docs/start.js', (c) => c.body(START, 200, { 'Content-Type': 'text/javascript' }));
  for (const [file, type] of Object.entries(ASSETS)) {
    routes.get(`/docs/${file}`, (c) => {
      const content = readFileSync(resolve(`swagger-ui-dist/${file}`));
      return c.body(content, 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=86400' });
    });
  }
  return routes;
}
