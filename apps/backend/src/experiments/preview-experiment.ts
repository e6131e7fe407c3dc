import { type Experiment, type ExperimentPreview } from '@farol/api';
import { type Cell, cellsOf, configOf, describeLevels, manifestOf, mostReplicates } from '@farol/experiments';
import type { ThreadLease, ThreadPool } from '../threads/pool.ts';
import { type TrialOutcome, tryCellsTask } from './try-cells.ts';

/** So many cells are tried, in about so much time, unless a thread is not even free for as long. */
const TRIALS = 6;
const TRIALS_MS = 250;
const WAIT_MS = 300;
/** To take and store a game: docs/performance.md has 0.2 ms for tiny ones, play and all. */
const AROUND_MS = 0.15;

/** A cell by what its rounds cost before anything is known: the agents that play them. */
interface Weighed extends Cell {
  agents: number;
}

/** Size and expected duration of a design; nothing is stored. `workerThreads`: threads of all workers. */
export async function previewExperiment(
  threads: ThreadPool,
  design: Experiment,
  workerThreads: number,
): Promise<ExperimentPreview> {
  const cells = cellsOf(design);
  const replicates = mostReplicates(design);
  const { seconds, faults } = await estimate(threads, design, cells, replicates);
  return {
    cells: cells.length,
    games: {
      min: cells.length * (design.stopRule?.minReplicates ?? replicates),
      max: cells.length * replicates,
    },
    rounds: {
      total: replicates * cells.reduce((sum, { rounds }) => sum + rounds, 0),
      max: cells.reduce((most, { rounds }) => Math.max(most, rounds), 0),
    },
    seconds: seconds === null || workerThreads === 0 ? null : seconds / workerThreads,
    faults,
  };
}

/** Seconds of one thread, by what some cells cost in a trial; null if nothing is known of any. */
async function estimate(threads: ThreadPool, design: Experiment, cells: readonly Cell[], replicates: number) {
  const weighed = cells
    .map((cell): Weighed => ({ ...cell, agents: countAgents(design, cell) }))
    .toSorted((a, b) => a.agents - b.agents || a.cell - b.cell);
  const tried = evenlySpaced(weighed.length, TRIALS);
  const thread = await leaseWithin(threads, WAIT_MS);
  if (!thread) return { seconds: null, faults: [] };
  let outcomes: TrialOutcome[];
  try {
    const trials = tried.map((place) => {
      const { cell, rounds } = weighed[place];
      return { manifest: manifestOf(design, cell, 0), rounds, statistics: design.statistics };
    });
    outcomes = await thread.run(tryCellsTask, { trials, budgetMs: TRIALS_MS });
  } finally {
    thread.release();
  }
  const faults = outcomes.flatMap((outcome, trial) => {
    const { cell, levels } = weighed[tried[trial]];
    return 'failure' in outcome ? [`cell ${cell} (${describeLevels(levels)}): ${outcome.failure}`] : [];
  });
  const known = outcomes.flatMap((outcome, trial) => ('roundMs' in outcome ? [{ place: tried[trial], outcome }] : []));
  if (known.length === 0) return { seconds: null, faults };
  // What others cost is that of the nearest that was tried, for as many agents as they have.
  const costMs = weighed.reduce((sum, { agents, rounds }, place) => {
    const nearest = known.reduce((best, each) =>
      Math.abs(each.place - place) < Math.abs(best.place - place) ? each : best,
    );
    const { gameMs, roundMs } = nearest.outcome;
    return sum + AROUND_MS + ((gameMs + rounds * roundMs) * agents) / weighed[nearest.place].agents;
  }, 0);
  return { seconds: (replicates * costMs) / 1000, faults };
}

function countAgents({ base }: Experiment, { levels }: Cell): number {
  return configOf(base, levels).agents.reduce((sum, { count }) => sum + count, 0);
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
