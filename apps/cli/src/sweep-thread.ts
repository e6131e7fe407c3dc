import { parentPort, workerData } from 'node:worker_threads';
import { agentsAfter } from '@farol/kernel';
import { type Experiment } from '@farol/api';
import { collectStatistics, manifestOf, playReplicate, type ReplicateOutcome, transientOf } from '@farol/experiments';

/** Task of a thread: all replicates belong to one experiment; the thread updates its position in `work`. */
export interface ThreadData {
  readonly experiment: Experiment;
  /** The decisions made in the game that is at play, by thread. */
  readonly work: Float64Array;
  readonly thread: number;
}

/** One whole game. */
export interface Job {
  readonly cell: number;
  readonly replicate: number;
  readonly rounds: number;
}

const { experiment, work, thread } = workerData as ThreadData;

function play({ cell, replicate, rounds }: Job): ReplicateOutcome {
  const manifest = manifestOf(experiment, cell, replicate);
  const agents = agentsAfter(manifest, 0);
  try {
    const { statistics } = playReplicate(manifest, rounds, transientOf(experiment, rounds), (round) => {
      work[thread] = round * agents;
    });
    return collectStatistics(experiment.statistics, statistics);
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

parentPort!.on('message', (job: Job) => {
  parentPort!.postMessage(play(job));
});
