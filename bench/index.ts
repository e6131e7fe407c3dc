import { benchApi } from './api.ts';
import { benchAuth } from './auth.ts';
import { benchDashboard } from './dashboard.ts';
import { benchDocker } from './docker.ts';
import { benchExperiments } from './experiments.ts';
import { benchHistory } from './history.ts';
import { benchKernel } from './kernel.ts';
import { benchPlay } from './play.ts';
import { benchReads } from './reads.ts';
import { benchSoak } from './soak.ts';

/** The benchmarks that docs/performance.md reports. */
const BENCHMARKS: Record<string, { about: string; run(): Promise<void> }> = {
  api: { about: 'the API beside a bare Hono server on the same database', run: benchApi },
  auth: { about: 'a read with an account beside one without; sign-ins; revocation', run: benchAuth },
  dashboard: { about: 'scripts, paint, clicks, frames and memory of the dashboard’s pages', run: benchDashboard },
  docker: { about: 'sizes, builds, start-up and idle memory of the stack, on a Docker engine', run: benchDocker },
  experiments: { about: 'an experiment on one worker and on two beside the kernel alone', run: benchExperiments },
  history: { about: 'any window of a game of 10⁸ rounds, and what a round takes', run: benchHistory },
  kernel: { about: 'agent-decisions a second beside the same strategies written as objects', run: benchKernel },
  play: { about: 'a stored game beside the bare kernel: overhead, memory over 10⁸ rounds, pausing', run: benchPlay },
  reads: {
    about: 'lists of 10,000 and 100,000 games, choices near round 10⁶, the state of the laboratory',
    run: benchReads,
  },
  soak: { about: 'the API’s memory under generated and the largest requests, for SOAK_MINUTES (60)', run: benchSoak },
};

const [name] = process.argv.slice(2);
const benchmark = Object.entries(BENCHMARKS).find(([known]) => known === name)?.[1];
if (benchmark) await benchmark.run();
else {
  for (const [known, { about }] of Object.entries(BENCHMARKS)) console.log(`pnpm bench ${known.padEnd(12)}${about}`);
  if (name !== undefined) process.exitCode = 2;
}
