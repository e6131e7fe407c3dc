import { DEFAULT_LIMIT, EXPERIMENT_ACTIONS, EXPERIMENT_ROUTES, experimentIdSchema, invalidRequest } from '@farol/api';
import { type CellResult, cellOf, DESIGN_ROUTES, mostReplicates, variedPathsOf } from '@farol/experiments';
import { v7 as uuidv7 } from 'uuid';
import type { Tools } from '../tools.ts';
import { type Queryable, readAtOnce } from '../database/connection.ts';
import { showGame } from '../games/queries.ts';
import { answerOnce } from '../http/answer-once.ts';
import { fileLabelOf } from '../http/file-name.ts';
import { etagOf, refuseLate } from '../http/if-match.ts';
import { createRouter } from '../http/router.ts';
import { setHeader } from '../http/set-header.ts';
import { refuseCreation } from '../owners/quotas.ts';
import { readWorkers } from '../operations/queries.ts';
import { prepareCount } from './count-agent-rounds.ts';
import { makeGame } from './make-game.ts';
import { previewExperiment } from './preview-experiment.ts';
import {
  countTaken,
  deleteExperiment,
  type ExperimentRow,
  findExperiment,
  insertExperiment,
  listExperiments,
  listReplicates,
  type ReplicateKey,
  showExperiment,
  showReplicate,
} from './queries.ts';
import type { ThreadPool } from '../threads/pool.ts';
import { describeCells, progressOf, writeCsv } from './results.ts';
import { surveyDesign } from './survey-design.ts';
import { changeStatus, refuseRunning } from './transitions.ts';
import { writeParquet } from './write-parquet.ts';

const TYPES = { csv: 'text/csv; charset=utf-8', parquet: 'application/vnd.apache.parquet' };

