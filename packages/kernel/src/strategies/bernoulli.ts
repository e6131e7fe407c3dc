import { Domain, Stream } from '../random.ts';
import { type Cohort, defineStrategy, type Player, type Situation } from './strategy.ts';

/**
 * Each agent goes with the probability of the round, independently: iff its 32-bit word of the round is below
 * probability · 2^32, so that 0 never goes and 1 always does.
 */
export function playIndependently(
  { count, seed, index, choices }: Pick<Cohort, 'count' | 'seed' | 'index' | 'choices'>,
  probabilityOf: (situation: Situation) => number,
): Player {
  const words = new Stream();
  return {
    decide(situation) {
      const below = probabilityOf(situation) * 4294967296;
      words.open(seed, situation.round, Domain.choices, index);
      for (let agent = 0; agent < count; agent++) choices[agent] = Number(words.word(agent) < below);
    },
  };
}

/** Gode & Sunder 1993, zero intelligence: neither observes nor remembers nor learns. */
export const bernoulli = defineStrategy({
  id: 'bernoulli',
  title: 'Bernoulli',
  about: 'Goes with the same probability in every round, whatever happened.',
  sources: [
    'Gode, D. K. & Sunder, S. (1993). Allocative efficiency of markets with zero-intelligence traders: Market as a partial substitute for individual rationality. Journal of Political Economy 101(1), 119–137.',
  ],
  parameters: {
    probability: { type: 'number', min: 0, max: 1, default: 0.5, about: 'p, the probability of going' },
  },
  sees: 'nothing',
  player: (cohort) => playIndependently(cohort, () => cohort.values.probability),
});
