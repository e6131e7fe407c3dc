import type { Manifest, Totals } from '@farol/kernel';
import type { Agent } from '@farol/api';

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
