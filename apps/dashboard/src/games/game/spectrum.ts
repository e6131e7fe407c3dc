/** In place: the discrete Fourier transform of a power-of-two number of values (Cooley & Tukey 1965). */
function transform(re: Float64Array, im: Float64Array): void {
  const size = re.length;
  for (let index = 1, mirror = 0; index < size; index++) {
    let bit = size >> 1;
    for (; mirror & bit; bit >>= 1) mirror ^= bit;
    mirror ^= bit;
    if (index < mirror) {
      [re[index], re[mirror]] = [re[mirror], re[index]];
      [im[index], im[mirror]] = [im[mirror], im[index]];
    }
  }
  for (let half = 1; half < size; half *= 2) {
    for (let place = 0; place < half; place++) {
      const angle = (-Math.PI * place) / half;
      const cos = Math.cos(angle),
        sin = Math.sin(angle);
      for (let even = place; even < size; even += 2 * half) {
        const odd = even + half;
        const real = re[odd] * cos - im[odd] * sin,
          imaginary = re[odd] * sin + im[odd] * cos;
        re[odd] = re[even] - real;
        im[odd] = im[even] - imaginary;
        re[even] += real;
        im[even] += imaginary;
      }
    }
  }
}

const meanOf = (values: ArrayLike<number>) => {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index];
  return sum / values.length;
};

/** |Σ (x − ⟨x⟩) e^(−2πift)|² at the frequencies k / size, k = 0…size − 1, zeros behind the values. Shape: [size]. */
function powerOf(values: ArrayLike<number>, size: number): Float64Array {
  const re = new Float64Array(size),
    im = new Float64Array(size);
  const mean = meanOf(values);
  for (let index = 0; index < values.length; index++) re[index] = values[index] - mean;
  transform(re, im);
  return re.map((real, index) => real * real + im[index] * im[index]);
}

const MOST_FREQUENCIES = 256;

interface Spectrum {
  /** In cycles per round, up to one half. */
  frequency: number[];
  /** In the square of the values' unit; its mean over the frequencies is their variance. */
  power: number[];
}

/**
 * The periodogram (Schuster 1898) of the last values, the largest power of two of them, averaged over neighbouring
 * frequencies to at most so many (Daniell 1946): without that it would be as rough with many values as with few.
 */
export function periodogram(values: readonly number[]): Spectrum {
  if (values.length < 4) return { frequency: [], power: [] };
  const size = 2 ** Math.floor(Math.log2(values.length));
  const power = powerOf(values.slice(-size), size);
  const half = size / 2;
  const each = Math.max(1, half / MOST_FREQUENCIES);
  const bins = half / each;
  const middle = Array.from({ length: bins }, (_, bin) => bin * each + (each + 1) / 2);
  return {
    frequency: middle.map((place) => place / size),
    power: middle.map((_, bin) => meanOf(power.subarray(bin * each + 1, (bin + 1) * each + 1)) / size),
  };
}

/** r(l) of docs/model.md for l = 1…lags. All 0/0 where the values never change. */
export function autocorrelation(values: readonly number[], lags: number): number[] {
  // By Wiener & Khinchin: with as many zeros behind the values as there are, nothing wraps around.
  const size = 2 ** Math.ceil(Math.log2(2 * values.length));
  const re = powerOf(values, size),
    im = new Float64Array(size);
  transform(re, im);
  return Array.from({ length: Math.min(lags, values.length - 1) }, (_, index) => re[index + 1] / re[0]);
}
