import { zstdDecompressSync } from 'node:zlib';
import { agentsAfter, type Manifest, readAgents, type Totals } from '@farol/kernel';
import type { Agent } from '@farol/api';
import type { ThreadPool } from '../threads/pool.ts';
import { defineTask } from '../threads/task.ts';

function spreadOf(values: Float64Array, divisor = 1) {
  let sum = 0,
    min = Infinity,
    max = -Infinity;
  for (const value of values) {
    sum += value;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  return { mean: sum / values.length / divisor, min: min / divisor, max: max / divisor };
}

/** Agents as the API shows them after `played` rounds; `totals` are there once they have played and while they stay. */
export function showAgent(manifest: Manifest, id: number, played: number, totals: Totals | undefined): Agent {
  const { strategy, params, count, name, joins, leaves } = manifest.agents[id];
  const hasLeft = leaves !== undefined && leaves <= played;
  const rounds = Math.max(0, (hasLeft ? leaves : played) - joins);
  const shown = rounds > 0 ? totals : undefined;
  return {
    id,
    strategy,
    params,
    count,
    name: name ?? null,
    joined: joins,
    left: hasLeft ? leaves : null,
    rounds,
    attendance: shown ? spreadOf(shown.visits, rounds) : null,
    benefit: shown ? spreadOf(shown.benefit) : null,
    switchingRate: shown && rounds > 1 ? spreadOf(shown.switches, rounds - 1).mean : null,
  };
}

interface AgentsAt {
  manifest: Manifest;
  played: number;
  /** The game's state after these rounds, compressed; null before the first. */
  snapshot: Uint8Array | null;
}

function showAgents({ manifest, played, snapshot }: AgentsAt): Agent[] {
  const totals = snapshot === null ? new Map() : readAgents(manifest, zstdDecompressSync(snapshot));
  return manifest.agents.map((_, id) => showAgent(manifest, id, played, totals.get(id)));
}

export const showAgentsTask = defineTask('show-agents', showAgents);

/** More agents, or entries, than these are shown on a thread. */
const MAX_INLINE_AGENTS = 20_000;
const MAX_INLINE_ENTRIES = 500;

/** Shows all agents of a game with their totals. */
export function showAllAgents(threads: ThreadPool, asked: AgentsAt, signal: AbortSignal): Promise<Agent[]> | Agent[] {
  const { manifest, played } = asked;
  const isLarge = manifest.agents.length > MAX_INLINE_ENTRIES || agentsAfter(manifest, played) > MAX_INLINE_AGENTS;
  return isLarge ? threads.run(showAgentsTask, asked, { signal }) : showAgents(asked);
}
