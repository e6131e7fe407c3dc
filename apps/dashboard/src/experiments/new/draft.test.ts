import { experimentSchema } from '@farol/experiments';
import { expect, test } from 'vitest';
import { READY_DESIGNS } from '../ready-designs.ts';
import { PRESETS } from '../../game-form/presets.ts';
import { baseOfPreset, readBase, beginFactor, designOf, draftOf, readLevels, writeLevels } from './draft.ts';
import { parameterAt } from '../names.ts';

const BAR = { rules: { kind: 'el-farol' }, agents: [{ strategy: 'arthur', count: 100 }], rounds: 100 };
const CURVES = { ...BAR, rules: { kind: 'curves', go: '1', stay: '0' } };

test.each(READY_DESIGNS.map((ready) => [ready.id, ready.design] as const))(
  'the ready design %s is sound, and passes through the form unchanged',
  (_, design) => {
    const asked = experimentSchema.parse({ ...design, seed: '1' });
    expect(experimentSchema.parse({ ...designOf(draftOf(design)), seed: '1' })).toEqual(asked);
  },
);

test('an experiment’s complete design passes through the form unchanged', () => {
  const stopRule = { statistic: 'volatility', halfWidth: 0.1, maxReplicates: 20 } as const;
  const complete = experimentSchema.parse({ ...READY_DESIGNS[0].design, stopRule, transient: 100 });
  const again = experimentSchema.parse(designOf(draftOf(complete)));
  // The fewest replicates of a stop rule are the design's own.
  expect(again).toEqual(complete);
});

test.each(PRESETS.map((preset) => [preset.id, baseOfPreset(preset), preset.vary] as const))(
  'a factor begins with levels that the game %s can be played with',
  (_, base, vary) => {
    const draft = draftOf({ base, factors: [], replicates: 2 });
    for (const path of [vary, 'agents[0].count', 'rounds']) {
      const value = path === 'agents[0].count' ? base.agents[0].count : undefined;
      const design = designOf({ ...draft, factors: [beginFactor(draft.base, path, value)] });
      const { error, data } = experimentSchema.safeParse(design);
      expect(error?.issues ?? [], path).toEqual([]);
      expect(data!.factors[0].values.length, path).toBeGreaterThan(1);
    }
  },
);

test.each([
  ['rules.capacity', '40, 50,60', [40, 50, 60]],
  ['rules.capacity', '40, some', [40, 'some']],
  ['agents[0].strategy', 'arthur, linear', ['arthur', 'linear']],
  ['initialHistory', '[[10, 20], "random"]', [[10, 20], 'random']],
])('levels of %s in %j are %j, and are written so that they read alike', (path, text, levels) => {
  const { base } = draftOf({ base: BAR, factors: [], replicates: 1 });
  const parameter = parameterAt(base, path);
  expect(readLevels(text, parameter)).toEqual(levels);
  expect(readLevels(writeLevels(levels), parameter)).toEqual(levels);
});

test('curves with commas in them are levels too', () => {
  const { base } = draftOf({ base: CURVES, factors: [], replicates: 1 });
  const levels = ['min(n, 3)', [[0, 1] as const, [40, -1] as const]];
  expect(readLevels(writeLevels(levels), parameterAt(base, 'rules.go'))).toEqual(levels);
});

test('a base in JSON may leave out what a request may', () => {
  expect(readBase({ rules: { kind: 'minority' }, agents: [{ strategy: 'tables' }], rounds: 9 })).toEqual({
    rules: { kind: 'minority' },
    agents: [{ strategy: 'tables', params: {}, count: 1 }],
    information: { kind: 'attendance' },
    initialHistory: 'random',
    rounds: 9,
  });
});

test.each([
  ['null'],
  ['[]'],
  ['{"rules": null, "agents": []}'],
  ['{"rules": {}, "agents": {}}'],
  ['{"rules": {}, "agents": [null]}'],
  ['{"rules": {}, "agents": [{"params": null}]}'],
  ['{"rules": {}, "agents": [], "information": null}'],
])('%s is no base', (text) => {
  expect(readBase(JSON.parse(text))).toBeUndefined();
});

test('what is no number is refused at its own field', () => {
  const draft = draftOf(READY_DESIGNS[1].design);
  const faulty = { ...draft, replicates: 'many', factors: [{ ...draft.factors[0], from: 'ten' }] };
  const paths = experimentSchema.safeParse(designOf(faulty)).error!.issues.map(({ path }) => path.join('.'));
  expect(paths).toEqual(expect.arrayContaining(['replicates', 'factors.0.from']));
});
