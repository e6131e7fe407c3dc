import { setImmediate } from 'node:timers/promises';
import { invalidRequest, MAX_PARQUET_ROUNDS, ROUND_ROUTES } from '@farol/api';
import type { Tools } from '../tools.ts';
import { findGame, type GameRow } from '../games/queries.ts';
import { fileLabelOf } from '../http/file-name.ts';
import { createRouter } from '../http/router.ts';
import { windowOf } from '../series/window-of.ts';
import { readWindow } from './read-window.ts';
import { writeParquet } from './write-parquet.ts';
import { CSV, NDJSON, writeText } from './write-text.ts';

/** A batch of rounds, their encoded form, and the ends of lines that are kept. */
const EXPORT_BYTES = 8 * 2 ** 20;
/** Of curves and benefit, where they are tabulated. */
const BYTES_OF_BENEFIT = 32;

const TYPES = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson',
  parquet: 'application/vnd.apache.parquet',
};

export function exportRoutes({ db, log }: Tools) {
  const routes = createRouter();

  routes.openapi(ROUND_ROUTES.export, async (c) => {
    const { format = 'csv', ...asked } = c.req.valid('query');
    const game = await findGame(db, c.get('viewer'), c.req.valid('param').id);
    const { from, to } = windowOf(game, asked);
    if (format === 'parquet' && to - from > MAX_PARQUET_ROUNDS) {
      const message = `at most ${MAX_PARQUET_ROUNDS} rounds fit into a Parquet file: take ${from + 1} to ${from + MAX_PARQUET_ROUNDS} first`;
      throw invalidRequest([{ field: 'to', message }], 'query');
    }
    await c.get('reserve')(EXPORT_BYTES + BYTES_OF_BENEFIT * game.agents);
    const isWhole = from === 0 && to === game.rounds_played;
    const notes = {
      'farol.manifest': JSON.stringify(game.manifest),
      'farol.rounds': JSON.stringify({
        ...(to > from ? { from: from + 1, to } : {}),
        played: game.rounds_played,
        planned: game.rounds_planned,
      }),
      ...(isWhole ? { 'farol.digest': game.digest } : {}),
    };

    async function* write(): AsyncGenerator<Uint8Array> {
      try {
        const pieces = readWindow(db, game, from, to);
        const chunks =
          format === 'parquet' ? writeParquet(notes, pieces) : writeText(format === 'csv' ? CSV : NDJSON, pieces);
        for await (const chunk of chunks) {
          yield chunk;
          // A fast client would otherwise have this thread to itself for a whole batch: other requests go between.
          await setImmediate();
        }
      } catch (error) {
        log.error({ error, gameId: game.id, requestId: c.get('requestId') }, 'an export broke off');
        // The connection is cut: whoever reads sees that the file is not whole.
        throw new Error('the export broke off', { cause: error });
      }
    }
    // Nothing is read before the client reads, and nothing after it has gone.
    const body = ReadableStream.from(write());
    return c.body(body as ReadableStream, 200, {
      'Content-Type': TYPES[format],
      'Content-Disposition': `attachment; filename="${fileNameOf(game, from, to)}.${format}"`,
      'Cache-Control': 'no-store',
      'X-Farol-Game': game.id,
      'X-Farol-Rows': String(to - from),
      'X-Farol-Rounds': `${to > from ? `${from + 1}-${to}` : '*'}/${game.rounds_played}`,
      ...(isWhole ? { 'X-Farol-Digest': game.digest } : {}),
    });
  });

  return routes;
}

/** my-bar-1f0c9a2b-1-5000 with all rounds; my-bar-1f0c9a2b-rounds-1001-2000-of-5000 with a part of them */
function fileNameOf({ id, name, rounds_played: played }: GameRow, from: number, to: number): string {
  const label = `${fileLabelOf(name, 'game')}-${id.slice(-8)}`;
  if (to === from) return `${label}-empty`;
  return to - from === played ? `${label}-1-${played}` : `${label}-rounds-${from + 1}-${to}-of-${played}`;
}
