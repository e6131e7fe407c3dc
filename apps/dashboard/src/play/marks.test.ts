import { Game } from '@farol/kernel';
import { expect, test } from 'vitest';
import { Marks } from './marks.ts';
import { manifestOf } from './manifests.ts';
import { SETUPS } from './setups.ts';

test('marks lie at even distances, are never many, and are the digests of a game’s beginnings', () => {
  const manifest = manifestOf({ ...SETUPS.coins, seed: '5' });
  const game = new Game(manifest);
  const marks = new Marks(4);
  while (game.round < 50_000) {
    game.play(Math.min(marks.until(game.round), 50_000 - game.round));
    marks.note(game.round, () => game.digest);
  }
  expect(marks.read().map(([rounds]) => rounds)).toEqual([16_384, 32_768, 49_152]);
  for (const [rounds, digest] of marks.read()) {
    const again = new Game(manifest);
    again.play(rounds);
    expect(again.digest.slice(0, 16)).toBe(digest);
  }
});
