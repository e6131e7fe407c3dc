import { Domain, Stream } from '../random.ts';
import { defineStrategy } from './strategy.ts';

/**
 * Nowak & Sigmund 1993: repeats the choice that paid more than it aspired to, else changes it. Changing only with
 * probability `shift` makes it the stochastic strategy of Reents, Metzler & Kinzel 2001 for the minority game:
 * winners stay, losers move with probability p. The first choice is a fair coin.
 */
export const winStayLoseShift = defineStrategy({
  id: 'win-stay-lose-shift',
  title: 'Win-stay, lose-shift',
  about: 'Repeats a choice that paid, drops one that did not.',
  sources: [
    'Nowak, M. & Sigmund, K. (1993). A strategy of win-stay, lose-shift that outperforms tit-for-tat in the Prisoner’s Dilemma game. Nature 364, 56–58.',
    'Reents, G., Metzler, R. & Kinzel, W. (2001). A stochastic strategy for the minority game. arXiv:cond-mat/0007351',
  ],
  parameters: {
    aspiration: {
      type: 'number',
      min: -1e6,
      max: 1e6,
      default: 0,
      about: 'a payoff above it is a win, any other a loss',
    },
    shift: { type: 'number', min: 0, max: 1, default: 1, about: 'the probability of changing the choice after a loss' },
  },
  sees: 'payoff',
  layout: (_, count) => ({ next: ['u8', count] }),
  player({ values, count, seed, index, choices }, { next }) {
    const words = new Stream();
    /** An agent shifts iff its word is below this, by what it chose. */
    const below = new Float64Array(2);
    return {
      join({ round }) {
        words.open(seed, round, Domain.traits, index);
        for (let agent = 0; agent < count; agent++) next[agent] = (words.word(agent >>> 5) >>> (agent & 31)) & 1;
      },
      decide() {
        choices.set(next);
      },
      learn({ round, curves: { go, stay, divisor } }, attendance) {
        const shift = values.shift * 4294967296;
        below[0] = stay[attendance] / divisor > values.aspiration ? 0 : shift;
        below[1] = go[attendance] / divisor > values.aspiration ? 0 : shift;
        words.open(seed, round, Domain.choices, index);
        for (let agent = 0; agent < count; agent++) {
          const choice = choices[agent];
          next[agent] = choice ^ Number(words.word(agent) < below[choice]);
        }
      },
    };
  },
});
