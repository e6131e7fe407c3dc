import { type Experiment, fieldErrorsOf } from '@farol/api';
import { designIn, experimentSchema } from '@farol/experiments';
import { InputFault } from './faults.ts';
import { readObject } from './read-object.ts';
import { readServer, readThreads, type SweepOptions, type SweepPlan } from './sweep-plan.ts';

/** Arguments and options of `farol sweep` that a design answers itself, by the names that commander gives them. */
const ANSWERED = {
  vary: '--vary',
  replicates: '--replicates',
  agents: '--agents',
  strategy: '--strategy',
  param: '--param',
  rule: '--rule',
  information: '--information',
  rounds: '--rounds',
  roundsPerHistory: '--rounds-per-history',
  transient: '--transient',
  seed: '--seed',
  stat: '--stat',
};

/** The design in a file, or in the standard input if it is `-`. */
async function readDesign(file: string): Promise<Experiment> {
  const content = await readObject(file, 'with a design, as an experiment’s page saves it');
  if ('manifest' in content) {
    throw new InputFault([`${file}: is a game, not a design: farol import ${file} sends it to a laboratory`]);
  }
  const { data, error } = experimentSchema.safeParse(designIn(content));
  if (data) return data;
  throw new InputFault(fieldErrorsOf(error).map(({ field, message }) => `${file}: ${field && `${field}: `}${message}`));
}

/** The plan of `farol sweep --design`; `isGiven` tells the options that the command line has itself. */
export async function planDesign(
  file: string,
  kind: string | undefined,
  options: Pick<SweepOptions, 'threads' | 'server'>,
  isGiven: (option: string) => boolean,
): Promise<SweepPlan> {
  const faults: string[] = [];
  const others = Object.entries(ANSWERED).flatMap(([name, option]) => (isGiven(name) ? [option] : []));
  if (kind !== undefined) others.unshift(`"${kind.slice(0, 50)}"`);
  if (others.length > 0) faults.push(`--design: is played as it is: leave out ${others.join(', ')}`);
  const threads = readThreads(options.threads, faults);
  const server = readServer(options, faults);
  if (faults.length > 0) throw new InputFault(faults);
  return { experiment: await readDesign(file), threads, server };
}
