import { pathsOf } from '@farol/experiments';
import { expect, test } from 'vitest';
import { presetOf } from '../../game-form/presets.ts';
import { READY_DESIGNS } from '../ready-designs.ts';
import { addFactor, draftAround, nextPath, replaceFactor, variedIn } from './draft-edits.ts';
import { baseOfPreset, draftOf } from './draft.ts';

const [savit] = READY_DESIGNS.map(({ design }) => draftOf(design));
const COUNT = 'agents[0].count';
const MEMORY = 'agents[0].params.memory';

test('a preset begins with one factor, around its own value', () => {
  const critical = presetOf('minority-critical')!;
  const draft = draftAround(baseOfPreset(critical), critical.vary);
  expect(draft.factors).toMatchObject([{ path: MEMORY, form: 'range', from: '1', to: '12', amount: '1' }]);
  expect(draft).toMatchObject({ replicates: '10', name: '', seed: '', stopRule: null });
});

test('the next factor is the first parameter that does not vary; rounds and histories are chosen by hand', () => {
  const paths = pathsOf(savit.base);
  expect(paths[0]).toBe('rounds');
  expect(nextPath(paths, [])).toBe('rules.kind');
  expect(nextPath(paths, ['rules.kind', 'rules.payoff'])).toBe(COUNT);
  expect(nextPath(paths, paths)).toBeUndefined();
});

test('a path is varied once, also when another factor moves it', () => {
  expect(variedIn(savit)).toEqual([COUNT, MEMORY]);
  expect(addFactor(savit, MEMORY)).toBe(savit.factors);
  const joint = { ...savit, factors: [{ ...savit.factors[0], with: ['rounds'] }] };
  expect(variedIn(joint)).toEqual([COUNT, 'rounds']);
  expect(addFactor(joint, 'rounds')).toBe(joint.factors);
  expect(addFactor(joint, MEMORY).map(({ path }) => path)).toEqual([COUNT, MEMORY]);
});

test('a changed factor keeps its place and leaves the others alone', () => {
  const [count, memory] = savit.factors;
  const changed = replaceFactor(savit, 1, { ...memory, to: '5' });
  expect(changed[0]).toBe(count);
  expect(changed[1]).toEqual({ ...memory, to: '5' });
});

test('a factor at another path begins anew: levels of a memory are none of a number of tables', () => {
  const [, memory] = savit.factors;
  const [, changed] = replaceFactor(savit, 1, { ...memory, path: 'agents[0].params.tables' });
  expect(changed).toMatchObject({ path: 'agents[0].params.tables', form: 'range', from: '1', to: '8' });
});

test('a factor that moves several paths and gets another first one moves that alone', () => {
  const joint = { ...savit.factors[0], with: ['rounds'], values: '51, 100; 101, 200' };
  const [changed] = replaceFactor({ ...savit, factors: [joint] }, 0, { ...joint, path: MEMORY });
  expect(changed.with ?? []).toEqual([]);
  expect(changed.values).toBe('');
});
