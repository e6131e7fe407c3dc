import { Domain, Stream } from '../random.ts';
import { defineStrategy } from './strategy.ts';

/**
 * The El Farol that NetLogo ships (Rand & Wilensky 2007) and Mesa after it: linear predictors, which Fogel,
 * Chellapilla & Angeline 1999 evolve, drawn at random and kept. Predictor i forecasts
 *
 *   Â = N c + Σ w_j A(t − j), j = 1…m, with c and w_j uniform on [−1, 1);
 *
 * in each round the one with the least sum of absolute errors, in agents, over the last m rounds decides, of
 * equals the one with the lowest number. The agent goes iff Â, then rounded (halves up) and bounded by 0 and N, is
 * an attendance at which going pays more than staying. Errors are those of the unbounded forecast.
 *
 * NetLogo differs where it hardly shows: it compares Â unrounded with the threshold, takes the last of equals, and
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
    predictors: { type: 'integer', min: 1, max: 32, default: 10, about: 'k, the number of weight vectors of each agent' },
    memory: { type: 'integer', min: 1, max: 16, default: 5, about: 'm, the number of past rounds that a forecast weighs and that it is judged on' },
  },
  sees: 'attendance',
  pastRounds: ({ memory }) => 2 * memory,
  cacheBytes: ({ predictors, memory }, count) => count * (4 * predictors * (memory + 1) + 1),
  layout: ({ predictors, memory }, count) => ({ errors: ['f64', count * predictors * memory] }),
  player({ values: { predictors, memory }, count, seed, index, choices }, { errors }) {
    const width = memory + 1;
    const weights = drawWeights();
    /** The number of each agent's best predictor. */
    const active = new Uint8Array(count);
    /** N and the past attendances times the unit of the weights: what they weigh. Shape: [width]. */
    const weighed = new Float64Array(width);
    let isRanked = false;

    /** In units of 2^−31: c, then w_1…w_m. Shape: [count, predictors, width]. */
    function drawWeights(): Int32Array {
      const perAgent = predictors * width;
      const drawn = new Int32Array(count * perAgent);
      const stream = new Stream();
      for (let agent = 0; agent < count; agent++) {
        stream.open(seed, agent, Domain.traits, index);
        for (let place = 0; place < perAgent; place++) drawn[agent * perAgent + place] = stream.word(place);
      }
      return drawn;
    }

    function weigh(agents: number, past: Float64Array, since: number): void {
      weighed[0] = agents / 2147483648;
      for (let lag = 0; lag < memory; lag++) weighed[1 + lag] = past[since + lag]! / 2147483648;
    }

    /** Writes the errors of one round into its cell of every predictor's ring, and finds the best of the sums. */
    function judge(attendance: number, cell: number): void {
      let weight = 0, ring = 0;
      for (let agent = 0; agent < count; agent++) {
        let least = Infinity, best = 0;
        for (let predictor = 0; predictor < predictors; predictor++) {
          let forecast = 0;
          for (let term = 0; term < width; term++) forecast += weights[weight++]! * weighed[term]!;
          errors[ring + cell] = Math.abs(forecast - attendance);
          let sum = 0;
          for (const end = ring + memory; ring < end; ring++) sum += errors[ring]!;
          if (sum < least) {
            least = sum;
            best = predictor;
          }
        }
        active[agent] = best;
      }
    }

    /** Finds the best of the sums when a snapshot has brought the errors. */
    function rank(): void {
      for (let agent = 0, ring = 0; agent < count; agent++) {
        let least = Infinity;
        for (let predictor = 0; predictor < predictors; predictor++) {
          let sum = 0;
          for (const end = ring + memory; ring < end; ring++) sum += errors[ring]!;
          if (sum < least) {
            least = sum;
            active[agent] = predictor;
          }
        }
      }
    }

    return {
      join({ round, agents, past }) {
        for (let lag = 1; lag <= memory; lag++) {
          weigh(agents, past, lag);
          judge(past[lag - 1]!, (round - lag + memory) % memory);
        }
      },
      decide({ agents, past, curves: { go, stay } }) {
        if (!isRanked) rank();
        isRanked = true;
        weigh(agents, past, 0);
        for (let agent = 0; agent < count; agent++) {
          const first = (agent * predictors + active[agent]!) * width;
          let forecast = 0;
          for (let term = 0; term < width; term++) forecast += weights[first + term]! * weighed[term]!;
          const attendance = Math.min(agents, Math.max(0, Math.round(forecast)));
          choices[agent] = go[attendance]! > stay[attendance]! ? 1 : 0;
        }
      },
      learn({ round }, attendance) {
        judge(attendance, round % memory);
      },
    };
  },
});
