import { type AgentEntry, agentsAfter, type Manifest, rulesOf, strategyOf, withDefaults } from '@farol/kernel';
import { drawSeed } from './draw-seed.ts';
import type { Named, NewAgents } from './manifest-fields.ts';

/** How what was left out is filled in. No schema stands beside it: whoever imports it loads no zod. */

export type Config = {
  rules: { kind: string } & Named;
  agents: readonly NewAgents[];
  seed?: string | undefined;
  information: Manifest['information'];
  initialHistory: Manifest['initialHistory'];
};

/** The entry of a manifest that records agents who join after `joins` rounds. */
export function entryOf({ strategy, params, count: agents, name: label }: NewAgents, joins: number): AgentEntry {
  const complete = withDefaults(strategyOf(strategy).parameters, params ?? {}, agents);
  return { strategy, params: complete, count: agents, ...(label === undefined ? {} : { name: label }), joins };
}

/** Fills in every default, so that nothing about the game is left unsaid. */
export function completeManifest(config: Config): Manifest {
  const { agents, seed, information, initialHistory } = config;
  const { kind, ...params } = config.rules;
  const players = agents.reduce((sum, { count: agentCount }) => sum + agentCount, 0);
  return {
    engine: 1,
    rules: { kind, ...withDefaults(rulesOf(kind).parameters, params, players) },
    information,
    seed: seed ?? drawSeed(),
    initialHistory,
    agents: agents.map((entry) => entryOf(entry, 0)),
  };
}

/** The parameters that rules leave to their defaults. */
export function unnamedIn({ kind, ...params }: Config['rules']): string[] {
  return Object.keys(rulesOf(kind).parameters).filter((name) => params[name] === undefined);
}

/** The rules without the parameters of these names. */
function withoutParameters({ kind, ...params }: Manifest['rules'], names: readonly string[]): Manifest['rules'] {
  return { kind, ...Object.fromEntries(Object.entries(params).filter(([name]) => !names.includes(name))) };
}

/** The manifest of a game not yet played: the defaults of these parameters follow the agents of its first round. */
export function followAgents(manifest: Manifest, unnamed: readonly string[] = []): Manifest {
  const { kind, ...params } = withoutParameters(manifest.rules, unnamed);
  const rules = { kind, ...withDefaults(rulesOf(kind).parameters, params, agentsAfter(manifest, 0)) };
  return { ...manifest, rules };
}

/** Of these parameters those whose defaults depend on the number of agents. */
const followersAmong = ({ kind }: Manifest['rules'], names: readonly string[]) =>
  names.filter((name) => {
    const parameter = rulesOf(kind).parameters[name];
    return parameter?.type === 'integer' && parameter.per !== undefined;
  });

/** The manifest of a game not yet played as it is cited: without the parameters that still follow its agents. */
export function openManifest(manifest: Manifest, unnamed: readonly string[]): Manifest {
  return { ...manifest, rules: withoutParameters(manifest.rules, followersAmong(manifest.rules, unnamed)) };
}

/** The parameters that a cited manifest may leave out. */
export const openParameters = ({ kind }: Manifest['rules']) =>
  followersAmong({ kind }, Object.keys(rulesOf(kind).parameters));
