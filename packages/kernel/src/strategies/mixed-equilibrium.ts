import { symmetricMixed } from '../equilibria.ts';
import type { Curves } from '../rules/rules.ts';
import { playIndependently } from './bernoulli.ts';
import { defineStrategy } from './strategy.ts';

/**
 * Goes with p*, at which going and staying pay the same on average if the N − 1 others go with p* too; for
 * El Farol P[Bin(N − 1, p*) ≤ C − 1] = (H − B) / (G − B). Zambrano 2004 finds the attendance of Arthur's agents
 * to be distributed as in the game's mixed equilibria; the symmetric one is the one that identical agents can
 * play without a word to each other.
 */
export const mixedEquilibrium = defineStrategy({
  id: 'mixed-equilibrium',
  title: 'Mixed equilibrium',
  about: 'Goes with the probability that makes everyone else indifferent between going and staying.',
  sources: [
    'Zambrano, E. (2004). The interplay between analytics and computation in the study of congestion externalities: The case of the El Farol problem. Journal of Public Economic Theory 6(2), 375–395.',
  ],
  parameters: {},
  sees: 'nothing',
  player(cohort) {
    let solved: Curves | undefined;
    let probability = 0;
    return playIndependently(cohort, ({ curves }) => {
      if (curves !== solved) {
        solved = curves;
        probability = symmetricMixed(curves);
      }
      return probability;
    });
  },
});
