import { playFault, rulesOf, type Value } from '@farol/kernel';
import { manifestOf } from '../play/manifests.ts';
import type { Group, Setup } from '../play/setups.ts';

export const agentsOf = ({ agents }: Pick<Setup, 'agents'>) => agents.reduce((sum, { count }) => sum + count, 0);

/** True if the rules refuse the crowd and accept it with one agent more, as rules do that need an odd number. */
function needsOneMore(setup: Setup): boolean {
  const faultWith = (agents: Setup['agents']) => playFault(manifestOf({ ...setup, agents, seed: '0' }), 0);
  return faultWith(setup.agents) !== undefined && faultWith(addAgents(setup.agents, 1)) === undefined;
}

const addAgents = ([first, ...others]: Setup['agents'], more: number): Setup['agents'] =>
  first === undefined ? [] : [{ ...first, count: first.count + more }, ...others];

/** True for rules that need an odd number of agents. */
export const needsOdd = (kind: string) =>
  [2, 4].every((even) => rulesOf(kind).fault?.(defaultRules(kind), even) !== undefined);

const defaultRules = (kind: string) => {
  const parameters = Object.entries(rulesOf(kind).parameters);
  return Object.fromEntries(parameters.map(([name, { default: value }]) => [name, value]));
};

/** The setup with other rules at their defaults. A crowd whose size the rules refuse gets one agent more if that helps. */
export function withKind(setup: Setup, kind: string): Setup {
  const changed = { ...setup, rules: { kind } };
  return changed.agents.length > 0 && needsOneMore(changed)
    ? { ...changed, agents: addAgents(changed.agents, 1) }
    : changed;
}

/** The setup with one parameter of its rules changed. Undefined: back to the default. */
export function withRule(setup: Setup, name: string, value: Value | undefined): Setup {
  const { [name]: _, ...others } = setup.rules;
  return { ...setup, rules: { kind: setup.rules.kind, ...others, ...(value === undefined ? {} : { [name]: value }) } };
}

/** The setup with one group of agents changed. */
export const withGroup = (setup: Setup, index: number, changes: Partial<Group>): Setup => ({
  ...setup,
  agents: setup.agents.map((group, place) => (place === index ? { ...group, ...changes } : group)),
});

/** The setup with one parameter of a group's strategy changed. Undefined: back to the default. */
export function withParam(setup: Setup, index: number, name: string, value: Value | undefined): Setup {
  const { [name]: _, ...others } = setup.agents[index].params ?? {};
  return withGroup(setup, index, { params: { ...others, ...(value === undefined ? {} : { [name]: value }) } });
}

/** The share of the crowd that the capacity holds room for, and the numbers that it was taken from. */
export interface HeldShare {
  agents: number;
  capacity: number;
  share: number;
}

/**
 * The setup with another size of its first group; the capacity keeps its share of the crowd. `held` is the share of the
 * change before: it survives the rounding of small numbers that are typed on the way to a large one.
 */
export function resizeCrowd(
  setup: Setup,
  count: number,
  held?: HeldShare,
): { setup: Setup; held?: HeldShare } | undefined {
  if (!Number.isSafeInteger(count) || count < 1 || setup.agents.length === 0) return undefined;
  const others = agentsOf(setup) - setup.agents[0].count;
  const isEven = (count + others) % 2 === 0;
  const fit = isEven && needsOdd(setup.rules.kind) ? count + 1 : count;
  const resized = withGroup(setup, 0, { count: fit });
  const { capacity } = setup.rules;
  if (typeof capacity !== 'number') return { setup: resized };
  const before = agentsOf(setup);
  const isHeld = held !== undefined && held.agents === before && held.capacity === capacity;
  const share = isHeld ? held.share : capacity / before;
  const next = { agents: fit + others, capacity: Math.round(share * (fit + others)), share };
  return { setup: withRule(resized, 'capacity', next.capacity), held: next };
}

/** The seed that a text stands for, without leading zeros; undefined for a text that is no seed. */
export function readSeed(text: string): string | undefined {
  if (!/^\d{1,20}$/.test(text)) return undefined;
  const seed = BigInt(text);
  return seed < 2n ** 64n ? seed.toString() : undefined;
}
