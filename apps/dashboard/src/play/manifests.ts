import {
  type AgentEntry,
  faultOf,
  type Manifest,
  playFault,
  playingBytesOf,
  playsAfter,
  rulesOf,
  strategyOf,
} from '@farol/kernel';
import { completeManifest, entryOf } from '@farol/api';
import type { Group, SeededSetup, Setup } from './setups.ts';

/** The memory that a game may take in a tab, far below what makes a tab slow. */
const MAX_MEBIBYTES = 200;

/** The complete manifest, defaults filled in as the API fills them in. */
export function manifestOf({ rules, agents, information = 'attendance', seed }: SeededSetup): Manifest {
  const config = { rules, agents, seed, information: { kind: information }, initialHistory: 'random' } as const;
  const manifest = completeManifest(config);
  return { ...manifest, agents: manifest.agents.map((entry, place) => playingFor(entry, agents[place].rounds)) };
}

/** The setup of a game that starts again with the groups that play now. */
export function setupOf(manifest: Manifest, playing: readonly { entry: Manifest['agents'][number] }[]): Setup {
  const agents = playing.map(({ entry: { strategy, params, count, name } }) => ({ strategy, params, count, name }));
  return { rules: manifest.rules, agents, information: manifest.information.kind };
}

/** The entry of a group that joins after `round` rounds. */
export function joinedBy(group: Group, round: number): AgentEntry {
  return playingFor(entryOf(group, round), group.rounds);
}

const playingFor = (entry: AgentEntry, rounds: number | undefined): AgentEntry =>
  rounds === undefined ? entry : { ...entry, leaves: entry.joins + rounds };

/** The reason why the rounds after `from` up to `to` cannot be played in a tab; undefined if they can. */
export function faultIn(manifest: Manifest, from: number, to = from + 1, maxMebibytes = MAX_MEBIBYTES) {
  return valueFault(manifest) ?? roundsFault(manifest, from, to, maxMebibytes);
}

function valueFault({ rules, information, agents }: Manifest): string | undefined {
  for (const [name, parameter] of Object.entries(rulesOf(rules.kind).parameters)) {
    const fault = faultOf(parameter, rules[name]);
    if (fault !== undefined) return `The ${name} ${fault}.`;
  }
  for (const { strategy, params } of agents) {
    const { sees, parameters, title } = strategyOf(strategy);
    for (const [name, parameter] of Object.entries(parameters)) {
      const fault = faultOf(parameter, params[name]);
      if (fault !== undefined) return `${title}: ${name} ${fault}.`;
    }
    if (sees === 'attendance' && information.kind === 'own-payoff') {
      return `${title}: these agents need to see attendance, but are told their own payoff only.`;
    }
  }
  return undefined;
}

function roundsFault(manifest: Manifest, from: number, to: number, maxMebibytes: number): string | undefined {
  const changes = new Set([from, ...manifest.agents.flatMap(({ joins, leaves }) => [joins, leaves ?? 0])]);
  for (const round of [...changes].filter((change) => change >= from && change < to).toSorted((a, b) => a - b)) {
    const fault = playFault(manifest, round);
    if (fault !== undefined) return `${round === from ? 'The' : `After ${round} rounds the`} game ${fault}.`;
    const mebibytes = mebibytesAt(manifest, round);
    if (mebibytes > maxMebibytes) {
      return `This game would take ${Math.ceil(mebibytes)} MiB in this tab; ${maxMebibytes} are allowed here. Take fewer agents or a shorter memory.`;
    }
  }
  return undefined;
}

/** The memory of the agents that play the round after `round` rounds. */
export function mebibytesAt({ agents }: Manifest, round: number): number {
  const playing = agents.filter((entry) => playsAfter(entry, round));
  return playing.reduce((sum, entry) => sum + playingBytesOf(entry), 0) / 2 ** 20;
}

/** The round after which agents joined or left between two manifests of one game. */
export function roundOfChange(before: Manifest, after: Manifest): number {
  const left = before.agents.flatMap(({ leaves }, place) => {
    const now = after.agents[place]?.leaves;
    return now === undefined || now === leaves ? [] : [now];
  });
  const joined = after.agents.slice(before.agents.length);
  return Math.max(0, ...joined.map(({ joins }) => joins), ...left);
}
