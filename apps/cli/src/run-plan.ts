import { type Manifest, playFault, RULES, STRATEGIES } from '@farol/kernel';
import { type NewAgents, newGameSchema } from '@farol/api';
import { readAssignments, readNumber } from './assignments.ts';
import { InputFault } from './faults.ts';

/** The statistics keep 4 bytes for each round. */
const MAX_KEPT_ROUNDS = 200_000_000;

/** Options of `farol run`, as text. */
export interface RunOptions {
  agents?: string[];
  strategy?: string;
  param?: string[];
  rule?: string[];
  rounds: string;
  transient: string;
  seed?: string;
  information: string;
}

export interface RunPlan {
  readonly manifest: Manifest;
  readonly rounds: number;
  /** The first rounds, which the statistics leave out. */
  readonly transient: number;
}

/** One --agents with the options that its faults are to be sought in. */
export interface Entry {
  readonly agents: NewAgents;
  readonly labels: { readonly count: string; readonly strategy: string; readonly params: string };
}

const parametersOf = (id: string) => STRATEGIES.find((known) => known.id === id)?.parameters;

export function readEntries(
  kind: string,
  options: Pick<RunOptions, 'agents' | 'strategy' | 'param'>,
  faults: string[],
): Entry[] {
  // An unknown kind is reported with the other faults.
  const { usual } = (RULES.find((known) => known.kind === kind) ?? RULES[0]).population;
  const strategy = options.strategy ?? usual.strategy;
  const given = options.agents ?? [String(usual.count)];
  const own = readAssignments(options.param ?? [], parametersOf(strategy), '--param', faults);
  let usesOptions = false;
  const entries = given.map((text) => {
    const [count = '', named, ...texts] = text.trim().split(/\s+/);
    if (named === undefined) {
      usesOptions = true;
      return {
        agents: { strategy, params: own, count: readNumber(count) },
        labels: { count: `--agents "${count.slice(0, 50)}"`, strategy: '--strategy', params: '--param' },
      };
    }
    const label = `--agents "${text.slice(0, 80)}"`;
    const params = readAssignments(texts, parametersOf(named), label, faults);
    return {
      agents: { strategy: named, params, count: readNumber(count) },
      labels: { count: label, strategy: label, params: label },
    };
  });
  if (!usesOptions && (options.strategy !== undefined || options.param !== undefined)) {
    faults.push('--strategy, --param: every --agents names its own strategy, so these would have no effect');
  }
  return entries;
}

/** Where on the command line a part of the configuration comes from. */
export function labelOf(path: readonly PropertyKey[], entries: readonly Entry[]): string {
  const [part, place, field, name] = path;
  if (part === 'rules') return place === 'kind' ? 'kind' : `--rule ${String(place)}`;
  if (part !== 'agents') return `--${String(part)}`;
  if (typeof place !== 'number') return '--agents';
  const { labels } = entries[place];
  if (field === 'params') return `${labels.params} ${String(name)}`;
  return field === 'strategy' ? labels.strategy : labels.count;
}

function readTransient(text: string, rounds: number, faults: string[]): number {
  const transient = readNumber(text);
  if (!Number.isSafeInteger(transient) || transient < 0 || transient >= rounds) {
    faults.push(`--transient: must be a whole number from 0 to less than the rounds played, ${rounds}`);
  }
  return transient;
}

/** The complete, playable request of the command line; an InputFault names all faults. */
export function planRun(kind: string, options: RunOptions): RunPlan {
  const faults: string[] = [];
  const rules = RULES.find((known) => known.kind === kind);
  const params = readAssignments(options.rule ?? [], rules?.parameters, '--rule', faults);
  const entries = readEntries(kind, options, faults);
  const rounds = readNumber(options.rounds);
  const { data, error } = newGameSchema.safeParse({
    rules: { ...params, kind },
    agents: entries.map(({ agents }) => agents),
    information: { kind: options.information },
    rounds,
    seed: options.seed,
  });
  for (const { path, message } of error?.issues ?? []) faults.push(`${labelOf(path, entries)}: ${message}`);
  if (rounds > MAX_KEPT_ROUNDS) {
    faults.push(
      `--rounds: at most ${MAX_KEPT_ROUNDS} here, since the statistics keep each round; a server plays longer games`,
    );
  }
  const transient = rounds >= 1 ? readTransient(options.transient, rounds, faults) : 0;
  const fault = data && playFault(data.manifest, 0);
  if (fault !== undefined) faults.push(`the game ${fault}`);
  if (!data || faults.length > 0) throw new InputFault([...new Set(faults)]);
  return { manifest: data.manifest, rounds, transient };
}
