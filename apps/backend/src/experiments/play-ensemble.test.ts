import { playReplicate } from '@farol/experiments';
import { type Manifest, STATISTIC_NAMES } from '@farol/kernel';
import { expect, test } from 'vitest';
import { playEnsemble, type ReplicateStanding, type ReplicateTask } from './play-ensemble.ts';

const MANIFEST: Manifest = {
  engine: 1,
  rules: { kind: 'el-farol', capacity: 6, uncrowded: 1, crowded: -1, home: 0 },
  agents: [
    { strategy: 'bernoulli', params: { probability: 0.5 }, count: 7, joins: 0 },
    { strategy: 'roth-erev', params: { forgetting: 0.01, initial: 1 }, count: 4, joins: 0 },
  ],
  information: { kind: 'attendance' },
  initialHistory: 'random',
  seed: '5',
};

/** Plays a replicate that is interrupted after each `pieces` pieces, stored and opened again. */
function playInSlices(task: ReplicateTask, pieces: number) {
  let standing: ReplicateStanding | null = null;
  const stored: Uint8Array[] = [];
  for (let slices = 1; ; slices++) {
    let left = pieces + 1;
    const [played] = playEnsemble([{ ...task, standing }], () => left-- <= 0);
    if (!('slice' in played)) return { slices, ...played };
    const { to, snapshot, before, attendances } = played.slice;
    if (attendances) stored.push(attendances);
    standing = { snapshot, before, attendances: to === task.rounds ? stored : null };
  }
}

test.each([
  [0, 3],
  [1, 1],
  [100, 1],
  [100, 8],
  [399, 2],
])('a transient of %i rounds and slices of %i pieces change no statistic', (transient, pieces) => {
  const rounds = 400;
  const task = { cell: 0, replicate: 0, manifest: MANIFEST, rounds, transient, statistics: STATISTIC_NAMES };
  const { digest, statistics } = playReplicate(MANIFEST, rounds, transient);
  const sliced = playInSlices({ ...task, standing: null }, pieces);
  expect(sliced).toMatchObject({ digest, outcome: { statistics } });
  expect(sliced.slices).toBeGreaterThan(1);
});
