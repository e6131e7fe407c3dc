/** An expression's value at attendance n in a game of N agents. */
export type Expression = (n: number, N: number) => number;

/** Fault of an expression, its character, and the allowed input there. */
export class ExpressionFault extends Error {
  override name = 'ExpressionFault';
}

export const MAX_EXPRESSION_LENGTH = 1000;
/** Of parentheses, calls, signs, powers and conditionals within one another. */
const MAX_DEPTH = 64;
const MAX_EXPONENT = 64;

/**
 * Values at many attendances at once. A closure for each value took 30 times as long. The results have the same bits:
 * each value is computed by the same operations in the same order. The next call overwrites them.
 */
export type Column = (n: Float64Array, N: number) => Float64Array;
type Binary = (a: Column, b: Column) => Column;

/** Neither 0 nor what is not a number holds. */
const holds = (value: number) => value !== 0 && !Number.isNaN(value);

function binaryOf(fill: (out: Float64Array, a: Float64Array, b: Float64Array) => void): Binary {
  return (a, b) => {
    const buffer = createBuffer();
    return (n, N) => {
      const left = a(n, N),
        right = b(n, N),
        out = buffer(n.length);
      fill(out, left, right);
      return out;
    };
  };
}

function unaryOf(value: Column, compute: (value: number) => number): Column {
  const buffer = createBuffer();
  return (n, N) => {
    const values = value(n, N),
      out = buffer(n.length);
    for (let i = 0; i < out.length; i++) out[i] = compute(values[i]);
    return out;
  };
}

function constantOf(value: (N: number) => number): Column {
  const buffer = createBuffer();
  return (n, N) => buffer(n.length).fill(value(N));
}

/** Each operator has one array for its results: a value is read before the next block is computed. */
function createBuffer(): (length: number) => Float64Array {
  let buffer = new Float64Array();
  return (length) => (buffer.length === length ? buffer : (buffer = new Float64Array(length)));
}

/** From the loosest to the tightest; all bind to the left. Comparisons and logic give 1 or 0. A loop each is fast. */
const OPERATORS: readonly Readonly<Record<string, Binary>>[] = [
  {
    '||': binaryOf((out, a, b) => {
      for (let i = 0; i < out.length; i++) out[i] = holds(a[i]) || holds(b[i]) ? 1 : 0;
    }),
  },
  {
    '&&': binaryOf((out, a, b) => {
      for (let i = 0; i < out.length; i++) out[i] = holds(a[i]) && holds(b[i]) ? 1 : 0;
    }),
  },
  {
    '<': binaryOf((out, a, b) => {
      for (let i = 0; i < out.length; i++) out[i] = a[i] < b[i] ? 1 : 0;
    }),
    '<=': binaryOf((out, a, b) => {
      for (let i = 0; i < out.length; i++) out[i] = a[i] <= b[i] ? 1 : 0;
    }),
    '>': binaryOf((out, a, b) => {
      for (let i = 0; i < out.length; i++) out[i] = a[i] > b[i] ? 1 : 0;
    }),
    '>=': binaryOf((out, a, b) => {
      for (let i = 0; i < out.length; i++) out[i] = a[i] >= b[i] ? 1 : 0;
    }),
    '==': binaryOf((out, a, b) => {
      for (let i = 0; i < out.length; i++) out[i] = a[i] === b[i] ? 1 : 0;
    }),
    '!=': binaryOf((out, a, b) => {
      for (let i = 0; i < out.length; i++) out[i] = a[i] !== b[i] ? 1 : 0;
    }),
  },
  {
    '+': binaryOf((out, a, b) => {
      for (let i = 0; i < out.length; i++) out[i] = a[i] + b[i];
    }),
    '-': binaryOf((out, a, b) => {
      for (let i = 0; i < out.length; i++) out[i] = a[i] - b[i];
    }),
  },
  {
    '*': binaryOf((out, a, b) => {
      for (let i = 0; i < out.length; i++) out[i] = a[i] * b[i];
    }),
    '/': binaryOf((out, a, b) => {
      for (let i = 0; i < out.length; i++) out[i] = a[i] / b[i];
    }),
  },
];
const COMPARISONS = 2;

/** All exact, or correctly rounded, on every machine. A half is rounded up. */
const FUNCTIONS: ReadonlyMap<string, readonly [arguments: 'one' | 'several', (...values: number[]) => number]> =
  new Map([
    ['min', ['several', Math.min]],
    ['max', ['several', Math.max]],
    ['abs', ['one', Math.abs]],
    ['floor', ['one', Math.floor]],
    ['ceil', ['one', Math.ceil]],
    ['sqrt', ['one', Math.sqrt]],
    ['round', ['one', Math.round]],
  ]);

