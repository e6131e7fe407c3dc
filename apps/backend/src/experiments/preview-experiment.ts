import { type Experiment, type ExperimentPreview } from '@farol/api';
import { describeLevels, levelsOf, manifestOf, mostReplicates, type Survey } from '@farol/experiments';
import type { ThreadLease, ThreadPool } from '../threads/pool.ts';
import { type TrialOutcome, tryCellsTask } from './try-cells.ts';

/** So many cells are tried, in about so much time, unless a thread is not even free for as long. */
const TRIALS = 6;
const TRIALS_MS = 250;
const WAIT_MS = 300;
/** To take and store a game: docs/performance.md has 0.2 ms for tiny ones, play and all. */
const AROUND_MS = 0.15;

/** Size and expected duration of a design; nothing is stored. `workerThreads`: threads of all workers. */
export async function previewExperiment(
  threads: ThreadPool,
  design: Experiment,
  survey: Survey,
  workerThreads: number,
): Promise<ExperimentPreview> {
  const { rounds } = survey;
  const cells = rounds.length;
  const replicates = mostReplicates(design);
  const { seconds, faults } = await estimate(threads, design, survey);
  return {
    cells,
    games: { min: cells * (design.stopRule?.minReplicates ?? replicates), max: cells * replicates },
    rounds: {
      total: replicates * rounds.reduce((sum, each) => sum + each, 0),
      max: rounds.reduce((most, each) => Math.max(most, each), 0),
    },
    seconds: seconds === null || workerThreads === 0 ? null : seconds / workerThreads,
    faults,
  };
}

/** A cell that was played for a moment, by its place among the cells in the order of their agents. */
interface Tried {
  place: number;
  cell: number;
  outcome: TrialOutcome;
}

/** Seconds of one thread, by what some cells cost in a trial; null if nothing is known of any. */
async function estimate(threads: ThreadPool, design: Experiment, survey: Survey) {
  // Before anything is known, the cost of a cell's rounds is that of its agents.
  const order = Uint32Array.from(survey.agents.keys()).toSorted((a, b) => survey.agents[a] - survey.agents[b] || a - b);
  const tried = await tryEvenly(threads, design, survey, order);
  const faults = tried.flatMap(({ cell, outcome }) =>
    'failure' in outcome ? [`cell ${cell} (${describeLevels(levelsOf(design, cell))}): ${outcome.failure}`] : [],
  );
  const known = tried.flatMap(({ place, outcome }) => ('roundMs' in outcome ? [{ place, ...outcome }] : []));
  if (known.length === 0) return { seconds: null, faults };
  // What others cost is that of the nearest that was tried, for as many agents as they have.
  const costMs = order.reduce((sum, cell, place) => {
    const nearest = known.reduce((best, each) =>
      Math.abs(each.place - place) < Math.abs(best.place - place) ? each : best,
    );
    const share = survey.agents[cell] / survey.agents[order[nearest.place]];
    return sum + AROUND_MS + (nearest.gameMs + survey.rounds[cell] * nearest.roundMs) * share;
  }, 0);
  return { seconds: (mostReplicates(design) * costMs) / 1000, faults };
}

/** Plays a few cells for a moment; none while no thread is free. */
async function tryEvenly(
  threads: ThreadPool,
  design: Experiment,
  survey: Survey,
  order: Uint32Array,
): Promise<Tried[]> {
  const places = evenlySpaced(order.length, TRIALS);
  const thread = await leaseWithin(threads, WAIT_MS);
  if (!thread) return [];
  try {
    const trials = places.map((place) => {
      const cell = order[place];
      return { manifest: manifestOf(design, cell, 0), rounds: survey.rounds[cell], statistics: design.statistics };
    });
    const outcomes = await thread.run(tryCellsTask, { trials, budgetMs: TRIALS_MS });
    return outcomes.map((outcome, trial) => ({ place: places[trial], cell: order[places[trial]], outcome }));
  } finally {
    thread.release();
  }
}

/** Up to `most` of the numbers from 0 to count − 1, with both ends. */
function evenlySpaced(count: number, most: number): number[] {
  const pieces = Math.min(count, most);
  if (pieces === 1) return [0];
  return Array.from({ length: pieces }, (_, index) => Math.round((index * (count - 1)) / (pieces - 1)));
}

/** A thread, if it is free within `ms`. */
async function leaseWithin(threads: ThreadPool, ms: number): Promise<ThreadLease | undefined> {
  const signal = AbortSignal.timeout(ms);
  try {
    return await threads.lease({ signal });
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}
