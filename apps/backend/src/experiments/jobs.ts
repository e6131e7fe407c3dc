import { type Cell, cellsOf, manifestDigest, manifestOf, replicateSeed, transientOf } from '@farol/shared';
import type { Manifest } from '@farol/kernel';
import type { Backend } from '../backend.ts';
import type { Database } from '../database/connection.ts';
import { bookPlay } from '../rounds/enqueue-play.ts';
import { enqueueExperiment, type ExperimentJob } from './enqueue-experiment.ts';
import { findKnown } from './find-known.ts';
import type { PlayedReplicate, ReplicateTask } from './play-ensemble.ts';
import { type ExperimentRow, lockExperiment } from './queries.ts';
import { type FinishedReplicate, releaseTaken, storeBundle } from './store-bundle.ts';
import { giveBackAfterEnd, takeBundle, type TakenReplicate } from './take-bundle.ts';

/** After a turn of this length an experiment goes to the back of the queue. */
const TURN_MS = 5000;
/** A bundle grows until it takes about so long, from few games that may be long ones. */
const BUNDLE = { ms: 1000, first: 4, most: 512, growth: 8 };
/** A game that so many workers ended with is given up. */
const HOPELESS_TRIES = 5;

export type ExperimentTools = Pick<Backend, 'db' | 'boss' | 'players' | 'changes' | 'log' | 'metrics'>;

/** Games that this job has taken, of an experiment as it was then. */
interface Bundle {
  experiment: ExperimentRow;
  taken: TakenReplicate[];
}

interface Turn {
  jobId: string;
  size: number;
  playedMs: number;
  cells: Cell[];
  /** Of each cell the manifest of its first replicate: only the seed tells it from the others. */
  manifests: Map<number, Manifest>;
  /** The version that the experiment had when the bundle was taken. */
  version: number;
  /** Ends what is at play, once the experiment has another status or the worker is to stop. */
  interruption: AbortController;
  isOver: () => boolean;
}

/**
 * Plays games of a running experiment, bundle by bundle, as one of any number of jobs that do. `retries`: how often
 * the job was taken from a worker that did not end it.
 */
export async function playExperiment(
  tools: ExperimentTools,
  { experimentId }: ExperimentJob,
  jobId: string,
  stopping: AbortSignal,
  retries = 0,
): Promise<void> {
  const ends = performance.now() + TURN_MS;
  const isOver = () => stopping.aborted || performance.now() >= ends;
  const turn: Turn = {
    jobId,
    size: BUNDLE.first,
    playedMs: 0,
    cells: [],
    manifests: new Map(),
    version: Infinity,
    interruption: new AbortController(),
    isOver,
  };
  const interrupt = () => turn.interruption.abort();
  stopping.addEventListener('abort', interrupt);
  const unwatch = tools.changes.watch(experimentId, (version) => {
    if (version === undefined || version > turn.version) interrupt();
  });
  try {
    let bundle = await takeFirst(tools, turn, experimentId, retries);
    while (bundle) bundle = await playBundle(tools, turn, bundle);
  } finally {
    unwatch();
    stopping.removeEventListener('abort', interrupt);
  }
}

function takeFirst({ db, boss }: ExperimentTools, turn: Turn, id: string, retries: number) {
  return db.transaction().execute(async (trx): Promise<Bundle | undefined> => {
    let experiment = await lockExperiment(trx, id);
    if (experiment?.status !== 'running') return;
    turn.cells = cellsOf(experiment.design);
    turn.version = experiment.version;
    if (retries > 0) {
      const hopeless = await giveBackAfterEnd(trx, experiment, turn.jobId, HOPELESS_TRIES);
      const failure = `${HOPELESS_TRIES} workers ended while they played it: it may need more memory than there is`;
      const finished = hopeless.map((each) => {
        const { manifestDigest: name, rounds, transient } = taskOf(turn, experiment!, { ...each, standing: null });
        const from = each.rounds_played;
        return { ...each, from, rounds, transient, manifestDigest: name, digest: null, outcome: { failure } };
      });
      experiment = await storeBundle(trx, experiment, turn.jobId, { finished, playedMs: 0 });
      if (experiment.status !== 'running') return;
    }
    const taken = await takeBundle(trx, boss, experiment, turn.jobId, turn.size);
    return taken.length > 0 ? { experiment, taken } : undefined;
  });
}

type NamedTask = ReplicateTask & { manifestDigest: string };

function taskOf(
  turn: Turn,
  { design }: ExperimentRow,
  { cell, replicate, standing }: Pick<ReplicateTask, 'cell' | 'replicate' | 'standing'>,
): NamedTask {
  const first = turn.manifests.get(cell) ?? manifestOf(design, cell, 0);
  turn.manifests.set(cell, first);
  const manifest = { ...first, seed: replicateSeed(design.seed, cell, replicate) };
  const { rounds } = turn.cells[cell];
  return {
    cell,
    replicate,
    manifest,
    rounds,
    transient: transientOf(design, rounds),
    statistics: design.statistics,
    standing,
    manifestDigest: manifestDigest(manifest, rounds),
  };
}

