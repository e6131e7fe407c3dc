/** The agents that rules are made for. */
export interface Population {
  /** The rules need an odd number of agents, so that one side is smaller. */
  readonly odd: boolean;
  /** The agents that play where none are named. */
  readonly usual: { readonly count: number; readonly strategy: string };
}

interface WithPopulation {
  readonly population: Population;
}

/** Why rules cannot be played by so many agents, in words that follow "the game"; undefined if they can. */
export function populationFault({ population }: WithPopulation, agents: number): string | undefined {
  if (agents === 0) return 'has no agents: add some';
  if (population.odd && agents % 2 === 0) {
    return `needs an odd number of agents so that one side is smaller; there are ${agents}: add or remove one`;
  }
  return undefined;
}

/** The least number of agents from `agents` on that can play. */
export function nextPopulation({ population }: WithPopulation, agents: number): number {
  const atLeast = Math.max(1, agents);
  return population.odd && atLeast % 2 === 0 ? atLeast + 1 : atLeast;
}
