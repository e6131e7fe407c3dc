/**
 * The public bag of predictors from which Arthur's agents draw. Arthur 1994 made "several dozen" and names six:
 * the same as last week's, a mirror image around 50 of last week's, a rounded average of the last four weeks, the
 * trend in the last eight weeks bounded by 0 and 100, the same as 2 and as 5 weeks ago (cycle detectors). This bag
 * is those, generalised; the numbers that he prints beside his six are not all what the words
 * give (his [49] is the mean of eight weeks, of four it is 38). The order is part of the definition: an agent's draw is a place in it.
 *
 * | places | predictor | forecast Â |
 * |---|---|---|
 * | 0–9 | cycle detectors, lags j = 1…10 | A(t − j) |
 * | 10–19 | mirror images, lags j = 1…10 | N − A(t − j) |
 * | 20–26 | moving averages over n = 2, 3, 4, 5, 6, 8, 10 rounds | Σ A(t − j) / n |
 * | 27–32 | least-squares lines through the last n = 3…8 rounds, one round on | Σ (4n + 2 − 6j) A(t − j) / (n (n − 1)) |
 * | 33–53 | constants, i = 0…20 | i N / 20 |
 *
 * Every forecast is bounded by 0 and N and is not rounded.
 */
const LAGS = 10;
const AVERAGED = [2, 3, 4, 5, 6, 8, 10];
const EXTRAPOLATED = [3, 4, 5, 6, 7, 8];
const LEVELS = 20;

/** How many predictors are in the bag. */
export const BAG_SIZE = 2 * LAGS + AVERAGED.length + EXTRAPOLATED.length + LEVELS + 1;

/** How many past rounds the bag looks at. */
export const BAG_ROUNDS = LAGS;

/** Writes every predictor's forecast of the attendance to come, from the past ones, the latest first. */
export function forecastAll(past: Float64Array, agents: number, forecasts: Float64Array): void {
  let place = 0;
  for (let lag = 0; lag < LAGS; lag++) forecasts[place++] = past[lag];
  for (let lag = 0; lag < LAGS; lag++) forecasts[place++] = agents - past[lag];
  let sum = 0;
  let lag = 0;
  for (const rounds of AVERAGED) {
    while (lag < rounds) sum += past[lag++];
    forecasts[place++] = sum / rounds;
  }
  // Whole numbers up to the one division, so that a forecast does not depend on the order of summation.
  let weighted = 0;
  sum = lag = 0;
  for (const rounds of EXTRAPOLATED) {
    while (lag < rounds) {
      sum += past[lag];
      weighted += past[lag] * ++lag;
    }
    forecasts[place++] = ((4 * rounds + 2) * sum - 6 * weighted) / (rounds * (rounds - 1));
  }
  for (let level = 0; level <= LEVELS; level++) forecasts[place++] = (level * agents) / LEVELS;
  for (let place = 0; place < BAG_SIZE; place++) {
    forecasts[place] = Math.min(agents, Math.max(0, forecasts[place]));
  }
}
