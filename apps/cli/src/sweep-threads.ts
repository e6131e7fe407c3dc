import { Worker } from 'node:worker_threads';
import { type Experiment } from '@farol/api';
import {
  type CellResult,
  cellsOf,
  configOf,
  describeCell,
  mostReplicates,
  type ReplicateOutcome,
  transientOf,
} from '@farol/experiments';
import { CellOutcomes } from './cell-outcomes.ts';
import { Interruption } from './faults.ts';
import { writeCount } from './numbers.ts';
import type { Progress } from './progress.ts';
import type { Job, ThreadData } from './sweep-thread.ts';

/** A job with what it costs: the decisions that all agents make in it. */
type WeighedJob = Job & { readonly work: number };

const SHOW_MS = 100;

/** Every replicate that a cell may need, the longest games first, so that no thread is left alone with one at the end. */
function jobsOf(experiment: Experiment): WeighedJob[] {
  const jobs = cellsOf(experiment).flatMap(({ cell, levels, rounds }) => {
    const { agents } = configOf(experiment.base, levels);
    const work = rounds * agents.reduce((sum, { count }) => sum + count, 0);
    return Array.from({ length: mostReplicates(experiment) }, (_, replicate) => ({ cell, replicate, rounds, work }));
  });
  return jobs.toSorted((a, b) => b.work - a.work);
}

/**
 * Plays an experiment on so many threads. Results are by cell and replicate, whichever thread was first. A game that
 * fails, even one that takes its thread with it, is an outcome like others.
 */
export async function playSweep(experiment: Experiment, threads: number, progress: Progress): Promise<CellResult[]> {
  const jobs = jobsOf(experiment);
  const total = jobs.reduce((sum, { work }) => sum + work, 0);
  const cells = cellsOf(experiment);
  const outcomes = cells.map(() => new CellOutcomes(experiment));
  const running = new Set<Worker>();
  const work = new Float64Array(new SharedArrayBuffer(8 * threads));
  let next = 0,
    done = 0,
    workDone = 0;

  const timer = setInterval(() => {
    const played = work.reduce((sum, value) => sum + value, workDone);
    progress.show(done, Math.min(1, played / total));
  }, SHOW_MS);
  const { promise: interrupted, reject } = Promise.withResolvers<never>();
  const interrupt = () => {
    const games = `${writeCount(done)} of ${writeCount(jobs.length)} games`;
    reject(new Interruption(`interrupted after ${games}; nothing was written`));
  };
  process.on('SIGINT', interrupt);

  const finish = (job: WeighedJob, thread: number, outcome: ReplicateOutcome) => {
    outcomes[job.cell].add(job.replicate, outcome);
    done++;
    workDone += job.work;
    work[thread] = 0;
  };
  /** Takes jobs until none is left, or its worker has ended. */
  const runThread = (thread: number): Promise<void> =>
    new Promise((resolve) => {
      const data: ThreadData = { experiment, work, thread };
      const worker = new Worker(new URL('sweep-thread.ts', import.meta.url), { workerData: data });
      running.add(worker);
      let job: WeighedJob | undefined;
      let reason = 'its thread ended';
      const take = () => {
        // A stop rule is content without the rest of a cell.
        while (next < jobs.length && outcomes[jobs[next].cell].needed !== null) workDone += jobs[next++].work;
        job = jobs[next++];
        if (job) worker.postMessage(job satisfies Job);
        else void worker.terminate();
      };
      worker.on('message', (outcome: ReplicateOutcome) => {
        finish(job!, thread, outcome);
        take();
      });
      worker.on('error', (error) => {
        if (error instanceof Error && error.message !== '') reason += `: ${error.message}`;
      });
      worker.on('exit', () => {
        running.delete(worker);
        if (job) finish(job, thread, { failure: reason });
        resolve();
      });
      take();
    });
  const keepThread = async (thread: number) => {
    while (next < jobs.length) await runThread(thread);
  };

  try {
    const all = Array.from({ length: Math.min(threads, jobs.length) }, (_, thread) => keepThread(thread));
    await Promise.race([Promise.all(all), interrupted]);
  } finally {
    process.off('SIGINT', interrupt);
    clearInterval(timer);
    progress.clear();
    // What is still at play is not wanted any more.
    next = jobs.length;
    for (const worker of running) void worker.terminate();
  }
  return cells.map((cell) => {
    const { outcomes: played, needed } = outcomes[cell.cell];
    return describeCell(experiment, cell, transientOf(experiment, cell.rounds), played, needed);
  });
}
