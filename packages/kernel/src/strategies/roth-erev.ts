import { Domain, Stream } from '../random.ts';
import type { Curves } from '../rules/rules.ts';
import { defineStrategy } from './strategy.ts';

/** Below it a propensity is nothing: denormal numbers would be slow, and no draw of 32 bits can tell. */
const NEGLIGIBLE = 1e-300;

/** The least that can be earned: going alone or with others, staying with at least oneself at home. */
function lowestPayoff({ go, stay, divisor }: Curves): number {
  const agents = go.length - 1;
  let lowest = Infinity;
  for (let attendance = 0; attendance <= agents; attendance++) {
    if (attendance > 0) lowest = Math.min(lowest, go[attendance]);
    if (attendance < agents) lowest = Math.min(lowest, stay[attendance]);
  }
  return lowest / divisor;
}

/**
 * Roth & Erev 1995 with the forgetting of Erev & Roth 1998 and without their experimentation: an agent has a
 * propensity q, in units of payoff, for each choice and goes with probability q_go / (q_go + q_stay), a fair coin
 * if both are 0. After a round both fade, q ← (1 − φ) q, and the propensity of what it chose grows by its payoff
 * less the lowest payoff of the game. Whitehead 2008: in the El Farol game agents so sort themselves into those
 * who always go and those who almost never do.
 */
export const rothErev = defineStrategy({
  id: 'roth-erev',
  title: 'Roth–Erev reinforcement',
  about: 'Chooses in proportion to what each choice has earned so far.',
  sources: [
    'Roth, A. E. & Erev, I. (1995). Learning in extensive-form games: Experimental data and simple dynamic models in the intermediate term. Games and Economic Behavior 8(1), 164–212.',
    'Erev, I. & Roth, A. E. (1998). Predicting how people play games: Reinforcement learning in experimental games with unique, mixed strategy equilibria. American Economic Review 88(4), 848–881.',
    'Whitehead, D. (2008). The El Farol bar problem revisited: Reinforcement learning in a potential game. Edinburgh School of Economics Discussion Paper 186, University of Edinburgh.',
  ],
  parameters: {
    forgetting: {
      type: 'number',
      min: 0,
      max: 1,
      default: 0.01,
      about: 'φ, the share of both propensities that is lost in a round',
    },
    initial: {
      type: 'number',
      min: 0,
      max: 1e6,
      default: 1,
      about: 'the propensity of each choice before the first round, in units of payoff',
    },
  },
  sees: 'payoff',
  layout: (_, count) => ({ propensities: ['f64', 2 * count] }),
  player({ values, count, seed, index, choices }, { propensities }) {
    const words = new Stream();
    const kept = 1 - values.forgetting;
    let measured: Curves | undefined;
    let lowest = 0;
    return {
      join() {
        propensities.fill(values.initial);
      },
      decide({ round }) {
        words.open(seed, round, Domain.choices, index);
        for (let agent = 0; agent < count; agent++) {
          const stay = propensities[2 * agent];
          const go = propensities[2 * agent + 1];
          const sum = stay + go;
          const word = words.word(agent);
          choices[agent] = Number(sum > 0 ? word * sum < go * 4294967296 : word < 2147483648);
        }
      },
      learn({ curves }, attendance) {
        if (curves !== measured) {
          measured = curves;
          lowest = lowestPayoff(curves);
        }
        const goGain = curves.go[attendance] / curves.divisor - lowest;
        const stayGain = curves.stay[attendance] / curves.divisor - lowest;
        for (let agent = 0; agent < count; agent++) {
          const went = choices[agent];
          const stay = kept * propensities[2 * agent] + (1 - went) * stayGain;
          const go = kept * propensities[2 * agent + 1] + went * goGain;
          propensities[2 * agent] = stay < NEGLIGIBLE ? 0 : stay;
          propensities[2 * agent + 1] = go < NEGLIGIBLE ? 0 : go;
        }
      },
    };
  },
});
