import { designSchema, levelAt, pathsOf } from '@farol/experiments';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { PRESETS } from '../../game-form/presets.ts';
import { baseOfPreset, beginFactor, beginRows, designOf, draftOf, type Draft, type FactorDraft } from './draft.ts';

const BAR = { rules: { kind: 'el-farol', capacity: 60 }, agents: [{ strategy: 'arthur', count: 100 }], rounds: 1000 };
const MINORITY = {
  rules: { kind: 'minority' },
  agents: [{ strategy: 'tables', params: { memory: 3 }, count: 101 }],
  rounds: 500,
};

const draftFor = (base: typeof BAR | typeof MINORITY) => draftOf({ base, factors: [], replicates: 2 });
const begin = (draft: Draft, path: string) => beginFactor(draft.base, path, levelAt(draft.base, path));
const levelsOf = (draft: Draft, factor: FactorDraft) =>
  designSchema.parse(designOf({ ...draft, factors: [factor] })).factors[0].values;

test.each([
  ['a capacity of 60', 'rules.capacity', [30, 40, 50, 60, 70, 80, 90]],
  ['a payoff of 1', 'rules.uncrowded', [0, 1 / 3, 2 / 3, 1, 4 / 3, 5 / 3, 2]],
  ['100 agents', 'agents[0].count', [25, 50, 100, 200, 400]],
  ['1000 rounds', 'rounds', [250, 500, 1000, 2000, 4000]],
  ['a kind of information', 'information.kind', ['attendance', 'own-payoff', 'random']],
  ['a random past', 'initialHistory', ['random']],
])('around %s the levels are even or in equal ratios', (_, path, levels) => {
  const draft = draftFor(BAR);
  const found = levelsOf(draft, begin(draft, path));
  expect(found).toHaveLength(levels.length);
  for (const [index, level] of levels.entries()) {
    if (typeof level === 'number') expect(found[index]).toBeCloseTo(level, 9);
    else expect(found[index]).toBe(level);
  }
});

test('a minority game is varied over odd numbers of agents', () => {
  const draft = draftFor(MINORITY);
  const levels = levelsOf(draft, begin(draft, 'agents[0].count'));
  expect(levels).toHaveLength(5);
  for (const level of levels) expect(Number(level) % 2).toBe(1);
});

test('a small whole number is varied one by one, from 1 to twice itself', () => {
  const draft = draftFor(MINORITY);
  expect(levelsOf(draft, begin(draft, 'agents[0].params.memory'))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('a probability is varied in tenths', () => {
  const draft = draftOf({
    base: { ...BAR, agents: [{ strategy: 'bernoulli', count: 10 }] },
    factors: [],
    replicates: 2,
  });
  expect(levelsOf(draft, begin(draft, 'agents[0].params.probability'))).toEqual([
    0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1,
  ]);
});

test.each([0, 1, 2, 3])('agents that number %i begin with levels that rise', (count) => {
  const draft = draftFor({ ...BAR, agents: [{ strategy: 'arthur', count }] });
  const levels = levelsOf(draft, begin(draft, 'agents[0].count'));
  expect(levels.length).toBeGreaterThan(1);
  expect(levels[0]).toBe(1);
});

const everyPath = PRESETS.flatMap((preset) => {
  const { base } = draftOf({ base: baseOfPreset(preset), factors: [], replicates: 2 });
  return pathsOf(base).map((path) => [preset.id, path, base] as const);
});

test('every value of every preset can be varied as it comes', () => {
  for (const [preset, path, base] of everyPath) {
    const draft = draftOf({ base, factors: [], replicates: 2 });
    const { error } = designSchema.safeParse(designOf({ ...draft, factors: [begin(draft, path)] }));
    expect(error?.issues ?? [], `${path} of ${preset}`).toEqual([]);
  }
});

const TWO = {
  rules: { kind: 'minority' },
  agents: [
    { strategy: 'tables', params: { memory: 3 }, count: 101 },
    { strategy: 'bernoulli', count: 50 },
  ],
  rounds: 500,
};
const two = draftOf({
  base: TWO,
  factors: [{ path: 'agents[0].count', values: [11, 21] }],
  replicates: 2,
});

test('paths that begin to move together have one row, of the base’s own values', () => {
  const [factor] = two.factors;
  expect(beginRows(two.base, factor, ['agents[1].count'])).toBe('101, 50');
});

test('a path that has no value of its own begins at its default', () => {
  const [factor] = two.factors;
  expect(beginRows(two.base, factor, ['agents[0].params.tables'])).toBe('101, 2');
});

const joint: FactorDraft = { ...two.factors[0], with: ['agents[1].count'], values: '100, 0; 90, 10; 80, 20' };

test('a third path is one more column; a removed one is one less', () => {
  const { base } = two;
  expect(beginRows(base, joint, ['agents[1].count', 'rounds'])).toBe('100, 0, 500; 90, 10, 500; 80, 20, 500');
  expect(beginRows(base, { ...joint, with: ['rounds', 'agents[1].count'], values: '100, 5, 0' }, ['rounds'])).toBe(
    '100, 5',
  );
});

test('with its last partner gone a factor has the levels of its own path', () => {
  expect(beginRows(two.base, joint, [])).toBe('100, 90, 80');
});

test('adding a path and removing it again changes no row', () => {
  const counts = fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(counts, (rows) => {
      const values = rows.map((row) => row.join(', ')).join('; ');
      const before = { ...joint, values };
      const wider = [...before.with!, 'rounds'];
      const added = { ...before, with: wider, values: beginRows(two.base, before, wider) };
      expect(beginRows(two.base, added, before.with!)).toBe(values);
    }),
  );
});
