import { Domain, Stream } from '../random.ts';
import { BAG_ROUNDS, BAG_SIZE, forecastAll } from './arthur-predictors.ts';
import { defineStrategy } from './strategy.ts';

/** An error below it is none: denormal numbers would be slow. */
const NEGLIGIBLE = 1e-300;

/** Where an agent's stream of traits has its forgetting, its draws from the bag, its first errors. */
const WORDS = { rate: 0, draws: 1, errors: 1 + BAG_SIZE };

/**
 * Arthur 1994: each agent holds k predictors from a public bag, monitors how accurate each is, and lets the one
 * that is currently most accurate, its active predictor, decide: it goes iff the forecast, rounded to the nearest
 * attendance (halves up), is one at which going pays more than staying; for El Farol Â ≤ C.
 *
 * What Arthur leaves unsaid is settled so. The k predictors are drawn without repetition, all equally likely.
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
    predictors: { type: 'integer', min: 1, max: 16, default: 8, about: 'k, the number of predictors that each agent draws from the bag' },
    scores: { type: 'choice', options: ['private', 'public'], default: 'private', about: 'private: each agent judges its own predictors; public: all judge alike' },
    forgetting: { type: 'number', min: 0, max: 1, default: 0.9, about: 'λ, what an average error keeps of itself in a round: 0 judges by the last round alone, 1 never learns; private agents draw theirs between this and 1' },
  },
  sees: 'attendance',
  pastRounds: () => BAG_ROUNDS,
  cacheBytes: ({ predictors }, count) => count * (predictors + 9),
  layout: ({ predictors, scores }, count) => ({ errors: ['f64', scores === 'private' ? count * predictors : BAG_SIZE] }),
  player({ values, count, seed, index, choices }, { errors }) {
    const perAgent = values.predictors;
    const isPrivate = values.scores === 'private';
    const forecasts = new Float64Array(BAG_SIZE), misses = new Float64Array(BAG_SIZE);
    const goes = new Uint8Array(BAG_SIZE), ranks = new Uint8Array(BAG_SIZE);
    /** Places in the bag. Shapes: [count · perAgent], [count]. */
    const drawn = new Uint8Array(count * perAgent), active = new Uint8Array(count);
    const rates = new Float64Array(isPrivate ? count : 0);
    const traits = new Stream();
    drawTraits();
    let isRanked = false;

    function drawTraits(): void {
      const bag = new Uint8Array(BAG_SIZE);
      for (let agent = 0; agent < count; agent++) {
        traits.open(seed, agent, Domain.traits, index);
        for (let place = 0; place < BAG_SIZE; place++) bag[place] = place;
        for (let slot = 0; slot < perAgent; slot++) {
          const place = slot + traits.below(WORDS.draws + slot, BAG_SIZE - slot);
          drawn[agent * perAgent + slot] = bag[place]!;
          bag[place] = bag[slot]!;
        }
        if (isPrivate) rates[agent] = values.forgetting + ((1 - values.forgetting) * traits.word(WORDS.rate)) / 4294967296;
      }
    }

    /** Brings each agent's own errors up to date with this round's misses, and finds its active predictor. */
    function judgePrivately(): void {
      for (let agent = 0, own = 0; agent < count; agent++) {
        const kept = rates[agent]!, taken = 1 - kept;
        let least = Infinity, best = 0;
        for (const end = own + perAgent; own < end; own++) {
          const predictor = drawn[own]!;
          let error = kept * errors[own]! + taken * misses[predictor]!;
          if (error < NEGLIGIBLE) error = 0;
          errors[own] = error;
          if (error < least) {
            least = error;
            best = predictor;
          }
        }
        active[agent] = best;
      }
    }

    /** Finds each agent's active predictor from errors that are up to date. */
    function rankPrivately(): void {
      for (let agent = 0; agent < count; agent++) {
        let best = agent * perAgent;
        for (let own = best + 1; own < (agent + 1) * perAgent; own++) if (errors[own]! < errors[best]!) best = own;
        active[agent] = drawn[best]!;
      }
    }

    /** The same where all judge alike: the bag is ranked once, equals with equals, and agents compare ranks. */
    function rankPublicly(): void {
      for (let place = 0; place < BAG_SIZE; place++) {
        let rank = 0;
        for (let other = 0; other < BAG_SIZE; other++) if (errors[other]! < errors[place]!) rank++;
        ranks[place] = rank;
      }
      for (let agent = 0; agent < count; agent++) {
        const first = agent * perAgent;
        let best = ranks[drawn[first]!]! << 6;
        for (let slot = 1; slot < perAgent; slot++) best = Math.min(best, (ranks[drawn[first + slot]!]! << 6) | slot);
        active[agent] = drawn[first + (best & 63)]!;
      }
    }

    return {
      join({ agents }) {
        if (!isPrivate) return;
        for (let agent = 0; agent < count; agent++) {
          traits.open(seed, agent, Domain.traits, index);
          for (let slot = 0; slot < perAgent; slot++) {
            errors[agent * perAgent + slot] = (agents * traits.word(WORDS.errors + slot)) / 4294967296;
          }
        }
      },
      decide({ past, agents, curves: { go, stay } }) {
        if (!isRanked) {
          if (isPrivate) rankPrivately();
          else rankPublicly();
          isRanked = true;
        }
        forecastAll(past, agents, forecasts);
        for (let place = 0; place < BAG_SIZE; place++) {
          const attendance = Math.round(forecasts[place]!);
          goes[place] = go[attendance]! > stay[attendance]! ? 1 : 0;
        }
        for (let agent = 0; agent < count; agent++) choices[agent] = goes[active[agent]!]!;
      },
      learn(_, attendance) {
        for (let place = 0; place < BAG_SIZE; place++) misses[place] = Math.abs(forecasts[place]! - attendance);
        if (isPrivate) judgePrivately();
        else {
          for (let place = 0; place < BAG_SIZE; place++) {
            const error = values.forgetting * errors[place]! + (1 - values.forgetting) * misses[place]!;
            errors[place] = error < NEGLIGIBLE ? 0 : error;
          }
          rankPublicly();
        }
      },
    };
  },
});
