import type { Transaction } from '../database/connection.ts';
import { retryWhileAway } from '../database/retry-while-away.ts';
import { bookPlay, TURN_MS } from '../owners/book-play.ts';
import { bookAgentRounds } from '../owners/quotas.ts';
import type { Tools } from '../tools.ts';
import { enqueueExperiment, type ExperimentJob } from './enqueue-experiment.ts';
import { failReplicate, KnownCells, playBundle } from './play-bundle.ts';
import { type ExperimentRow, lockExperiment, updateExperiment } from './queries.ts';
import { type PlayedBundle, releaseTaken, storeBundle } from './store-bundle.ts';
import { giveBackAfterEnd, takeBundle, type TakenReplicate } from './take-bundle.ts';

/** A bundle grows until it takes about so long, from few games that may be long ones. */
const BUNDLE = { ms: 1000, first: 4, most: 512, growth: 8 };
/** A game that so many workers ended with is given up. */
const HOPELESS_TRIES = 5;

/** Games that this job has taken, of an experiment as it was then. */
interface Bundle {
  experiment: ExperimentRow;
  taken: TakenReplicate[];
}

interface Turn {
  jobId: string;
  /** How many games the next bundle has. */
  size: number;
  playedMs: number;
  known: KnownCells | undefined;
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
  tools: Tools,
  { experimentId }: ExperimentJob,
  jobId: string,
  stopping: AbortSignal,
  retries = 0,
): Promise<void> {
  const ends = performance.now() + TURN_MS;
  const turn: Turn = {
    jobId,
    size: BUNDLE.first,
    playedMs: 0,
    known: undefined,
    version: Infinity,
    interruption: new AbortController(),
    isOver: () => stopping.aborted || performance.now() >= ends,
  };
  const interrupt = () => turn.interruption.abort();
  stopping.addEventListener('abort', interrupt);
  const unwatch = tools.changes.watch(experimentId, (version) => {
    if (version === undefined || version > turn.version) interrupt();
  });
  try {
    let bundle = await retryWhileAway(tools.log, stopping, () => takeFirst(tools, turn, experimentId, retries));
    while (bundle) {
      const { experiment, taken } = bundle;
      const played = await playBundle(tools, turn.known!, experiment, taken, turn.interruption.signal);
      countPlayed(tools, turn, experimentId, played);
      bundle = await retryWhileAway(tools.log, stopping, () => storeAndTake(tools, turn, experimentId, played));
    }
  } finally {
    unwatch();
    stopping.removeEventListener('abort', interrupt);
  }
}

function takeFirst({ db, boss }: Tools, turn: Turn, id: string, retries: number) {
  return db.transaction().execute(async (trx): Promise<Bundle | undefined> => {
    let experiment = await lockExperiment(trx, id);
    if (experiment?.status !== 'running') return;
    const known = new KnownCells(experiment);
    Object.assign(turn, { known, version: experiment.version });
    if (retries > 0) {
      const hopeless = await giveBackAfterEnd(trx, experiment, turn.jobId, HOPELESS_TRIES);
      const failure = `${HOPELESS_TRIES} workers ended while they played it: it may need more memory than there is`;
      const finished = hopeless.map((each) => failReplicate(known, experiment!, each, failure));
      experiment = await storeBundle(trx, experiment, turn.jobId, { finished, playedMs: 0, agentRounds: 0 });
      if (experiment.status !== 'running') return;
    }
    const taken = await takeBundle(trx, boss, experiment, turn.jobId, turn.size);
    return taken.length > 0 ? { experiment, taken } : undefined;
  });
}

function countPlayed({ log, metrics }: Tools, turn: Turn, id: string, { finished, playedMs }: PlayedBundle) {
  turn.playedMs += playedMs;
  turn.size = sizeAfter(turn.size, finished.length, playedMs);
  metrics.roundsPlayed.inc(finished.reduce((sum, { from, rounds, digest }) => sum + (digest ? rounds - from : 0), 0));
  log.debug({ experimentId: id, games: finished.length, playedMs }, 'bundle');
}

/** Stores a bundle, and takes the next while the turn goes on. Stored games stay as they are when it is repeated. */
function storeAndTake({ db, boss, quotas }: Tools, turn: Turn, id: string, played: PlayedBundle) {
  return db.transaction().execute(async (trx): Promise<Bundle | undefined> => {
    const current = await lockExperiment(trx, id);
    // What was played of an experiment that is cancelled or gone is of no use to anyone.
    if (current?.status !== 'running' && current?.status !== 'paused') return;
    const stored = await storeBundle(trx, current, turn.jobId, played);
    await releaseTaken(trx, stored, turn.jobId);
    const left = await bookAgentRounds(trx, quotas, stored.owner_id, played.agentRounds);
    const experiment = left > 0 ? stored : await pauseExperiment(trx, stored);
    const isRunning = experiment.status === 'running';
    if (isRunning && !turn.isOver()) {
      turn.version = experiment.version;
      // It was interrupted, but is running again.
      if (turn.interruption.signal.aborted) turn.interruption = new AbortController();
      const taken = await takeBundle(trx, boss, experiment, turn.jobId, turn.size);
      if (taken.length > 0) return { experiment, taken };
    }
    if (isRunning && turn.isOver()) await enqueueExperiment(trx, boss, experiment, turn.playedMs);
    else await bookPlay(trx, experiment.owner_id, turn.playedMs);
  });
}

/** Pauses an experiment whose owner has no agent-rounds left today: its next start gets the problem. */
async function pauseExperiment(trx: Transaction, experiment: ExperimentRow): Promise<ExperimentRow> {
  if (experiment.status !== 'running') return experiment;
  return updateExperiment(trx, experiment, { status: 'paused', running_since: null });
}

/** How many games make up a bundle of about the wanted length, going by the last one. */
function sizeAfter(size: number, games: number, playedMs: number): number {
  const fitting = Math.round((Math.max(games, 1) * BUNDLE.ms) / Math.max(playedMs, 1));
  return Math.max(1, Math.min(BUNDLE.most, BUNDLE.growth * size, fitting));
}
