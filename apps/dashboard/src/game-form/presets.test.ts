import { newGameSchema } from '@farol/api';
import { pathFault } from '@farol/experiments';
import { Game, playFault } from '@farol/kernel';
import { expect, test } from 'vitest';
import { baseOfPreset, draftOf } from '../experiments/new/draft.ts';
import { faultIn, manifestOf } from '../play/manifests.ts';
import { FIRST_TO_VARY, PRESETS, presetOf } from './presets.ts';
import { addressOf, shortSource } from './source-link.ts';

test('each preset has an id and a title of its own', () => {
  expect(new Set(PRESETS.map(({ id }) => id)).size).toBe(PRESETS.length);
  expect(new Set(PRESETS.map(({ title }) => title)).size).toBe(PRESETS.length);
});

test.each(PRESETS.map((preset) => [preset.id, preset] as const))(
  '%s plays in the playground, as a game of the laboratory, and in an experiment',
  (_, preset) => {
    const { name: _name, rounds: _rounds, ...setup } = preset.game;
    const inTab = manifestOf({ ...setup, seed: '7' });
    expect(faultIn(inTab, 0)).toBeUndefined();
    const { manifest } = newGameSchema.parse({ ...preset.game, seed: '7' });
    expect(playFault(manifest, 0)).toBeUndefined();
    expect(new Game(manifest).play(50)).toEqual(new Game(inTab).play(50));
    const { base } = draftOf({ base: baseOfPreset(preset), factors: [], replicates: 1 });
    expect(base.rules).toEqual(preset.game.rules);
    expect(base.rounds).toBe(preset.game.rounds);
    expect(pathFault(base, preset.vary)).toBeUndefined();
  },
);

test.each(PRESETS.map(({ id, source }) => [id, source] as const))(
  'the source of %s can be cited and read',
  (_, source) => {
    expect(shortSource(source)).toMatch(/^\p{Lu}[\p{L}’' &.-]+ \d{4}$/u);
    expect(addressOf(source)).toMatch(/^https:\/\/\S+$/);
  },
);

test('a preset is found by its id, and an unknown id is none', () => {
  expect(presetOf('coins')?.title).toBe('The same bar, by coin');
  expect(presetOf('poker')).toBeUndefined();
  expect(presetOf(null)).toBeUndefined();
  expect(PRESETS).toContain(FIRST_TO_VARY);
});

test('a base is a copy: a change of it leaves the preset alone', () => {
  const base = baseOfPreset(PRESETS[0]);
  base.agents[0].count = 5;
  expect(PRESETS[0].game.agents[0].count).toBe(100);
});
