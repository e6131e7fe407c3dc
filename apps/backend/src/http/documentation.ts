import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Hono } from 'hono';
import type { Env } from './router.ts';

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
<script>SwaggerUIBundle({ url: 'openapi.json', dom_id: '#api', deepLinking: true, tryItOutEnabled: true });</script>
</html>
`;

/** The page that shows /openapi.json; its files come from this server, so it needs no network. */
export function documentationRoutes() {
  const routes = new Hono<Env>();
  const resolve = createRequire(import.meta.url).resolve;
  routes.get('/docs', (c) => c.html(PAGE));
  for (const [file, type] of Object.entries(ASSETS)) {
    routes.get(`/docs/${file}`, (c) => {
      const content = readFileSync(resolve(`swagger-ui-dist/${file}`));
      return c.body(content, 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=86400' });
    });
  }
  return routes;
}