export function experimentRoutes(tools: Tools & { checks: ThreadPool }) {
  const { db, threads, checks, quotas } = tools;
  const routes = createRouter();
  const show = async (row: ExperimentRow, read: Queryable = db) =>
    showExperiment(row, (await countTaken(read, [row.id])).get(row.id) ?? 0);

  routes.openapi(DESIGN_ROUTES.create, async (c) => {
    const design = c.req.valid('json');
    const id = uuidv7();
    const { kind } = design.base.rules;
    const name =
      design.name ??
      `${kind}: ${variedPathsOf(design)
        .map(({ path }) => path)
        .join(', ')}`.slice(0, 200);
    const survey = await surveyDesign(checks, design, c.req.raw.signal);
    const rounds = survey.rounds.reduce((sum, each) => sum + each, 0);
    return answerOnce(c, db, async (trx) => {
      await refuseCreation(trx, quotas, c.get('viewer').ownerId, survey.rounds.length * mostReplicates(design));
      const row = await insertExperiment(trx, c.get('viewer'), { id, name, design, rounds });
      return { status: 201, body: showExperiment(row, 0), revision: row.version, location: `/experiments/${id}` };
    });
  });

  routes.openapi(DESIGN_ROUTES.preview, async (c) => {
    const workers = await readWorkers(db);
    const workerThreads = workers.reduce((sum, worker) => sum + worker.threads, 0);
    const design = c.req.valid('json');
    return c.json(
      await previewExperiment(threads, design, await surveyDesign(checks, design, c.req.raw.signal), workerThreads),
      200,
    );
  });

  routes.openapi(EXPERIMENT_ROUTES.list, async (c) => {
    const { status, owner, limit = DEFAULT_LIMIT, cursor } = c.req.valid('query');
    if (cursor !== undefined && !experimentIdSchema.safeParse(cursor).success) throw badCursor();
    const rows = await listExperiments(db, c.get('viewer'), { status, owner, limit: limit + 1, cursor });
    const page = rows.slice(0, limit);
    const running = page.filter((row) => row.status === 'running').map(({ id }) => id);
    const taken = await countTaken(db, running);
    const experiments = page.map((row) => showExperiment(row, taken.get(row.id) ?? 0));
    return c.json({ experiments, next: rows.length > limit ? page.at(-1)!.id : null }, 200);
  });

  routes.openapi(EXPERIMENT_ROUTES.read, async (c) => {
    const shown = await show(await findExperiment(db, c.get('viewer'), c.req.valid('param').id));
    setHeader(c, 'ETag', etagOf(shown.revision));
    return c.json(shown, 200);
  });

  routes.openapi(EXPERIMENT_ROUTES.changeStatus, async (c) => {
    const asked = await findExperiment(db, c.get('viewer'), c.req.valid('param').id, { may: 'play' });
    const countAgentRounds = await prepareCount(tools, asked, c.req.raw.signal);
    return answerOnce(c, db, async (trx) => {
      const experiment = await findExperiment(trx, c.get('viewer'), c.req.valid('param').id, {
        lock: true,
        may: 'play',
      });
      const { action } = c.req.valid('json');
      refuseLate(c.req.valid('header')['if-match'], experiment.version, () => [
        { field: 'status', now: experiment.status, sent: EXPERIMENT_ACTIONS[action].to },
      ]);
      const changed = await changeStatus(trx, tools, experiment, action, countAgentRounds);
      return { status: 200, body: await show(changed, trx), revision: changed.version };
    });
  });

  routes.openapi(EXPERIMENT_ROUTES.remove, async (c) => {
    return answerOnce(c, db, async (trx) => {
      const experiment = await findExperiment(trx, c.get('viewer'), c.req.valid('param').id, {
        lock: true,
        may: 'own',
      });
      refuseLate(c.req.valid('header')['if-match'], experiment.version);
      refuseRunning(experiment, 'remove it');
      await deleteExperiment(trx, experiment);
      return { status: 204, body: null };
    });
  });

  routes.openapi(EXPERIMENT_ROUTES.results, async (c) => {
    const viewer = c.get('viewer');
    const { id } = c.req.valid('param');
    const { format = 'json' } = c.req.valid('query');
    return readAtOnce(db, async (trx) => {
      const experiment = await findExperiment(trx, viewer, id);
      const { finished, needed } = progressOf(experiment);
      c.header('X-Farol-Games', `${finished}/${needed}`);
      if (format !== 'json') {
        c.header('Content-Type', TYPES[format]);
        c.header('Content-Disposition', `attachment; filename="${fileNameOf(experiment)}.${format}"`);
        return c.body(await (format === 'csv' ? writeCsv(trx, experiment) : writeParquet(trx, experiment)), 200);
      }
      const cells: CellResult[] = [];
      for await (const cell of describeCells(trx, experiment)) cells.push(cell);
      return c.json({ id, status: experiment.status, cells }, 200);
    });
  });

  routes.openapi(EXPERIMENT_ROUTES.listGames, async (c) => {
    const { cell, status, limit = DEFAULT_LIMIT, cursor } = c.req.valid('query');
    const experiment = await findExperiment(db, c.get('viewer'), c.req.valid('param').id);
    if (cell !== undefined && cell >= experiment.cells) {
      const message = `must be from 0 to ${experiment.cells - 1}: this experiment has no others`;
      throw invalidRequest([{ field: 'cell', message }], 'query');
    }
    const rows = await listReplicates(db, experiment.id, {
      limit: limit + 1,
      ...(cell === undefined ? {} : { cell }),
      ...(status === undefined ? {} : { status }),
      ...(cursor === undefined ? {} : { after: readCursor(cursor) }),
    });
    const page = rows.slice(0, limit);
    const rounds = new Map(page.map((row) => [row.cell, 0]));
    for (const number of rounds.keys()) rounds.set(number, cellOf(experiment.design, number).rounds);
    const games = page.map((row) => showReplicate(experiment, rounds.get(row.cell)!, row));
    const last = page.at(-1);
    return c.json({ games, next: rows.length > limit && last ? `${last.cell}.${last.replicate}` : null }, 200);
  });

  routes.openapi(EXPERIMENT_ROUTES.materialise, async (c) => {
    const { id } = c.req.valid('param');
    const { cell, replicate, name } = c.req.valid('json');
    const viewer = c.get('viewer');
    return answerOnce(c, db, async (trx) => {
      const experiment = await findExperiment(trx, viewer, id);
      await refuseCreation(trx, quotas, viewer.ownerId);
      const game = await makeGame(trx, viewer, experiment, { cell, replicate }, name);
      return { status: 201, body: showGame(game), revision: game.revision, location: `/games/${game.id}` };
    });
  });

  return routes;
}

/** my-sweep-1f0c9a2b; while games are missing, my-sweep-1f0c9a2b-240-of-1000-games */
function fileNameOf(experiment: ExperimentRow): string {
  const { finished, needed } = progressOf(experiment);
  const part = finished < needed ? `-${finished}-of-${needed}-games` : '';
  return `${fileLabelOf(experiment.name, 'experiment')}-${experiment.id.slice(-8)}${part}`;
}

const badCursor = () =>
  invalidRequest([{ field: 'cursor', message: 'must be the `next` of the page before' }], 'query');

function readCursor(cursor: string): ReplicateKey {
  const [, cell, replicate] = /^(\d{1,6})\.(\d{1,6})$/.exec(cursor) ?? [];
  if (cell === undefined) throw badCursor();
  return { cell: Number(cell), replicate: Number(replicate) };
}
