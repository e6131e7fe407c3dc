import { Game, type Manifest } from '@farol/kernel';
import { expect, test } from 'vitest';
import { Marks } from '../play/marks.ts';
import { joinedBy, manifestOf } from '../play/manifests.ts';
import { SETUPS } from '../play/setups.ts';
import { EXAMPLE } from './example.ts';
import { Replay } from './replay.ts';
import type { SharedCitation } from './shared-citation.ts';

/** A game as whoever shares it has played it. */
function played(manifest: Manifest, rounds: number): SharedCitation {
  const game = new Game(manifest);
  const marks = new Marks();
  while (game.round < rounds) {
    game.play(Math.min(marks.until(game.round), rounds - game.round));
    marks.note(game.round, () => game.digest);
  }
  return { manifest, rounds, digest: game.digest, marks: marks.read() };
}

function replayed(citation: SharedCitation, slice: number) {
  const replay = new Replay(citation);
  while (!replay.isOver) replay.play(slice);
  return replay.conclude();
}

const bar = manifestOf({ ...SETUPS.coins, seed: '8' });

test.each([1, 999, 4096, 1_000_000])('a game comes out the same in slices of %i rounds', (slice) => {
  const { isSame, rounds, statistics, difference } = replayed(played(bar, 9000), slice);
  expect([isSame, rounds, difference]).toEqual([true, 9000, undefined]);
  expect(statistics).toMatchObject({ window: { from: 1, to: 9000 }, agents: 100, capacity: 60 });
  expect(statistics!.series.meanAttendance).toBeCloseTo(60.07, 0);
});

test('the example of the page is true', () => {
  expect(replayed(EXAMPLE, 10_000)).toMatchObject({ isSame: true, rounds: 10_000 });
});

test('no rounds at all are a game too', () => {
  expect(replayed(played(bar, 0), 10)).toMatchObject({ isSame: true, rounds: 0, statistics: undefined });
});

test('where histories part lies between two marks', () => {
  const citation = played(bar, 60_000);
  // Somebody says that one agent less played from round 20,001 on.
  const other = played(
    {
      ...bar,
      agents: [
        { ...bar.agents[0], leaves: 20_000 },
        { ...joinedBy(bar.agents[0], 20_000), count: 99 },
      ],
    },
    60_000,
  );
  expect(replayed({ ...other, manifest: citation.manifest }, 5000)).toMatchObject({
    isSame: false,
    difference: { same: 16_384, before: 20_480 },
  });
});

test('without marks all that is known is that it differs', () => {
  const { marks: _, ...citation } = played(bar, 1000);
  const wrong = { ...citation, manifest: { ...bar, seed: '9' } };
  expect(replayed(wrong, 100)).toMatchObject({ isSame: false, difference: { same: 0, before: 1000 } });
});

test('statistics are of the last rounds with the same agents', () => {
  const joining = { ...bar, agents: [...bar.agents, joinedBy({ strategy: 'always', count: 7 }, 300)] };
  const { statistics } = replayed(played(joining, 1000), 128);
  expect(statistics).toMatchObject({ window: { from: 301, to: 1000 }, agents: 107 });
  expect(statistics!.cohorts.map(({ rounds, attendanceShare }) => [rounds, attendanceShare!.max])).toEqual([
    [700, expect.any(Number)],
    [700, 1],
  ]);
});
