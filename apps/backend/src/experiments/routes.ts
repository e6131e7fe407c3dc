import { createRoute, z } from '@hono/zod-openapi';
import {
  changeExperimentStatusSchema,
  DEFAULT_LIMIT,
  experimentIdSchema,
  experimentListSchema,
  experimentPreviewSchema,
  experimentShownSchema,
  gameSchema,
  invalidRequest,
  listExperimentsQuerySchema,
  listReplicatesQuerySchema,
  materialiseSchema,
  replicateListSchema,
  resultsQuerySchema,
  resultsSchema,
} from '@farol/api';
import { type CellResult, cellOf, designSchema, variedPathsOf } from '@farol/experiments';
import { v7 as uuidv7 } from 'uuid';
import type { Tools } from '../tools.ts';
import { readAtOnce } from '../database/connection.ts';
import { showGame } from '../games/queries.ts';
import { answerOnce } from '../http/answer-once.ts';
import { fileLabelOf } from '../http/file-name.ts';
import { answers, createRouter, jsonBody } from '../http/router.ts';
import { readWorkers } from '../operations/queries.ts';
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
  type Place,
  showExperiment,
  showReplicate,
} from './queries.ts';
import { describeCells, writeCsv } from './results.ts';
import { surveyDesign } from './survey-design.ts';
import { changeStatus, refuseRunning } from './transitions.ts';
import { writeParquet } from './write-parquet.ts';

const params = z.object({ id: experimentIdSchema });
const tags = ['experiments'];
const TYPES = { csv: 'text/csv; charset=utf-8', parquet: 'application/vnd.apache.parquet' };
const file = { schema: z.string().meta({ format: 'binary' }) };

