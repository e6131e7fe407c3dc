import { Domain, Stream } from '../random.ts';
import { BAG_ROUNDS, BAG_SIZE, forecastAll } from './arthur-predictors.ts';
import { defineStrategy } from './strategy.ts';

/** An error below it is none: denormal numbers would be slow. */
const NEGLIGIBLE = 1e-300;

/** Where an agent's stream of traits has its forgetting, its draws from the bag, its first errors. */
const WORDS = { rate: 0, draws: 1, errors: 1 + BAG_SIZE };

/**
 * Arthur 1994: each agent holds k predictors from a public bag, monitors how accurate each is, and lets the one
 * that is currently most accurate, its active predictor, decide: it goes iff the forecast, rounded up to a whole
 * attendance, is one at which going pays more than staying; for El Farol Â ≤ C.
 *
 * Conventions that Arthur leaves open: the k predictors are drawn without repetition, all equally likely.
 * Accuracy is a forgetting average of the absolute error, in agents, E ← λE + (1 − λ) |Â − A|. Of equally accurate
 * predictors the one drawn first is active. `scores: private`: each agent has an E for each of its own predictors,
 * a λ of its own, uniform on [forgetting, 1) and fixed for life, and first E uniform on [0, N), so that agents who
 * hold the same predictor trust it differently. `scores: public`: one E for each predictor of the bag, 0 at first,
 * and λ = forgetting for all.
 */
export const arthur = defineStrategy({
  id: 'arthur',
  title: 'Arthur’s inductive agents',
  about: 'Follows whichever of its k forecasting rules has lately been the most accurate.',
  sources: [
    'Arthur, W. B. (1994). Inductive reasoning and bounded rationality. American Economic Review 84(2), 406–411.',
  ],
  parameters: {
    predictors: {
      type: 'integer',
      min: 1,
      max: 16,
      default: 8,
      about: 'k, the number of predictors that each agent draws from the bag',
    },
    scores: {
      type: 'choice',
      options: ['private', 'public'],
      default: 'private',
      about: 'private: each agent judges its own predictors; public: all judge alike',
    },
    forgetting: {
      type: 'number',
      min: 0,
      max: 1,
      default: 0.9,
      about:
        'λ, what an average error keeps of itself in a round: 0 judges by the last round alone, 1 never learns; private agents draw theirs between this and 1',
    },
  },
  sees: 'attendance',
  pastRounds: () => BAG_ROUNDS,
  cacheBytes: ({ predictors }, count) => count * (predictors + 9),
  // Private errors are stored slot by slot. Shapes: [k, count]; [BAG_SIZE].
  layout: ({ predictors, scores }, count) => ({
    errors: ['f64', scores === 'private' ? predictors * count : BAG_SIZE],
  }),
  player({ values, count, seed, index, choices }, { errors }) {
    const slots = values.predictors;
    const isPrivate = values.scores === 'private';
    const forecasts = new Float64Array(BAG_SIZE);
    const misses = new Float64Array(BAG_SIZE);
    const goes = new Uint8Array(BAG_SIZE);
    /** The place in the bag of each slot's predictor. Shape: [slots, count]. */
    const drawn = new Uint8Array(slots * count);
    /** The slot of each agent's active predictor. */
    const active = new Uint8Array(count);
    const rates = new Float64Array(isPrivate ? count : 0);
    const traits = new Stream();
    drawTraits();

    function drawTraits(): void {
      const bag = new Uint8Array(BAG_SIZE);
      for (let agent = 0; agent < count; agent++) {
        traits.open(seed, agent, Domain.traits, index);
        for (let place = 0; place < BAG_SIZE; place++) bag[place] = place;
        for (let slot = 0; slot < slots; slot++) {
          const place = slot + traits.below(WORDS.draws + slot, BAG_SIZE - slot);
          drawn[slot * count + agent] = bag[place];
          bag[place] = bag[slot];
        }
        if (isPrivate)
          rates[agent] = values.forgetting + ((1 - values.forgetting) * traits.word(WORDS.rate)) / 4294967296;
      }
    }

    // Which predictor is the most accurate cannot be foreseen, so both loops compute with the comparison's 0 or 1:
    // a branch that is guessed wrong costs more than the rest of the pass.
    function activatePrivately(): void {
      const [agents, own, chosen] = [count, errors, active];
      chosen.fill(0);
      for (let slot = 1; slot < slots; slot++) {
        for (let agent = 0; agent < agents; agent++) {
          const best = chosen[agent];
          const isBetter = Number(own[slot * agents + agent] < own[best * agents + agent]);
          chosen[agent] = best + ((slot - best) & -isBetter);
        }
      }
    }

    function learnPrivately(): void {
      const [agents, held, missed, remember, own] = [count, drawn, misses, rates, errors];
      for (let slot = 0; slot < slots; slot++) {
        for (let agent = 0, place = slot * agents; agent < agents; agent++, place++) {
          own[place] = remembered(own[place], missed[held[place]], remember[agent]);
        }
      }
    }

    function activatePublicly(): void {
      active.fill(0);
      for (let slot = 1; slot < slots; slot++) {
        for (let agent = 0; agent < count; agent++) {
          const best = active[agent];
          const isBetter = Number(errors[drawn[slot * count + agent]] < errors[drawn[best * count + agent]]);
          active[agent] = best + ((slot - best) & -isBetter);
        }
      }
    }

    return {
      join({ agents }) {
        if (!isPrivate) return;
        for (let agent = 0; agent < count; agent++) {
          traits.open(seed, agent, Domain.traits, index);
          for (let slot = 0; slot < slots; slot++) {
            errors[slot * count + agent] = (agents * traits.word(WORDS.errors + slot)) / 4294967296;
          }
        }
      },
      decide({ past, agents, curves: { go, stay } }) {
        forecastAll(past, agents, forecasts);
        for (let place = 0; place < BAG_SIZE; place++) {
          const attendance = Math.ceil(forecasts[place]);
          goes[place] = go[attendance] > stay[attendance] ? 1 : 0;
        }
        if (isPrivate) activatePrivately();
        else activatePublicly();
        for (let agent = 0; agent < count; agent++) choices[agent] = goes[drawn[active[agent] * count + agent]];
      },
      learn(_, attendance) {
        for (let place = 0; place < BAG_SIZE; place++) misses[place] = Math.abs(forecasts[place] - attendance);
        if (!isPrivate) {
          for (let place = 0; place < BAG_SIZE; place++) {
            errors[place] = remembered(errors[place], misses[place], values.forgetting);
          }
          return;
        }
        learnPrivately();
      },
    };
  },
});

/** λE + (1 − λ) |Â − A|. */
function remembered(error: number, miss: number, rate: number): number {
  const average = rate * error + (1 - rate) * miss;
  return average < NEGLIGIBLE ? 0 : average;
}
