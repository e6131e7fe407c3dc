/** A decimal number: coefficient · 10^−decimals. */
export interface Decimal {
  readonly coefficient: bigint;
  readonly decimals: number;
}

/** The decimal that a number is written as: 0.1 is one tenth, not the nearest double. */
export function decimalOf(value: number): Decimal {
  const [mantissa, exponent = '0'] = String(value).split('e');
  const [whole, fraction = ''] = mantissa.split('.');
  const coefficient = BigInt(whole + fraction);
  const decimals = fraction.length - Number(exponent);
  return decimals >= 0 ? { coefficient, decimals } : { coefficient: coefficient * powerOf10(-decimals), decimals: 0 };
}

/** The double that is nearest to a decimal. */
export function numberOf({ coefficient, decimals }: Decimal): number {
  return Number(`${coefficient}e-${decimals}`);
}

export function powerOf10(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

/** The coefficients of several numbers over one common power of ten. */
export function alignDecimals(values: readonly number[]): { coefficients: bigint[]; decimals: number } {
  const parsed = values.map(decimalOf);
  const decimals = Math.max(...parsed.map((each) => each.decimals));
  const coefficients = parsed.map((each) => each.coefficient * powerOf10(decimals - each.decimals));
  return { coefficients, decimals };
}