export function experimentRoutes({ db, boss, threads }: Tools) {
  const routes = createRouter();
  const show = async (row: ExperimentRow) => showExperiment(row, (await countTaken(db, [row.id])).get(row.id) ?? 0);

  const create = createRoute({
    method: 'post',
    path: '/experiments',
    tags,
    summary: 'Design an experiment: a game, what varies in it, and how often each variant is played',
    request: jsonBody(designSchema),
    responses: answers(201, experimentShownSchema, 'The new experiment, a draft'),
  });
  routes.openapi(create, async (c) => {
    const design = c.req.valid('json');
    const id = uuidv7();
    const { kind } = design.base.rules;
    const name =
      design.name ??
      `${kind}: ${variedPathsOf(design)
        .map(({ path }) => path)
        .join(', ')}`.slice(0, 200);
    const survey = await surveyDesign(design);
    const rounds = survey.rounds.reduce((sum, each) => sum + each, 0);
    return answerOnce(c, db, async (trx) => {
      const row = await insertExperiment(trx, c.get('viewer'), { id, name, design, rounds });
      return { status: 201, body: showExperiment(row, 0), location: `/experiments/${id}` };
    }) as never;
  });

  const preview = createRoute({
    method: 'post',
    path: '/experiments/preview',
    tags,
    summary: 'See what a design comes to, without making an experiment of it',
    request: jsonBody(designSchema),
    responses: answers(200, experimentPreviewSchema, 'Its cells, games and rounds, and how long they may take'),
  });
  routes.openapi(preview, async (c) => {
    const workers = await readWorkers(db);
    const workerThreads = workers.reduce((sum, worker) => sum + worker.threads, 0);
    const design = c.req.valid('json');
    return c.json(await previewExperiment(threads, design, await surveyDesign(design), workerThreads), 200);
  });

  const list = createRoute({
    method: 'get',
    path: '/experiments',
    tags,
    summary: 'List experiments, the newest first',
    request: { query: listExperimentsQuerySchema },
    responses: answers(200, experimentListSchema, 'A page of experiments'),
  });
  routes.openapi(list, async (c) => {
    const { status, limit = DEFAULT_LIMIT, cursor } = c.req.valid('query');
    if (cursor !== undefined && !experimentIdSchema.safeParse(cursor).success) throw badCursor();
    const rows = await listExperiments(db, c.get('viewer'), { status, limit: limit + 1, cursor });
    const page = rows.slice(0, limit);
    const running = page.filter((row) => row.status === 'running').map(({ id }) => id);
    const taken = await countTaken(db, running);
    const experiments = page.map((row) => showExperiment(row, taken.get(row.id) ?? 0));
    return c.json({ experiments, next: rows.length > limit ? page.at(-1)!.id : null }, 200);
  });

  const read = createRoute({
    method: 'get',
    path: '/experiments/{id}',
    tags,
    summary: 'Read an experiment: its design and how far it is',
    request: { params },
    responses: answers(200, experimentShownSchema, 'The experiment'),
  });
  routes.openapi(read, async (c) =>
    c.json(await show(await findExperiment(db, c.get('viewer'), c.req.valid('param').id)), 200),
  );

  const change = createRoute({
    method: 'patch',
    path: '/experiments/{id}/status',
    tags,
    summary: 'Start, pause, resume or cancel an experiment',
    request: { params, ...jsonBody(changeExperimentStatusSchema) },
    responses: answers(200, experimentShownSchema, 'The experiment as it is now'),
  });
  routes.openapi(change, async (c) => {
    const row = await db.transaction().execute(async (trx) => {
      const experiment = await findExperiment(trx, c.get('viewer'), c.req.valid('param').id, { lock: true });
      return changeStatus(trx, boss, experiment, c.req.valid('json').action);
    });
    return c.json(await show(row), 200);
  });

  const remove = createRoute({
    method: 'delete',
    path: '/experiments/{id}',
    tags,
    summary: 'Remove an experiment with all that came of it; games made of its games stay',
    request: { params },
    responses: { 204: { description: 'It is gone' }, default: answers(200, experimentShownSchema, '').default },
  });
  routes.openapi(remove, async (c) => {
    await db.transaction().execute(async (trx) => {
      const experiment = await findExperiment(trx, c.get('viewer'), c.req.valid('param').id, { lock: true });
      refuseRunning(experiment, 'remove it');
      await deleteExperiment(trx, experiment);
    });
    return c.body(null, 204);
  });

  const results = createRoute({
    method: 'get',
    path: '/experiments/{id}/results',
    tags,
    summary: 'What came of each cell, also while the experiment runs',
    request: { params, query: resultsQuerySchema },
    responses: {
      200: {
        description: 'Each cell with data; as CSV or Parquet a row for each cell and statistic',
        headers: {
          'Content-Disposition': { description: 'A name for the Parquet file', schema: { type: 'string' as const } },
        },
        content: { 'application/json': { schema: resultsSchema }, [TYPES.csv]: file, [TYPES.parquet]: file },
      },
      default: answers(200, resultsSchema, '').default,
    },
  });
  routes.openapi(results, async (c) => {
    const viewer = c.get('viewer');
    const { id } = c.req.valid('param');
    const { format = 'json' } = c.req.valid('query');
    return readAtOnce(db, async (trx) => {
      const experiment = await findExperiment(trx, viewer, id);
      if (format === 'csv') {
        return c.body(await writeCsv(trx, experiment), 200, { 'Content-Type': TYPES.csv }) as never;
      }
      if (format === 'parquet') {
        const fileName = `${fileLabelOf(experiment.name, 'experiment')}-${id.slice(-8)}.parquet`;
        return c.body(await writeParquet(trx, experiment), 200, {
          'Content-Type': TYPES.parquet,
          'Content-Disposition': `attachment; filename="${fileName}"`,
        }) as never;
      }
      const cells: CellResult[] = [];
      for await (const cell of describeCells(trx, experiment)) cells.push(cell);
      return c.json({ id, status: experiment.status, cells } as never, 200);
    });
  });

  const listGames = createRoute({
    method: 'get',
    path: '/experiments/{id}/games',
    tags,
    summary: 'List the games of an experiment, by cell and replicate',
    request: { params, query: listReplicatesQuerySchema },
    responses: answers(200, replicateListSchema, 'A page of games'),
  });
  routes.openapi(listGames, async (c) => {
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
      ...(cursor === undefined ? {} : { after: placeOf(cursor) }),
    });
    const page = rows.slice(0, limit);
    const rounds = new Map(page.map((row) => [row.cell, 0]));
    for (const number of rounds.keys()) rounds.set(number, cellOf(experiment.design, number).rounds);
    const games = page.map((row) => showReplicate(experiment, rounds.get(row.cell)!, row));
    const last = page.at(-1);
    return c.json({ games, next: rows.length > limit && last ? `${last.cell}.${last.replicate}` : null }, 200);
  });

  const materialise = createRoute({
    method: 'post',
    path: '/experiments/{id}/games',
    tags,
    summary: 'Make an ordinary game of one of its games, to look inside',
    request: { params, ...jsonBody(materialiseSchema) },
    responses: answers(201, gameSchema, 'The new game, a draft; simulated, it comes to the same digest'),
  });
  routes.openapi(materialise, async (c) => {
    const { id } = c.req.valid('param');
    const { cell, replicate, name } = c.req.valid('json');
    const viewer = c.get('viewer');
    return answerOnce(c, db, async (trx) => {
      const experiment = await findExperiment(trx, viewer, id);
      const game = await makeGame(trx, viewer, experiment, { cell, replicate }, name);
      return { status: 201, body: showGame(game), location: `/games/${game.id}` };
    }) as never;
  });

  return routes;
}

const badCursor = () =>
  invalidRequest([{ field: 'cursor', message: 'must be the `next` of the page before' }], 'query');

function placeOf(cursor: string): Place {
  const [, cell, replicate] = /^(\d{1,6})\.(\d{1,6})$/.exec(cursor) ?? [];
  if (cell === undefined) throw badCursor();
  return { cell: Number(cell), replicate: Number(replicate) };
}
