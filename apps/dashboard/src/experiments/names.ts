import { type Parameter, RULES, STRATEGIES } from '@farol/kernel';
import { type ExperimentBase, MAX_AGENTS, MAX_REPLICATE_ROUNDS } from '@farol/api';

const AGENT_PATH = /^agents\[(\d+)\]\.(count|strategy|params\.(\w+))$/;

const WHOLE: Record<string, Parameter> = {
  rounds: { type: 'integer', min: 1, max: MAX_REPLICATE_ROUNDS, default: 1000, about: 'rounds of each game' },
  'information.kind': {
    type: 'choice',
    options: ['attendance', 'own-payoff', 'random'],
    default: 'attendance',
    about:
      'what agents are told of the past: everyone’s attendance, their own payoff only, or a history that never was',
  },
  'rules.kind': {
    type: 'choice',
    options: RULES.map(({ kind }) => kind),
    default: 'el-farol',
    about: 'the rules of the game',
  },
};

/** Allowed values at a path of this base; undefined without a form in the catalogue, such as initialHistory. */
export function parameterAt(base: ExperimentBase, path: string): Parameter | undefined {
  const [, index, field, param] = AGENT_PATH.exec(path) ?? [];
  if (field === 'count') {
    return {
      type: 'integer',
      min: 0,
      max: MAX_AGENTS,
      default: 1,
      about: 'N, how many of these agents play; 0 leaves them out',
    };
  }
  if (field === 'strategy') {
    const options = STRATEGIES.map(({ id }) => id);
    return { type: 'choice', options, default: options[0], about: 'how these agents choose' };
  }
  if (param !== undefined) {
    const { strategy } = base.agents[Number(index)] ?? {};
    return STRATEGIES.find(({ id }) => id === strategy)?.parameters[param];
  }
  if (path.startsWith('rules.') && path !== 'rules.kind') {
    return RULES.find(({ kind }) => kind === base.rules.kind)?.parameters[path.slice(6)];
  }
  return WHOLE[path];
}

/** memory of agents[0].params.memory, agents of agents[0].count. */
function shortNameOf(path: string): string {
  if (path === 'information.kind') return 'information';
  if (path === 'rules.kind') return 'game';
  if (path === 'initialHistory') return 'initial history';
  const last = path.slice(path.lastIndexOf('.') + 1);
  return last === 'count' ? 'agents' : last;
}

/** The name that says enough of a path beside others. */
export function nameOf(path: string, among: readonly string[] = []): string {
  const short = shortNameOf(path);
  if (among.filter((other) => shortNameOf(other) === short).length < 2) return short;
  const index = AGENT_PATH.exec(path)?.[1];
  return index === undefined ? path : `${short} of agents ${Number(index) + 1}`;
}

/** The letter that the literature has for a parameter, where what is said of it begins with one: m of "m, the number…". */
export function symbolOf(base: ExperimentBase, path: string): string | undefined {
  return /^([A-Za-zα-ω]), /.exec(parameterAt(base, path)?.about ?? '')?.[1];
}

/** memory m: a name with its symbol, as an axis is labelled. */
export function labelOf(base: ExperimentBase, path: string, among: readonly string[] = []): string {
  const symbol = symbolOf(base, path);
  return symbol === undefined ? nameOf(path, among) : `${nameOf(path, among)} ${symbol}`;
}
