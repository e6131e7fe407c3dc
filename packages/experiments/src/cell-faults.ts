import { type Experiment, MAX_REPLICATE_ROUNDS, newGameSchema, pathOf } from '@farol/api';
import { type Manifest, playFault, rulesOf } from '@farol/kernel';
import { applyLevels, type Levels, longestMemory, roundsOf, transientOf } from './cells.ts';

/** Payoffs are evaluated to check a curve: its length times the number of agents, over all cells; about a second. */
const MAX_CURVE_WORK = 40_000_000;

/** The work of checking a game's curves; 0 where the rules have none. */
function curveWork({ rules }: Manifest, agents: number): number {
  const curves = Object.entries(rulesOf(rules.kind).parameters).filter(([, { type }]) => type === 'curve');
  return curves.reduce((sum, [name]) => {
    const curve = rules[name];
    return sum + agents * (typeof curve === 'number' ? 1 : curve.length);
  }, 0);
}

/** Faults of rules with so many agents, each found once and in bounded work. */
class PlayFaults {
  private readonly known = new Map<string, string | undefined>();
  private work = 0;

  find(manifest: Manifest): string | undefined {
    const agents = manifest.agents.reduce((sum, { count }) => sum + count, 0);
    const key = `${agents} ${JSON.stringify(manifest.rules)}`;
    if (!this.known.has(key)) {
      this.work += curveWork(manifest, agents);
      if (this.work > MAX_CURVE_WORK)
        return 'has too much to compute with the other cells’ curves: shorten them, or take fewer cells or agents';
      this.known.set(key, playFault(manifest, 0));
    }
    return this.known.get(key);
  }
}

/** A cell that was checked: the agents and rounds of its games, and each fault in words. */
export interface CheckedCell {
  agents: number;
  rounds: number;
  faults: string[];
}

/** Checks the cells of one design. */
export class CellCheck {
  private readonly experiment: Experiment;
  private readonly playFaults = new PlayFaults();

  constructor(experiment: Experiment) {
    this.experiment = experiment;
  }

  check(levels: Levels): CheckedCell {
    const { experiment } = this;
    const whole = applyLevels(experiment.base, levels);
    const present = [...whole.agents.keys()].filter((index) => whole.agents[index].count !== 0);
    const config = { ...whole, agents: present.map((index) => whole.agents[index]) };
    const agents = config.agents.reduce((sum, { count }) => sum + count, 0);
    const rounds = roundsOf(experiment, config);
    const { data, error } = newGameSchema.safeParse({ ...config, seed: '0' });
    if (!data) {
      // Faults name an entry by its place in the base.
      const placeOf = ([part, place, ...rest]: PropertyKey[]) =>
        part === 'agents' && typeof place === 'number' ? [part, present[place], ...rest] : [part, place, ...rest];
      const faults = error.issues.map(({ path, message }) => {
        const place = placeOf(path).filter((part) => part !== undefined);
        return `${pathOf(place)}: ${message}`;
      });
      return { agents, rounds, faults };
    }
    const fault = this.playFaults.find(data.manifest);
    const faults = [
      ...(fault === undefined ? [] : [`the game ${fault}`]),
      ...(rounds > MAX_REPLICATE_ROUNDS ? [`rounds: a replicate has at most ${MAX_REPLICATE_ROUNDS}`] : []),
      ...(experiment.roundsPerHistory !== undefined && longestMemory(config) === undefined
        ? ['roundsPerHistory: no agents have tables, so there are no histories']
        : []),
      ...(transientOf(experiment, rounds) >= rounds ? [`transient: leaves none of the ${rounds} rounds`] : []),
    ];
    return { agents, rounds, faults };
  }
}
