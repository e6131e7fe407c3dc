import * as fc from 'fast-check';
import { type AgentEntry, agentsAfter, INFORMATION_KINDS, type Manifest } from '../manifest.ts';
import type { Parameter, Parameters, Value } from '../parameters.ts';
import { withDefaults } from '../parameters.ts';
import { RULES, rulesOf } from '../rules/catalogue.ts';
import { STRATEGIES, strategyOf } from '../strategies/catalogue.ts';

/** Random manifests change their population in the first this many rounds only. */
export const CHANGING_ROUNDS = 40;

/** Agents that are there from the first round to the last, with their strategy's defaults. */
export function entryOf(strategy: string, count: number, given: Partial<AgentEntry> = {}): AgentEntry {
  const params = withDefaults(strategyOf(strategy).parameters, given.params ?? {}, count);
  return { strategy, count, joins: 0, ...given, params };
}

/** A game whose history is real and whose agents see attendance, in all that is not given. */
export function manifestOf(given: Pick<Manifest, 'rules' | 'agents'> & Partial<Manifest>): Manifest {
  return { engine: 1, information: { kind: 'attendance' }, seed: '1', initialHistory: 'random', ...given };
}

export const MINORITY = { kind: 'minority', payoff: 'sign' } as const;

/** El Farol as Arthur pays it. */
export function elFarolOf(capacity: number) {
  return { kind: 'el-farol', capacity, uncrowded: 1, crowded: -1, home: 0 } as const;
}

const curve = fc.constantFrom<Value>(
  '0',
  'n <= 0.6 * N ? 1 : -1',
  'n / N - 1 / 3',
  [[3, 0.25]],
  [
    [0, 2],
    [5, 0.1],
    [11, -1.75],
  ],
);

/** A value that costs little: a whole number is one of the seven lowest or the default, a number mostly a simple one. */
function valueOf(parameter: Parameter): fc.Arbitrary<Value> {
  const { type } = parameter;
  if (type === 'curve') return curve;
  if (type === 'choice') return fc.constantFrom(...parameter.options);
  const { min, max } = parameter;
  if (type === 'integer') return fc.integer({ min, max: Math.min(max, min + 6) });
  const simple = [min, max, parameter.default, 0, 0.3, 0.5, 1, -1].filter((value) => value >= min && value <= max);
  return fc.oneof(
    fc.constantFrom(...simple),
    fc.double({ min: Math.max(min, -2), max: Math.min(max, 2), noNaN: true }).map((value) => value + 0),
  );
}

const valuesOf = (parameters: Parameters) =>
  fc.record(Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => [name, valueOf(parameter)])));

const rules = fc.oneof(
  ...RULES.map(({ kind, parameters }) => valuesOf(parameters).map((values) => ({ ...values, kind }))),
);

/** Some agents; the first of a game stay from the first round to the last, so that it never is without any. */
function entry(strategies: readonly string[], isFirst: boolean, needOdd: boolean): fc.Arbitrary<AgentEntry> {
  const half = fc.integer({ min: 1, max: 9 });
  const count = needOdd ? half.map((half) => 2 * half - (isFirst ? 1 : 0)) : half;
  const round = fc.integer({ min: 0, max: CHANGING_ROUNDS });
  return fc
    .record({
      strategy: fc.constantFrom(...strategies),
      count,
      joins: round,
      stays: fc.option(round, { nil: undefined }),
    })
    .chain(({ strategy, count, joins, stays }) =>
      valuesOf(strategyOf(strategy).parameters).map((params) => {
        if (isFirst) return { strategy, params, count, joins: 0 };
        return { strategy, params, count, joins, ...(stays !== undefined && { leaves: joins + stays }) };
      }),
    );
}

/** A playable game of up to five cohorts, which join in the order of their numbers, as a game is appended to. */
export const anyManifest: fc.Arbitrary<Manifest> = fc
  .record({ rules, information: fc.constantFrom(...INFORMATION_KINDS) })
  .chain(({ rules, information }) => {
    const seeing = STRATEGIES.filter(({ sees }) => information !== 'own-payoff' || sees !== 'attendance');
    const strategies = seeing.map(({ id }) => id);
    const needOdd = rulesOf(rules.kind).population.odd;
    return fc.record({
      first: entry(strategies, true, needOdd),
      others: fc.array(entry(strategies, false, needOdd), { maxLength: 4 }),
      seed: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String),
      given: fc.option(fc.array(fc.nat(), { maxLength: 70 })),
      rules: fc.constant(rules),
      information: fc.constant({ kind: information }),
    });
  })
  .map(({ first, others, seed, given, rules, information }) => {
    const agents = [first, ...others.toSorted((a, b) => a.joins - b.joins)];
    const manifest = manifestOf({ rules, information, seed, agents });
    const atFirst = agentsAfter(manifest, 0);
    return given ? { ...manifest, initialHistory: given.map((any) => any % (atFirst + 1)) } : manifest;
  });
