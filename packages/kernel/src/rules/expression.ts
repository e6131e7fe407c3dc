/** An expression's value at attendance n in a game of N agents. */
export type Expression = (n: number, N: number) => number;

/** What is wrong with an expression, at which character, and what is allowed there. */
export class ExpressionFault extends Error {
  override name = 'ExpressionFault';
}

export const MAX_EXPRESSION_LENGTH = 1000;
/** Of parentheses, calls, signs, powers and conditionals within one another. */
const MAX_DEPTH = 64;
const MAX_EXPONENT = 64;

type Binary = (a: Expression, b: Expression) => Expression;

/** Neither 0 nor what is not a number holds. */
const holds = (value: number) => value !== 0 && !Number.isNaN(value);

/** From the loosest to the tightest; all bind to the left. Comparisons and logic give 1 or 0. */
const OPERATORS: readonly Readonly<Record<string, Binary>>[] = [
  { '||': (a, b) => (n, N) => (holds(a(n, N)) || holds(b(n, N)) ? 1 : 0) },
  { '&&': (a, b) => (n, N) => (holds(a(n, N)) && holds(b(n, N)) ? 1 : 0) },
  {
    '<': (a, b) => (n, N) => (a(n, N) < b(n, N) ? 1 : 0),
    '<=': (a, b) => (n, N) => (a(n, N) <= b(n, N) ? 1 : 0),
    '>': (a, b) => (n, N) => (a(n, N) > b(n, N) ? 1 : 0),
    '>=': (a, b) => (n, N) => (a(n, N) >= b(n, N) ? 1 : 0),
    '==': (a, b) => (n, N) => (a(n, N) === b(n, N) ? 1 : 0),
    '!=': (a, b) => (n, N) => (a(n, N) !== b(n, N) ? 1 : 0),
  },
  { '+': (a, b) => (n, N) => a(n, N) + b(n, N), '-': (a, b) => (n, N) => a(n, N) - b(n, N) },
  { '*': (a, b) => (n, N) => a(n, N) * b(n, N), '/': (a, b) => (n, N) => a(n, N) / b(n, N) },
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
function raise(base: number, exponent: number): number {
  let power = 1;
  for (let i = Math.abs(exponent); i > 0; i--) power *= base;
  return exponent < 0 ? 1 / power : power;
}

function fail(place: number, what: string): never {
  throw new ExpressionFault(`at character ${place + 1}: ${what}`);
}

/** Reads an expression, or throws an ExpressionFault. */
export function parseExpression(text: string): Expression {
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

  function conditional(): Expression {
    const condition = binary(0);
    if (!take('?')) return condition;
    const yes = nested(conditional);
    expect(':', ` or ${OPERATOR}`);
    const no = nested(conditional);
    return (n, N) => (holds(condition(n, N)) ? yes(n, N) : no(n, N));
  }

  function binary(level: number): Expression {
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
  function signed(): Expression {
    if (!take('-')) return power();
    const operand = nested(signed);
    return (n, N) => -operand(n, N);
  }

  function power(): Expression {
    const base = operand();
    if (!take('^')) return base;
    const place = at,
      variablesBefore = variables;
    const constant = nested(signed);
    const exponent = variables === variablesBefore ? constant(0, 0) : NaN;
    if (!Number.isInteger(exponent) || Math.abs(exponent) > MAX_EXPONENT) {
      fail(place, `an exponent must be a whole number from -${MAX_EXPONENT} to ${MAX_EXPONENT}, without n or N`);
    }
    return (n, N) => raise(base(n, N), exponent);
  }

  function operand(): Expression {
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
      return () => value;
    }
    if (kind !== 'name') refuse(OPERAND);
    advance();
    if (word === 'n' || word === 'N') {
      variables++;
      return word === 'n' ? (n) => n : (_, N) => N;
    }
    return call(word, place);
  }

  function call(name: string, place: number): Expression {
    const [takes, apply] = FUNCTIONS.get(name) ?? fail(place, `"${name}" is unknown; allowed is ${OPERAND}`);
    expect('(', ` after ${name}`);
    const first = nested(conditional);
    if (takes === 'one') {
      expect(')', `, since ${name} takes one value, or ${OPERATOR}`);
      return (n, N) => apply(first(n, N));
    }
    let all = first;
    expect(',', `, since ${name} takes two values or more, or ${OPERATOR}`);
    do {
      const before = all,
        next = nested(conditional);
      all = (n, N) => apply(before(n, N), next(n, N));
    } while (take(','));
    expect(')', `, "," or ${OPERATOR}`);
    return all;
  }
}