const TOKEN = /\s*(?:(?<number>(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)|(?<name>[a-z_]\w*)|[<>=!]=|&&|\|\||[^])?/iuy;
const OPERAND = `a number, n, N, "(", "-" or one of ${[...FUNCTIONS.keys()].join(', ')}`;
const OPERATOR = 'an operator (+ - * / ^ < <= > >= == != && || ? :)';

/** Powers by repeated multiplication, in this order. */
function raise(powers: Float64Array, base: Float64Array, exponent: number): Float64Array {
  powers.fill(1);
  for (let left = Math.abs(exponent); left > 0; left--) for (let i = 0; i < powers.length; i++) powers[i] *= base[i];
  if (exponent < 0) for (let i = 0; i < powers.length; i++) powers[i] = 1 / powers[i];
  return powers;
}

function fail(place: number, what: string): never {
  throw new ExpressionFault(`at character ${place + 1}: ${what}`);
}

/** Reads an expression, or throws an ExpressionFault. */
export function parseExpression(text: string): Expression {
  const column = parseColumn(text);
  return (n, N) => column(Float64Array.of(n), N)[0];
}

/** Reads an expression that is computed at many attendances. */
export function parseColumn(text: string): Column {
  let kind: 'number' | 'name' | 'symbol' | 'end', token: string, at: number;
  let depth = 0;
  /** How often n or N was read: an exponent must do without. */
  let variables = 0;

  if (text.length > MAX_EXPRESSION_LENGTH) {
    throw new ExpressionFault(`is ${text.length} characters long; at most ${MAX_EXPRESSION_LENGTH} are allowed`);
  }
  TOKEN.lastIndex = 0;
  advance();
  const whole = conditional();
  if (kind! !== 'end') refuse(`${OPERATOR} or the end`);
  return whole;

  function advance(): void {
    const match = TOKEN.exec(text)!;
    token = match[0].trimStart();
    at = TOKEN.lastIndex - token.length;
    const { number, name } = match.groups!;
    kind = number !== undefined ? 'number' : name !== undefined ? 'name' : token === '' ? 'end' : 'symbol';
    // An empty match would reset the place.
    if (kind === 'end') TOKEN.lastIndex = text.length;
  }

  function refuse(allowed: string): never {
    fail(at, `${kind === 'end' ? 'the expression ends' : `"${token}" cannot stand`} here; allowed is ${allowed}`);
  }

  function take(symbol: string): boolean {
    if (kind !== 'symbol' || token !== symbol) return false;
    advance();
    return true;
  }

  function expect(symbol: string, otherwise: string): void {
    if (!take(symbol)) refuse(`"${symbol}"${otherwise}`);
  }

  function nested<T>(read: () => T): T {
    if (++depth > MAX_DEPTH) fail(at, `nested too deeply; at most ${MAX_DEPTH} levels are allowed`);
    const inner = read();
    depth--;
    return inner;
  }

  function conditional(): Column {
    const condition = binary(0);
    if (!take('?')) return condition;
    const yes = nested(conditional);
    expect(':', ` or ${OPERATOR}`);
    const no = nested(conditional);
    const buffer = createBuffer();
    return (n, N) => {
      const conditions = condition(n, N),
        ifYes = yes(n, N),
        ifNo = no(n, N),
        out = buffer(n.length);
      for (let i = 0; i < out.length; i++) out[i] = holds(conditions[i]) ? ifYes[i] : ifNo[i];
      return out;
    };
  }

  function binary(level: number): Column {
    if (level === OPERATORS.length) return signed();
    let left = binary(level + 1);
    for (let compared = false; kind === 'symbol' && Object.hasOwn(OPERATORS[level], token); compared = true) {
      if (compared && level === COMPARISONS) {
        fail(at, 'comparisons do not chain; write a < b && b < c');
      }
      const operator = OPERATORS[level][token];
      advance();
      left = operator(left, binary(level + 1));
    }
    return left;
  }

  /** −n^2 is −(n^2). */
  function signed(): Column {
    if (!take('-')) return power();
    const operand = nested(signed);
    return unaryOf(operand, (value) => -value);
  }

  function power(): Column {
    const base = operand();
    if (!take('^')) return base;
    const place = at,
      variablesBefore = variables;
    const constant = nested(signed);
    const exponent = variables === variablesBefore ? constant(new Float64Array(1), 0)[0] : NaN;
    if (!Number.isInteger(exponent) || Math.abs(exponent) > MAX_EXPONENT) {
      fail(place, `an exponent must be a whole number from -${MAX_EXPONENT} to ${MAX_EXPONENT}, without n or N`);
    }
    const buffer = createBuffer();
    return (n, N) => raise(buffer(n.length), base(n, N), exponent);
  }

  function operand(): Column {
    const place = at;
    if (take('(')) {
      const inner = nested(conditional);
      expect(')', ` or ${OPERATOR}`);
      return inner;
    }
    const word = token;
    if (kind === 'number') {
      const value = Number(word);
      if (!Number.isFinite(value)) fail(place, `${word} is too large for a number`);
      advance();
      return constantOf(() => value);
    }
    if (kind !== 'name') refuse(OPERAND);
    advance();
    if (word === 'n' || word === 'N') {
      variables++;
      return word === 'n' ? (n) => n : constantOf((N) => N);
    }
    return call(word, place);
  }

  function call(name: string, place: number): Column {
    const [takes, apply] = FUNCTIONS.get(name) ?? fail(place, `"${name}" is unknown; allowed is ${OPERAND}`);
    expect('(', ` after ${name}`);
    const first = nested(conditional);
    if (takes === 'one') {
      expect(')', `, since ${name} takes one value, or ${OPERATOR}`);
      return unaryOf(first, (value) => apply(value));
    }
    let all = first;
    expect(',', `, since ${name} takes two values or more, or ${OPERATOR}`);
    do {
      const before = all,
        next = nested(conditional);
      all = binaryOf((out, a, b) => {
        for (let i = 0; i < out.length; i++) out[i] = apply(a[i], b[i]);
      })(before, next);
    } while (take(','));
    expect(')', `, "," or ${OPERATOR}`);
    return all;
  }
}
