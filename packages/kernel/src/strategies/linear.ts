import { Domain, Stream } from '../random.ts';
import { defineStrategy } from './strategy.ts';

/**
 * The El Farol that NetLogo ships (Rand & Wilensky 2007) and Mesa after it: linear predictors, which Fogel,
 * Chellapilla & Angeline 1999 evolve, drawn at random and kept. Predictor i forecasts
 *
 *   Â = N c + Σ w_j A(t − j), j = 1…m, with c and w_j uniform on [−1, 1);
 *
 * in each round the one with the least sum of absolute errors, in agents, over the last m rounds decides, of
 * equals the one with the lowest number. The agent goes iff Â, then rounded up and bounded by 0 and N, is
 * an attendance at which going pays more than staying. Errors are those of the unbounded forecast.
 *
 * NetLogo differs where it hardly shows: it takes the last of equals, and
 * stays with the predictor it has while all err by more than 100 a round.
 */
export const linear = defineStrategy({
  id: 'linear',
  title: 'Linear predictors',
  about: 'Follows whichever of its random linear forecasts erred the least over its memory.',
  sources: [
    'Fogel, D. B., Chellapilla, K. & Angeline, P. J. (1999). Inductive reasoning and bounded rationality reconsidered. IEEE Transactions on Evolutionary Computation 3(2), 142–146.',
    'Rand, W. & Wilensky, U. (2007). NetLogo El Farol model. Center for Connected Learning and Computer-Based Modeling, Northwestern University. http://ccl.northwestern.edu/netlogo/models/ElFarol',
  ],
  parameters: {
    predictors: {
      type: 'integer',
      min: 1,
      max: 32,
      default: 10,
      about: 'k, the number of weight vectors of each agent',
    },
    memory: {
      type: 'integer',
      min: 1,
      max: 16,
      default: 5,
      about: 'm, the number of past rounds that a forecast weighs and that it is judged on',
    },
  },
  sees: 'attendance',
  pastRounds: ({ memory }) => 2 * memory,
  cacheBytes: ({ predictors, memory }, count) => count * (4 * predictors * (memory + 1) + 9),
  // The last m errors of each predictor, the round's number mod m telling where. Shape: [k, count, m].
  layout: ({ predictors, memory }, count) => ({ errors: ['f64', predictors * count * memory] }),
  player({ values: { predictors, memory }, count, seed, index, choices }, { errors }) {
    const width = memory + 1;
    const weights = drawWeights();
    /** Each agent's best predictor and that one's sum of errors. Shape of each: [count]. */
    const active = new Uint8Array(count);
    const least = new Float64Array(count);
    /** N and the past attendances, divided by 2^31, the unit of the weights. Shape: [width]. */
    const weighed = new Float64Array(width);

    /** In units of 2^−31: c, then w_1…w_m. Shape: [k, count, width]. */
    function drawWeights(): Int32Array {
      const drawn = new Int32Array(predictors * count * width);
      const stream = new Stream();
      for (let agent = 0; agent < count; agent++) {
        stream.open(seed, agent, Domain.traits, index);
        for (let predictor = 0; predictor < predictors; predictor++) {
          const first = (predictor * count + agent) * width;
          for (let term = 0; term < width; term++) drawn[first + term] = stream.word(predictor * width + term);
        }
      }
      return drawn;
    }

    function weigh(agents: number, past: Float64Array, since: number): void {
      weighed[0] = agents / 2147483648;
      for (let lag = 0; lag < memory; lag++) weighed[1 + lag] = past[since + lag] / 2147483648;
    }

    /** Writes the errors of one round into its cell of every predictor's ring. */
    function judge(attendance: number, cell: number): void {
      // Locals: read through the closure, the arrays would be looked up again at every step.
      const drawn = weights;
      const past = weighed;
      const ring = errors;
      const terms = width;
      const rounds = memory;
      for (let each = 0, weight = 0; each < predictors * count; each++) {
        let forecast = 0;
        for (let term = 0; term < terms; term++, weight++) forecast += drawn[weight] * past[term];
        ring[each * rounds + cell] = Math.abs(forecast - attendance);
      }
    }

    function activate(): void {
      const ring = errors;
      const rounds = memory;
      active.fill(0);
      least.fill(Number.MAX_VALUE);
      for (let predictor = 0, cell = 0; predictor < predictors; predictor++) {
        for (let agent = 0; agent < count; agent++) {
          let sum = 0;
          for (let age = 0; age < rounds; age++, cell++) sum += ring[cell];
          // Arithmetic where a branch would often be guessed wrong; times 0 and 1, it is exact.
          const isBetter = Number(sum < least[agent]);
          least[agent] = sum * isBetter + least[agent] * (1 - isBetter);
          active[agent] = active[agent] + ((predictor - active[agent]) & -isBetter);
        }
      }
    }

    return {
      join({ round, agents, past }) {
        for (let lag = 1; lag <= memory; lag++) {
          weigh(agents, past, lag);
          judge(past[lag - 1], (round - lag + memory) % memory);
        }
      },
      decide({ agents, past, curves: { go, stay } }) {
        activate();
        weigh(agents, past, 0);
        for (let agent = 0; agent < count; agent++) {
          const first = (active[agent] * count + agent) * width;
          let forecast = 0;
          for (let term = 0; term < width; term++) forecast += weights[first + term] * weighed[term];
          const attendance = Math.min(agents, Math.max(0, Math.ceil(forecast)));
          choices[agent] = go[attendance] > stay[attendance] ? 1 : 0;
        }
      },
      learn({ round }, attendance) {
        judge(attendance, round % memory);
      },
    };
  },
});
