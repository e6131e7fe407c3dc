import { type AgentEntry, type Manifest, rulesOf, strategyOf, withDefaults } from '@farol/kernel';
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
