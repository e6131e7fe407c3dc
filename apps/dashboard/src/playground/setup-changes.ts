import { nextPopulation, rulesOf, type Value } from '@farol/kernel';
import type { Group, Setup } from '../play/setups.ts';

export const agentsOf = ({ agents }: Pick<Setup, 'agents'>) => agents.reduce((sum, { count }) => sum + count, 0);

const addAgents = ([first, ...others]: Setup['agents'], more: number): Setup['agents'] =>
  first === undefined ? [] : [{ ...first, count: first.count + more }, ...others];

/** True for rules that need an odd number of agents. */
export const needsOdd = (kind: string) => rulesOf(kind).population.odd;

/** The setup with other rules at their defaults. A crowd that the rules refuse gets the agents that it lacks. */
export function withKind(setup: Setup, kind: string): Setup {
  const agents = agentsOf(setup);
  const added = nextPopulation(rulesOf(kind), agents) - agents;
  return { ...setup, rules: { kind }, agents: added > 0 ? addAgents(setup.agents, added) : setup.agents };
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
  const fit = nextPopulation(rulesOf(setup.rules.kind), count + others) - others;
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
