import { type ExperimentBase, type Level, suggestName } from '@farol/api';
import { RULES, STRATEGIES } from '@farol/kernel';

const PATH =
  /^(?:(rounds|initialHistory)|(information)\.(kind)|(rules)\.(\w+)|agents\[(\d+)\]\.(?:(count|strategy)|params\.(\w+)))$/;

const parametersOf = (strategy: string) => Object.keys(STRATEGIES.find(({ id }) => id === strategy)?.parameters ?? {});

function entryPaths({ agents }: ExperimentBase, index: number): string[] {
  if (agents.length === 0) return [];
  const { strategy } = agents[index];
  const fields = ['count', 'strategy', ...parametersOf(strategy).map((name) => `params.${name}`)];
  return fields.map((field) => `agents[${index}].${field}`);
}

/** Every path that a factor over this base may vary, of agents those of one entry. */
function knownPaths(base: ExperimentBase, entry: number): string[] {
  const rules = RULES.find(({ kind }) => kind === base.rules.kind);
  return [
    'rounds',
    ...['kind', ...Object.keys(rules?.parameters ?? {})].map((name) => `rules.${name}`),
    ...entryPaths(base, entry),
    'information.kind',
    'initialHistory',
  ];
}

/** Every path that a factor over this base may vary. */
export function pathsOf(base: ExperimentBase): string[] {
  const [first, ...others] = base.agents.map((_, index) => index);
  return [...knownPaths(base, first ?? 0), ...others.flatMap((index) => entryPaths(base, index))];
}

/** Fault of a factor's path over this base; undefined if there is none. */
export function pathFault(base: ExperimentBase, path: string): string | undefined {
  const given = Number(/^agents\[(\d{1,9})\]/.exec(path)?.[1] ?? 0);
  const count = base.agents.length;
  if (given >= count && path.startsWith('agents')) {
    const entries =
      count === 0 ? 'no agents' : `${count} ${count === 1 ? 'entry' : 'entries'} of agents, from agents[0]`;
    return `there is no "${path.slice(0, 80)}": the base has ${entries}`;
  }
  const known = knownPaths(base, given);
  return known.includes(path) ? undefined : `unknown path "${path.slice(0, 80)}": ${suggestName(path, known)}`;
}

/** The value at a path; undefined where the base has none. */
export function levelAt(base: ExperimentBase, path: string): unknown {
  const [, whole, information, , rules, rule, index, field, param] = PATH.exec(path) ?? [];
  if (whole !== undefined) return base[whole as 'rounds' | 'initialHistory'];
  if (information !== undefined) return base.information.kind;
  if (rules !== undefined) return base.rules[rule];
  const entry = base.agents[Number(index)];
  return field === undefined ? entry?.params?.[param] : entry?.[field as 'count' | 'strategy'];
}

/** True if only whole numbers are allowed at a path of this base. */
export function isWholeAt(base: ExperimentBase, path: string): boolean {
  const [, , , , , rule, index, field, param] = PATH.exec(path) ?? [];
  if (path === 'rounds' || field === 'count') return true;
  const parameters =
    rule === undefined
      ? STRATEGIES.find(({ id }) => id === base.agents[Number(index)]?.strategy)?.parameters
      : RULES.find(({ kind }) => kind === base.rules.kind)?.parameters;
  return parameters?.[rule ?? param ?? '']?.type === 'integer';
}

/** The base with one value changed; the path is known to exist in it. */
export function setLevel(base: ExperimentBase, path: string, level: Level): ExperimentBase {
  const [, whole, information, , rules, rule, index, field, param] = PATH.exec(path) ?? [];
  if (whole !== undefined) return { ...base, [whole]: level };
  if (information !== undefined) return { ...base, information: { kind: level } } as ExperimentBase;
  if (rules !== undefined) return { ...base, rules: { ...base.rules, [rule]: level } } as ExperimentBase;
  if (index === undefined) throw new Error(`no path "${path}"`);
  const agents = base.agents.map((entry, place) => {
    if (place !== Number(index)) return entry;
    return field === undefined
      ? { ...entry, params: { ...entry.params, [param]: level } }
      : { ...entry, [field]: level };
  });
  return { ...base, agents } as ExperimentBase;
}
