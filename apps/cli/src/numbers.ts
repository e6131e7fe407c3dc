const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const large = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const small = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });

/** 1,234 */
export function writeCount(count: number): string {
  return whole.format(count);
}

/** Four significant digits, and for large numbers one after the point. */
export function writeNumber(value: number): string {
  // `+ 0` makes 0 of −0.
  return (Math.abs(value) < 1000 ? small : large).format(value + 0);
}

/** 0.456 → 45.6 % */
export function writePercent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
