import { availableParallelism } from 'node:os';
import { RULES } from '@farol/kernel';
import { type Experiment, experimentBaseSchema, pathOf } from '@farol/api';
import { experimentSchema } from '@farol/experiments';
import { readAssignments, readNumber } from './assignments.ts';
import { InputFault } from './faults.ts';
import { type Entry, labelOf, readEntries, type RunOptions } from './run-plan.ts';
import { addressFault } from './server.ts';
import { readFactor } from './vary.ts';

const MAX_THREADS = 256;

/** Options of `farol sweep`, as text. */
export interface SweepOptions extends Omit<RunOptions, 'transient'> {
  vary?: string[];
  replicates: string;
  transient: string;
  roundsPerHistory?: string;
  stat?: string[];
  threads?: string;
  server?: string;
}

export interface SweepPlan {
  readonly experiment: Experiment;
  readonly threads: number;
  /** The server that plays it; this process if left out. */
  readonly server: string | undefined;
}

const orText = (text: string) => {
  const number = readNumber(text);
  return Number.isNaN(number) ? text : number;
};

const OPTIONS: Record<string, string> = { statistics: '--stat', roundsPerHistory: '--rounds-per-history' };

/** Where on the command line a part of the design comes from. */
function designLabelOf(path: readonly PropertyKey[], entries: readonly Entry[], varied: readonly string[]): string {
  const [part, place] = path;
  if (part === 'base') return labelOf(path.slice(1), entries);
  if (part === 'factors') return typeof place === 'number' ? `--vary "${varied[place].slice(0, 80)}"` : '--vary';
  return OPTIONS[String(part)] ?? `--${pathOf([part])}`;
}

export function readThreads(text: string | undefined, faults: string[]): number {
  if (text === undefined) return availableParallelism();
  const threads = readNumber(text);
  if (!Number.isSafeInteger(threads) || threads < 1 || threads > MAX_THREADS) {
    faults.push(`--threads: must be a whole number from 1 to ${MAX_THREADS}`);
  }
  return threads;
}

export function readServer(
  { server, threads }: Pick<SweepOptions, 'server' | 'threads'>,
  faults: string[],
): string | undefined {
  if (server === undefined) return undefined;
  if (threads !== undefined) faults.push('--threads, --server: a server has its own workers; leave one of them out');
  const fault = addressFault(server);
  if (fault !== undefined) faults.push(fault);
  return server;
}

/** The complete, playable request of the command line; an InputFault names all faults. */
export function planSweep(kind: string, options: SweepOptions): SweepPlan {
  const faults: string[] = [];
  const params = readAssignments(
    options.rule ?? [],
    RULES.find((known) => known.kind === kind)?.parameters,
    '--rule',
    faults,
  );
  const entries = readEntries(kind, options, faults);
  const threads = readThreads(options.threads, faults);
  const server = readServer(options, faults);
  const base = {
    rules: { ...params, kind },
    agents: entries.map(({ agents }) => agents),
    information: { kind: options.information },
    rounds: readNumber(options.rounds),
  };
  const parsed = experimentBaseSchema.safeParse(base);
  for (const { path, message } of parsed.error?.issues ?? []) faults.push(`${labelOf(path, entries)}: ${message}`);
  if (!parsed.data) throw new InputFault([...new Set(faults)]);
  const { vary = [] } = options;
  const factors = vary.map((text) => readFactor(parsed.data, text, faults));
  const { data, error } = experimentSchema.safeParse({
    base,
    // Those that could not be read are reported already; another's place must not change.
    factors: factors.map((factor) => factor ?? { path: 'rounds', values: [parsed.data.rounds] }),
    replicates: readNumber(options.replicates),
    transient: orText(options.transient),
    seed: options.seed,
    ...(options.stat === undefined ? {} : { statistics: options.stat }),
    ...(options.roundsPerHistory === undefined ? {} : { roundsPerHistory: readNumber(options.roundsPerHistory) }),
  });
  if (!factors.includes(undefined)) {
    for (const { path, message } of error?.issues ?? []) {
      faults.push(`${designLabelOf(path, entries, vary)}: ${message}`);
    }
  }
  if (!data || faults.length > 0) throw new InputFault([...new Set(faults)]);
  return { experiment: data, threads, server };
}
