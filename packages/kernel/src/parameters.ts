/** A parameter of a game's rules or of a strategy: what it may be, what it is when left out, what it does. */
export type Parameter =
  | { type: 'integer'; min: number; max: number; default: number; per?: number; about: string }
  | { type: 'number'; min: number; max: number; default: number; about: string }
  | { type: 'choice'; options: readonly string[]; default: string; about: string }
  | { type: 'curve'; default: string; about: string };

export type Parameters = Record<string, Parameter>;

/** A curve over attendance: an expression in n and N, or points [n, payoff] joined by straight lines. */
export type CurveValue = string | readonly (readonly [number, number])[];

export type Value = number | string | CurveValue;

/** The values that a set of parameters takes in one manifest: all of them, defaults filled in. */
export type ParameterValues<P extends Parameters = Parameters> = {
  readonly [K in keyof P]: P[K] extends { type: 'integer' | 'number' }
    ? number
    : P[K] extends { type: 'choice'; options: readonly (infer O)[] }
      ? O
      : P[K] extends { type: 'curve' }
        ? CurveValue
        : Value;
};

/** A default stated `per` so many agents scales with them, rounded down: capacity 60 per 100 agents. */
export function defaultOf(parameter: Parameter, agents: number): Value {
  if (parameter.type !== 'integer' || parameter.per === undefined || agents === 0) return parameter.default;
  const scaled = Math.floor((parameter.default * agents) / parameter.per);
  return Math.max(parameter.min, Math.min(parameter.max, scaled));
}

/** `given` with the defaults of whatever it leaves out. */
export function withDefaults(parameters: Parameters, given: Readonly<Record<string, Value>>, agents: number) {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [name, given[name] ?? defaultOf(parameter, agents)]),
  );
}

/** Fault of a value, naming the allowed values; undefined if there is none. */
export function faultOf(parameter: Parameter, value: unknown): string | undefined {
  switch (parameter.type) {
    case 'integer':
    case 'number': {
      const kind = parameter.type === 'integer' ? 'a whole number' : 'a number';
      const fits = parameter.type === 'integer' ? Number.isSafeInteger(value) : Number.isFinite(value);
      if (fits && Number(value) >= parameter.min && Number(value) <= parameter.max) return undefined;
      return `must be ${kind} from ${parameter.min} to ${parameter.max}`;
    }
    case 'choice':
      return parameter.options.includes(value as string)
        ? undefined
        : `must be one of ${parameter.options.map((option) => `"${option}"`).join(', ')}`;
    case 'curve':
      return typeof value === 'string' || Array.isArray(value)
        ? undefined
        : 'must be an expression over n and N, or points [[n, payoff], …]';
  }
}
