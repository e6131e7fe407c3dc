import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { Pool } from 'pg';

/**
 * The baseline of `pnpm bench api`: the same queries on the same database, with no
 * validation, no log, no metrics and no game. POST …/rounds does the minimum of a durable step.
 */
const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });
const owner = '00000000-0000-7000-8000-000000000001';
const snapshot = Buffer.alloc(4096, 'farol');

async function step(id: string) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query('SELECT * FROM games WHERE id = $1 AND owner_id = $2 FOR UPDATE', [id, owner]);
    await client.query('UPDATE games SET version = version + 1, updated_at = now() WHERE id = $1', [id]);
    await client.query(
      `INSERT INTO bare_snapshots (game_id, snapshot) VALUES ($1, $2)
       ON CONFLICT (game_id) DO UPDATE SET snapshot = excluded.snapshot`,
      [id, snapshot],
    );
    await client.query('COMMIT');
    return rows[0];
  } finally {
    client.release();
  }
}

const app = new Hono();
app.get('/games/:id', async (c) => {
  const { rows } = await pool.query('SELECT * FROM games WHERE id = $1 AND owner_id = $2', [c.req.param('id'), owner]);
  return c.json(rows[0]);
});
app.get('/health', async (c) => {
  await pool.query('SELECT 1');
  return c.json({ status: 'ok' });
});
app.post('/games/:id/rounds', async (c) => c.json(await step(c.req.param('id')), 201));

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => process.send?.({ listening: port }));
for (const signal of ['SIGTERM', 'disconnect']) process.on(signal, () => process.exit(0));