/** Plays and stores a bundle; gives the next one while the turn goes on. */
async function playBundle(tools: ExperimentTools, turn: Turn, bundle: Bundle): Promise<Bundle | undefined> {
  const { db, boss, log, metrics } = tools;
  const { experiment, taken } = bundle;
  const tasks: NamedTask[] = [];
  for (const each of taken)
    tasks.push(taskOf(turn, experiment, { ...each, standing: await readStanding(db, turn, experiment, each) }));
  const known = await findKnown(
    db,
    experiment.owner_id,
    tasks.map(({ manifestDigest: name, transient }) => ({ manifestDigest: name, transient })),
    experiment.design.statistics,
  );
  const fresh = tasks.filter((task) => !known.has(task.manifestDigest));
  const began = performance.now();
  const played = fresh.length > 0 ? await playTasks(tools, turn.interruption.signal, fresh) : [];
  const tookMs = performance.now() - began;
  const playedMs = played.reduce((sum, each) => sum + each.playedMs, 0);
  turn.playedMs += playedMs;
  const standingAt = new Map(taken.map((each) => [`${each.cell} ${each.replicate}`, each.rounds_played]));
  const fromOf = ({ cell, replicate }: ReplicateTask) => standingAt.get(`${cell} ${replicate}`)!;
  const finished: FinishedReplicate[] = [
    ...tasks.flatMap((task) => {
      const found = known.get(task.manifestDigest);
      return found
        ? [{ ...task, from: fromOf(task), digest: found.digest, outcome: { statistics: found.statistics } }]
        : [];
    }),
    ...played.flatMap((each, index) =>
      each && 'slice' in each ? [] : [finish(fresh[index], fromOf(fresh[index]), each)],
    ),
  ];
  const parts = played.flatMap((each, index) => {
    const { cell, replicate } = fresh[index];
    const from = fromOf(fresh[index]);
    return 'slice' in each && each.slice.to > from ? [{ cell, replicate, from, slice: each.slice }] : [];
  });
  metrics.roundsPlayed.inc(
    finished.reduce((sum, { from, rounds, digest }) => sum + (digest === null ? 0 : rounds - from), 0),
  );
  log.debug({ experimentId: experiment.id, games: finished.length, playedMs, tookMs }, 'bundle');

  return db.transaction().execute(async (trx): Promise<Bundle | undefined> => {
    const current = await lockExperiment(trx, experiment.id);
    // What was played of an experiment that is cancelled or gone is of no use to anyone.
    if (current?.status !== 'running' && current?.status !== 'paused') return;
    const stored = await storeBundle(trx, current, turn.jobId, { finished, part: parts[0], playedMs });
    await releaseTaken(trx, stored, turn.jobId);
    const share = Math.max(finished.length, 1) / Math.max(playedMs, 1);
    turn.size = Math.max(1, Math.min(BUNDLE.most, BUNDLE.growth * turn.size, Math.round(share * BUNDLE.ms)));
    if (stored.status === 'running' && !turn.isOver()) {
      turn.version = stored.version;
      if (turn.interruption.signal.aborted) turn.interruption = new AbortController();
      const next = await takeBundle(trx, boss, stored, turn.jobId, turn.size);
      if (next.length > 0) return { experiment: stored, taken: next };
    }
    if (stored.status === 'running' && turn.isOver()) await enqueueExperiment(trx, boss, stored, turn.playedMs);
    else await bookPlay(trx, stored.owner_id, turn.playedMs);
  });
}

function finish(
  task: NamedTask,
  from: number,
  played: Exclude<PlayedReplicate, { slice: unknown }>,
): FinishedReplicate {
  const { cell, replicate, rounds, transient, manifestDigest: name } = task;
  const outcome = 'outcome' in played ? played.outcome : { failure: played.failure };
  return { cell, replicate, rounds, transient, manifestDigest: name, from, digest: played.digest, outcome };
}

/** Where a game that takes many slices stands; its attendances are read when all of them are there. */
async function readStanding(db: Database, turn: Turn, { id }: ExperimentRow, taken: TakenReplicate) {
  const { cell, replicate, rounds_played: played, snapshot, before } = taken;
  if (!snapshot) return null;
  if (played < turn.cells[cell].rounds) return { snapshot, before, attendances: null };
  const rows = await db
    .selectFrom('replicate_slices')
    .select('attendances')
    .where('experiment_id', '=', id)
    .where('cell', '=', cell)
    .where('replicate', '=', replicate)
    .orderBy('round')
    .execute();
  return { snapshot, before, attendances: rows.map(({ attendances }) => attendances) };
}

/** Plays on a thread, until interrupted. */
async function playTasks({ players }: ExperimentTools, interruption: AbortSignal, tasks: ReplicateTask[]) {
  const session = await players.acquire();
  const interrupt = () => session.interrupt();
  interruption.addEventListener('abort', interrupt);
  try {
    return interruption.aborted ? [] : await session.playEnsemble(tasks);
  } finally {
    interruption.removeEventListener('abort', interrupt);
    session.close();
  }
}
